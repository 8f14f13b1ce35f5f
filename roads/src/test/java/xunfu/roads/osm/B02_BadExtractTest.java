package xunfu.roads.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extracts that cannot be used say why, and what was there before stays. */
class B02_BadExtractTest {
  @TempDir private Path folder;
  private Path tiny;

  @BeforeEach
  void write() throws Exception {
    tiny = TinyMap.written(folder);
  }

  private void refused(Path extract, String... parts) {
    assertThatThrownBy(() -> RoadImport.make(extract, folder.resolve("graph"), (s, p) -> {}))
        .isInstanceOf(BadMap.class)
        .hasMessageContainingAll(parts);
    assertThat(folder.resolve("graph")).doesNotExist();
    assertThat(folder.resolve("graph.new")).doesNotExist();
  }

  private Path file(String name, byte[] content) throws Exception {
    return Files.write(folder.resolve(name), content);
  }

  @Test
  void aFileThatIsNotThere() {
    refused(folder.resolve("none.osm.pbf"), "there is no file", "none.osm.pbf", "Maybe check");
  }

  @Test
  void aFileThatIsNoExtract() throws Exception {
    refused(file("empty.osm", new byte[0]), "is empty");
    refused(
        file("text.osm", "not a map".getBytes(StandardCharsets.UTF_8)),
        "is no OpenStreetMap extract");
    refused(
        file("page.osm", "<html/>".getBytes(StandardCharsets.UTF_8)),
        "is no OpenStreetMap extract");
    refused(file("zeros.osm.pbf", new byte[5_000]), "is no OpenStreetMap extract");
  }

  @Test
  void anXmlThatEndsInTheMiddle() throws Exception {
    byte[] whole = Files.readAllBytes(tiny);
    for (int cut = 200; cut < whole.length - 10; cut += whole.length / 20) {
      refused(file("cut.osm", Arrays.copyOf(whole, cut)), "ends in the middle", "it was cut off");
    }
  }

  @Test
  void aPackedFileThatEndsInTheMiddle() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(tiny));
    }
    byte[] whole = packed.toByteArray();
    refused(
        file("cut.osm.gz", Arrays.copyOf(whole, whole.length / 2)),
        "ends in the middle",
        "it was cut off");
  }

  @Test
  void aMapWithoutRoads() throws Exception {
    refused(
        file("sea.osm", "<osm version='0.6'></osm>".getBytes(StandardCharsets.UTF_8)),
        "sea.osm cannot be imported",
        "Maybe check that it holds roads");
  }

  @Test
  void anImportThatFailsLeavesTheFormerGraph() throws Exception {
    Path graph = folder.resolve("graph");
    RoadImport.make(tiny, graph, (step, percent) -> {});
    Path sea = file("sea.osm", "<osm version='0.6'></osm>".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> RoadImport.make(sea, graph, (step, percent) -> {}))
        .isInstanceOf(BadMap.class);
    try (var roads = GraphRoads.open(graph)) {
      assertThat(roads.source()).isEqualTo("tiny.osm");
    }
  }

  @Test
  void aGraphThatAKilledImportPutAsideIsPutBackByTheNextOne() throws Exception {
    Path graph = folder.resolve("graph");
    RoadImport.make(tiny, graph, (step, percent) -> {});
    Files.move(graph, folder.resolve("graph.old"));
    Path sea = file("sea.osm", "<osm version='0.6'></osm>".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> RoadImport.make(sea, graph, (step, percent) -> {}))
        .isInstanceOf(BadMap.class);
    try (var roads = GraphRoads.open(graph)) {
      assertThat(roads.source()).isEqualTo("tiny.osm");
    }
  }

  @Test
  void shortcutsAreToldProfileByProfile() {
    var told = new ArrayList<String>();
    RoadImport.make(tiny, folder.resolve("graph"), (step, percent) -> told.add(step));
    assertThat(told)
        .containsSubsequence(
            "2/4 reading roads",
            "3/4 joining roads",
            "4/4 making shortcuts, 1 of 3: car",
            "4/4 making shortcuts, 2 of 3: ebike",
            "4/4 making shortcuts, 3 of 3: foot");
  }

  @Test
  void theCommandSaysHowItEnded() {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    String home = folder.resolve("home").toString();
    assertThat(run(out, err, "import", tiny.toString(), "--home", home)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"nodes\":27");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("2/4 reading roads …");
    assertThat(GraphRoads.isIn(folder.resolve("home/roads"))).isTrue();
    assertThat(run(out, err, "import", home + "/none")).isEqualTo(2);
    assertThat(run(out, err, "export")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("there is no file", "expected: roads");
  }

  private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... words) {
    return RoadsCommand.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
