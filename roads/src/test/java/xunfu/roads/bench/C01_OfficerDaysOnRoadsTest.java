package xunfu.roads.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.planning.Budget;
import xunfu.planning.Planner;
import xunfu.planning.files.DayText;
import xunfu.roads.osm.GraphRoads;
import xunfu.roads.osm.RoadImport;

/** Days of officers in a real country of valleys. */
class C01_OfficerDaysOnRoadsTest {

  @Test
  void theSameNumberMakesTheSameDayAndItCanBePlanned(@TempDir Path folder) {
    String given = System.getenv("XUNFU_DATA");
    Path extract =
        Path.of(given == null ? "../../shared/data" : given).resolve("roads-osm/andorra.osm.pbf");
    assumeTrue(Files.isRegularFile(extract), "no extract of Andorra in XUNFU_DATA");
    RoadImport.make(extract, folder.resolve("graph"), (step, percent) -> {});
    try (var roads = GraphRoads.open(folder.resolve("graph"))) {
      var day = OfficerDayFiles.onRoads(roads, 20_001);
      assertThat(DayText.of("day", OfficerDayFiles.onRoads(roads, 20_001)))
          .isEqualTo(DayText.of("day", day));
      assertThat(day.stops()).hasSize(33);
      var plan = Planner.solve(day, Budget.iterations(1, 5_000));
      assertThat(plan.feasible()).isTrue();
      assertThat(plan.served()).isEqualTo(33);
    }
  }
}
