package xunfu.roads.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.graphhopper.GHRequest;
import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.PMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.roads.DetourModel;
import xunfu.roads.Drive;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.Travel;
import xunfu.roads.Travel.Reason;

/** A real country of mountain valleys. */
class B03_AndorraTest {
  @TempDir private static Path folder;
  private static Path extract;
  private static GraphRoads roads;

  @BeforeAll
  static void importOnce() {
    String given = System.getenv("XUNFU_DATA");
    extract =
        Path.of(given == null ? "../../shared/data" : given).resolve("roads-osm/andorra.osm.pbf");
    assumeTrue(Files.isRegularFile(extract), "no extract of Andorra in XUNFU_DATA");
    RoadImport.make(extract, folder.resolve("graph"), (step, percent) -> {});
    roads = GraphRoads.open(folder.resolve("graph"));
  }

  @AfterAll
  static void close() {
    if (roads != null) {
      roads.close();
    }
  }

  /** Points around the capital, some of them on slopes. */
  static List<Point> around(long seed, int count) {
    var random = new SplittableRandom(seed);
    var points = new ArrayList<Point>();
    while (points.size() < count) {
      points.add(
          Point.of(
              42.507 + random.nextDouble(-0.02, 0.02), 1.522 + random.nextDouble(-0.02, 0.02)));
    }
    return points;
  }

  @Test
  void theTableSaysWhatEachSingleRouteSays() {
    var points =
        around(1, 20).stream()
            .filter(point -> roads.between(List.of(point), Profile.CAR).astray().isEmpty())
            .toList();
    var travel = roads.between(points, Profile.CAR);
    var hopper = GraphProfiles.configured(new GraphHopper());
    hopper.setGraphHopperLocation(folder.resolve("graph").toString()).setAllowWrites(false);
    assertThat(hopper.load()).isTrue();
    var usable =
        new DefaultSnapFilter(
            hopper.createWeighting(GraphProfiles.profile(Profile.CAR), new PMap()),
            hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key("car")));
    double[] toRoad =
        points.stream()
            .map(
                it ->
                    hopper.getLocationIndex().findClosest(it.latDegrees(), it.lonDegrees(), usable))
            .mapToDouble(Snap::getQueryDistance)
            .toArray();
    int compared = 0;
    for (int from = 0; from < points.size(); from++) {
      for (int to = 0; to < points.size(); to++) {
        if (from != to) {
          var answer =
              hopper.route(
                  new GHRequest(
                          points.get(from).latDegrees(),
                          points.get(from).lonDegrees(),
                          points.get(to).latDegrees(),
                          points.get(to).lonDegrees())
                      .setProfile("car"));
          double lanes = 1.4 * (toRoad[from] + toRoad[to]);
          assertThat((double) travel.metres()[from][to])
              .isCloseTo(answer.getBest().getDistance() + lanes, within(1.0));
          assertThat((double) travel.seconds()[from][to])
              .isCloseTo(answer.getBest().getTime() / 1e3 + lanes * 3.6 / 12, within(1.0));
          compared++;
        }
      }
    }
    hopper.close();
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void aPeakIsFarFromRoads() {
    var peak = Point.of(42.5917, 1.4442);
    var capital = Point.of(42.5063, 1.5218);
    var travel = roads.between(List.of(capital, peak), Profile.CAR);
    assertThat(travel.astray())
        .extracting(Travel.Astray::reason)
        .containsExactly(Reason.FAR_FROM_ROADS);
    assertThat(travel.seconds()[0][1]).isEqualTo(Travel.UNREACHABLE);
  }

  @Test
  void aFileCutAnywhereSaysSo() throws Exception {
    byte[] whole = Files.readAllBytes(extract);
    for (int part = 1; part < 8; part++) {
      Path cut = folder.resolve("cut.osm.pbf");
      Files.write(cut, Arrays.copyOf(whole, (int) ((long) whole.length * part / 8)));
      assertThatThrownBy(() -> RoadImport.make(cut, folder.resolve("none"), (s, p) -> {}))
          .isInstanceOf(BadMap.class)
          .hasMessageContainingAll("ends in the middle", "it was cut off", "Maybe load it again");
    }
    assertThat(folder.resolve("none")).doesNotExist();
  }

  /**
   * Judged by the median on days that were not seen, the measure that the model itself states. A
   * mean of relative errors would praise whoever says too little: on a short way around a mountain
   * too much can be off by any factor, too little by at most the whole.
   */
  @Test
  void drivesOnRealRoadsTeachTheEstimate() {
    var taught = DetourModel.taughtBy(drives(100, 12));
    var unseen = drives(900, 5);
    assertThat(taught.error()).isPresent();
    assertThat(taught.errorOn(unseen).orElseThrow().medianPercent())
        .isLessThan(
            (int) (0.85 * DetourModel.UNTAUGHT.errorOn(unseen).orElseThrow().medianPercent()));
  }

  /** Every way between twenty doors, for so many days. */
  private static List<Drive> drives(int seed, int days) {
    var drives = new ArrayList<Drive>();
    for (int day = 0; day < days; day++) {
      var points = around(seed + day, 20);
      var travel = roads.between(points, Profile.CAR);
      for (int from = 0; from < points.size(); from++) {
        for (int to = 0; to < points.size(); to++) {
          int metres = travel.metres()[from][to];
          if (metres > 0 && metres != Travel.UNREACHABLE) {
            int seconds = Math.max(1, travel.seconds()[from][to]);
            drives.add(new Drive(points.get(from), points.get(to), Profile.CAR, metres, seconds));
          }
        }
      }
    }
    return drives;
  }
}
