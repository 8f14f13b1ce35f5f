package xunfu.roads.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import whose process is asked to end, as by Ctrl-C, while it reads a country. */
class B04_InterruptedImportTest {
  @TempDir private Path home;

  @Test
  void theFormerGraphStaysAndNothingLiesAround() throws Exception {
    Path extract = andorra();
    Path graph = home.resolve(RoadsCommand.DIRECTORY);
    RoadImport.make(TinyMap.written(home), graph, (step, percent) -> {});
    var command = List.of("import", extract.toString(), "--home", home.toString());

    var importing = started(command);
    var told = new ArrayList<String>();
    try (var err = lines(importing)) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        told.add(line);
        if (line.contains("so far")) {
          importing.toHandle().destroy();
        }
      }
    }

    assertThat(importing.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(told).as("how far it came").anyMatch(line -> line.startsWith("2/4 reading roads, "));
    assertThat(told).contains("given up: the former road graph stays as it was");
    assertThat(importing.exitValue()).isNotZero();
    assertThat(home.resolve("roads.new")).doesNotExist();
    try (var roads = GraphRoads.open(graph)) {
      assertThat(roads.source()).isEqualTo("tiny.osm");
    }
  }

  private static Path andorra() {
    String given = System.getenv("XUNFU_DATA");
    var extract =
        Path.of(given == null ? "../../shared/data" : given).resolve("roads-osm/andorra.osm.pbf");
    assumeTrue(Files.isRegularFile(extract), "no extract of Andorra in XUNFU_DATA");
    return extract;
  }

  private static Process started(List<String> arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RoadsCommand.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }
}
