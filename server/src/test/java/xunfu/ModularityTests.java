package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import xunfu.foundation.Rooms;

/** The walls of the house, and its picture. */
class ModularityTests {

  /** Who may call whom; all may use {@code kernel}. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("kernel", ""),
          Map.entry("foundation", "kernel"),
          Map.entry("trace", "kernel"),
          Map.entry("organization", "kernel trace"),
          Map.entry("collaboration", "kernel trace organization"),
          Map.entry("registry", "kernel trace organization collaboration"),
          Map.entry("standards", "kernel trace organization collaboration registry"),
          Map.entry("visit", "kernel trace organization collaboration registry standards"),
          Map.entry("rounds", "kernel trace organization collaboration registry standards visit"),
          Map.entry(
              "inspection", "kernel trace organization collaboration registry standards visit"),
          Map.entry("problem", "kernel trace organization collaboration registry standards visit"),
          Map.entry(
              "credit",
              "kernel trace organization collaboration registry standards visit inspection problem"),
          Map.entry(
              "draw",
              "kernel trace organization collaboration registry standards visit inspection problem"
                  + " credit rounds"),
          Map.entry(
              "insight",
              "kernel trace organization collaboration registry standards visit inspection problem"
                  + " credit rounds draw"),
          Map.entry(
              "demo",
              "kernel trace organization collaboration registry standards visit inspection problem"
                  + " credit rounds draw"));

  private static final ApplicationModules HOUSE =
      ApplicationModules.of(Xunfu.class, Rooms.libraries());

  @Test
  void everyRoomKeepsItsWalls() {
    HOUSE.verify();
  }

  @Test
  void everyRoomDeclaresOnlyWhatTheHousePlanAllows() {
    HOUSE.forEach(
        room -> {
          String name = room.getIdentifier().toString();
          assertThat(ALLOWED).as("the plan of the house").containsKey(name);
          List<String> plan = List.of(ALLOWED.getOrDefault(name, "").split(" "));
          assertThat(declared(room.getBasePackage().getName())).as(name).isSubsetOf(plan);
        });
  }

  @Test
  void thePictureIsDrawn() throws IOException {
    Path picture = Path.of("../docs/modules").toAbsolutePath().normalize();
    new Documenter(HOUSE, Documenter.Options.defaults().withOutputFolder(picture.toString()))
        .writeModulesAsPlantUml();
    Path drawn = picture.resolve("components.puml");
    Files.write(drawn, inOrder(Files.readAllLines(drawn)));
    assertThat(inOrder(Files.readAllLines(drawn)))
        .as("the same house gives the same picture")
        .isEqualTo(Files.readAllLines(drawn))
        .filteredOn(line -> line.startsWith("Rel("))
        .isSorted()
        .isNotEmpty();
  }

  /** Rooms and arrows come in another order each time; within its block each line has its place. */
  private static List<String> inOrder(List<String> lines) {
    var ordered = new ArrayList<String>();
    var block = new ArrayList<String>();
    for (String line : lines) {
      if (!block.isEmpty() && !kind(line).equals(kind(block.getLast()))) {
        block.stream().sorted().forEach(ordered::add);
        block.clear();
      }
      block.add(line);
      if (kind(line).isEmpty()) {
        ordered.add(block.removeLast());
      }
    }
    ordered.addAll(block);
    return ordered;
  }

  private static String kind(String line) {
    return List.of("Component(", "Rel(").stream()
        .filter(line.strip()::startsWith)
        .findFirst()
        .orElse("");
  }

  private static List<String> declared(String room) {
    try {
      var module =
          Class.forName(room + ".package-info")
              .getAnnotation(org.springframework.modulith.ApplicationModule.class);
      assertThat(module).as(room + " declares its allowed dependencies").isNotNull();
      return List.of(module.allowedDependencies());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(room + " has no package-info", e);
    }
  }
}
