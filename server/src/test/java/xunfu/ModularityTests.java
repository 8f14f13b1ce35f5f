package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
  void thePictureIsDrawn() {
    Path picture = Path.of("../docs/modules").toAbsolutePath().normalize();
    new Documenter(HOUSE, Documenter.Options.defaults().withOutputFolder(picture.toString()))
        .writeModulesAsPlantUml();
    assertThat(picture.resolve("components.puml")).isNotEmptyFile();
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
