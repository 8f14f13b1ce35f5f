package xunfu.roads.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static xunfu.roads.Travel.UNREACHABLE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.Travel;
import xunfu.roads.Travel.Astray;
import xunfu.roads.Travel.Reason;

/** Ways over a map that fits on a page. */
class B01_GraphRoadsTest {
  @TempDir private static Path folder;
  private static final List<String> STEPS = new ArrayList<>();
  private static GraphRoads roads;

  @BeforeAll
  static void importOnce() throws Exception {
    Path graph = folder.resolve("graph");
    var made = RoadImport.make(TinyMap.written(folder), graph, (step, percent) -> STEPS.add(step));
    assertThat(made.nodes()).isEqualTo(27);
    roads = GraphRoads.open(graph);
  }

  @AfterAll
  static void close() {
    roads.close();
  }

  private static List<Point> at(int... crossings) {
    return Arrays.stream(crossings)
        .mapToObj(crossing -> Point.of(TinyMap.lat(crossing), TinyMap.lon(crossing)))
        .toList();
  }

  @Test
  void theImportTellsItsSteps() {
    assertThat(STEPS.stream().distinct()).hasSize(6).first().asString().startsWith("1/4");
  }

  @Test
  void acrossTheGridItIsTheSumOfTheStreets() {
    var travel = roads.between(at(5, 24), Profile.CAR);
    double north = 3 * 111_195 * TinyMap.STEP;
    double east = 4 * 111_195 * TinyMap.STEP * Math.cos(Math.toRadians(TinyMap.SOUTH));
    assertThat((double) travel.metres()[0][1]).isCloseTo(north + east, within(15.0));
    assertThat(travel.estimated()).isFalse();
    assertThat(travel.astray()).isEmpty();
    assertThat(travel.seconds()[0][0]).isZero();
  }

  @Test
  void aOneWayStreetIsLongerInTheOtherDirection() {
    var travel = roads.between(at(0, 4), Profile.CAR);
    assertThat(travel.metres()[1][0]).isGreaterThan(travel.metres()[0][1] + 900);
    var walk = roads.between(at(0, 4), Profile.FOOT);
    assertThat(walk.metres()[1][0]).isEqualTo(walk.metres()[0][1]);
  }

  @Test
  void aBicycleIsSlowerThanACarAndFasterThanAWalk() {
    int car = roads.between(at(5, 24), Profile.CAR).seconds()[0][1];
    int bike = roads.between(at(5, 24), Profile.E_BIKE).seconds()[0][1];
    int foot = roads.between(at(5, 24), Profile.FOOT).seconds()[0][1];
    assertThat(car).isLessThan(bike);
    assertThat(bike).isLessThan(foot / 3);
  }

  @Test
  void aDoorBesideTheRoadIsReachedOverALane() {
    var door = Point.of(TinyMap.lat(12) + 0.0009, TinyMap.lon(12) + TinyMap.STEP / 2);
    var travel = roads.between(List.of(at(12).getFirst(), door), Profile.CAR);
    double road = 111_195 * TinyMap.STEP / 2 * Math.cos(Math.toRadians(TinyMap.SOUTH));
    assertThat((double) travel.metres()[0][1]).isCloseTo(road + 1.4 * 100, within(5.0));
  }

  @Test
  void aPointInTheLakeSaysThatItIsFarFromRoads() {
    var lake = Point.of(TinyMap.SOUTH + 0.2, TinyMap.WEST);
    var travel = roads.between(List.of(at(12).getFirst(), lake, at(13).getFirst()), Profile.CAR);
    assertThat(travel.astray()).containsExactly(new Astray(1, Reason.FAR_FROM_ROADS, 20_015));
    assertThat(travel.seconds()[0][1]).isEqualTo(UNREACHABLE);
    assertThat(travel.metres()[1][2]).isEqualTo(UNREACHABLE);
    assertThat(travel.seconds()[0][2]).isPositive().isLessThan(UNREACHABLE);
  }

  @Test
  void aPointOnAnIslandSaysThatItsRoadLeadsNowhere() {
    var travel = roads.between(at(12, 30, 31), Profile.CAR);
    assertThat(travel.astray()).extracting(Astray::reason).containsOnly(Reason.ISLAND);
    assertThat(travel.lost()).containsExactlyInAnyOrder(1, 2);
    assertThat(travel.seconds()[0][1]).isEqualTo(UNREACHABLE);
  }

  @Test
  void pointsTwiceAndNoPointsAreAnswered() {
    var twice = roads.between(at(7, 7, 8), Profile.E_BIKE);
    assertThat(twice.seconds()[0][1]).isZero();
    assertThat(twice.seconds()[0][2]).isEqualTo(twice.seconds()[1][2]);
    assertThat(roads.between(List.of(), Profile.CAR).size()).isZero();
  }

  @Test
  void severalMayAskAtOnce() throws Exception {
    var points = at(0, 4, 7, 12, 18, 20, 24);
    var alone = roads.between(points, Profile.E_BIKE);
    Callable<Travel> question = () -> roads.between(points, Profile.E_BIKE);
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var answer : pool.invokeAll(Collections.nCopies(40, question))) {
        assertThat(answer.get().seconds()).isDeepEqualTo(alone.seconds());
      }
    }
  }

  @Test
  void moreThanADistrictAtOnceIsRefused() {
    assertThatThrownBy(
            () -> roads.between(Collections.nCopies(10_000, at(7).getFirst()), Profile.CAR))
        .hasMessage("10000 points at once, at most 1000\nMaybe ask by district");
  }

  @Test
  void itNamesWhoMadeTheMap() {
    assertThat(roads.attribution()).contains("OpenStreetMap contributors");
    assertThat(roads.version()).hasSize(64);
    assertThat(roads.source()).isEqualTo("tiny.osm");
  }

  @Test
  void aFolderWithoutAGraphSaysHowToMakeOne() {
    assertThat(GraphRoads.isIn(folder)).isFalse();
    assertThatThrownBy(() -> GraphRoads.open(folder))
        .isInstanceOf(BadMap.class)
        .hasMessageContaining("holds no road graph\nMaybe make one: ./xunfu roads import");
  }

  @Test
  void aGraphOfAnotherVersionOrADamagedOneIsNotOpened() throws Exception {
    Path other = folder.resolve("other");
    RoadImport.make(TinyMap.written(folder), other, (step, percent) -> {});
    Path edges = other.resolve("edges");
    byte[] bytes = Files.readAllBytes(edges);
    Files.write(edges, Arrays.copyOf(bytes, bytes.length / 3));
    assertThatThrownBy(() -> GraphRoads.open(other))
        .isInstanceOf(BadMap.class)
        .hasMessageContaining("it is damaged\nMaybe make it again");
    Files.writeString(other.resolve("xunfu-roads.properties"), "format=0\n");
    assertThatThrownBy(() -> GraphRoads.open(other))
        .isInstanceOf(BadMap.class)
        .hasMessageContaining("of another version");
  }
}
