package xunfu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import xunfu.kernel.Place;
import xunfu.registry.RoadGraph.Node;
import xunfu.registry.RoadGraph.Road;

class RoadGraphTest {

  /**
   * Two villages ten kilometres apart, a third behind the second, a fourth that no road reaches.
   */
  private static final RoadGraph VALLEY =
      new RoadGraph(
          List.of(
              new Node("a", 29.70, 119.60),
              new Node("b", 29.70, 119.70),
              new Node("c", 29.75, 119.70),
              new Node("d", 29.90, 119.90)),
          List.of(new Road("a", "b", 12_000, 60), new Road("b", "c", 6_000, 30)));

  private static Place at(double lat, double lon) {
    return new Place(
        (int) Math.round(lat * 1e7), (int) Math.round(lon * 1e7), 500, Place.Source.VILLAGE, true);
  }

  @Test
  void addsUpTheRoads() {
    var times = VALLEY.between(List.of(at(29.70, 119.60), at(29.75, 119.70)));
    assertThat(times.metres()[0][1]).isEqualTo(18_000);
    assertThat(times.seconds()[0][1]).isEqualTo(720 + 720);
    assertThat(times.seconds()[1][0]).isEqualTo(times.seconds()[0][1]);
    assertThat(times.seconds()[0][0]).isZero();
    assertThat(times.estimated()).isTrue();
  }

  @Test
  void goesStraightByALaneInsideAVillage() {
    var times = VALLEY.between(List.of(at(29.7005, 119.6005), at(29.7006, 119.6005)));
    assertThat(times.metres()[0][1]).isBetween(10, 20);
  }

  @Test
  void reachesAVillageWithoutARoadByALongLane() {
    var times = VALLEY.between(List.of(at(29.70, 119.60), at(29.90, 119.90)));
    assertThat(times.metres()[0][1]).isGreaterThan(40_000);
    assertThat(times.seconds()[0][1]).isLessThan(24 * 3_600);
  }

  @Test
  void knowsNoWaysWhereNothingIsKnownOfRoads() {
    assertThat(RoadGraph.NONE.isEmpty()).isTrue();
    assertThatThrownBy(() -> RoadGraph.NONE.between(List.of(at(29.7, 119.6), at(29.8, 119.6))))
        .hasMessageContaining("knows no ways");
  }

  @Test
  void refusesARoadThatEndsNowhere() {
    assertThatThrownBy(
            () -> new RoadGraph(List.of(new Node("a", 0, 0)), List.of(new Road("a", "z", 1, 1))))
        .hasMessageContaining("a–z");
  }
}
