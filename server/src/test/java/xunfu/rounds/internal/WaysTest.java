package xunfu.rounds.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.roads.Travel.UNREACHABLE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xunfu.roads.Point;
import xunfu.roads.Roads;
import xunfu.roads.Travel;
import xunfu.roads.Travel.Astray;
import xunfu.roads.Travel.Reason;

/** Who is asked how long a way takes, in which order. */
class WaysTest {
  private static final List<Point> DOORS =
      List.of(Point.of(29.80, 119.70), Point.of(29.80, 119.71), Point.of(29.88, 119.70));

  private static Travel all(int seconds, boolean estimated, Astray... astray) {
    var lost = Arrays.stream(astray).map(Astray::point).collect(Collectors.toSet());
    int[][] table = new int[3][3];
    for (int from = 0; from < 3; from++) {
      for (int to = 0; to < 3; to++) {
        boolean way = !lost.contains(from) && !lost.contains(to);
        table[from][to] = from == to ? 0 : way ? seconds : UNREACHABLE;
      }
    }
    return new Travel(table, table, estimated, List.of(astray));
  }

  private static Roads map(Astray... astray) {
    return (points, profile) -> all(111, false, astray);
  }

  private static Optional<Travel> county() {
    return Optional.of(all(222, true));
  }

  @Test
  void theMapIsAskedFirstAndIsNoEstimate() {
    var travel = Ways.travel(Optional.of(map()), WaysTest::county, DOORS);
    assertThat(travel.seconds()[0][1]).isEqualTo(111);
    assertThat(travel.estimated()).isFalse();
  }

  @Test
  void aPlaceThatTheMapDoesNotReachIsFilledFromTheCounty() {
    var lake = new Astray(2, Reason.FAR_FROM_ROADS, 1_700);
    var travel = Ways.travel(Optional.of(map(lake)), WaysTest::county, DOORS);
    assertThat(travel.seconds()[0][1]).isEqualTo(111);
    assertThat(travel.seconds()[0][2]).isEqualTo(222);
    assertThat(travel.estimated()).isTrue();
  }

  @Test
  void withoutAMapTheCountyIsAsked() {
    var travel = Ways.travel(Optional.empty(), WaysTest::county, DOORS);
    assertThat(travel.seconds()[0][1]).isEqualTo(222);
    assertThat(travel.estimated()).isTrue();
  }

  @Test
  void withoutMapAndRoadsOfTheCountyTheDistanceTells() {
    var travel = Ways.travel(Optional.empty(), Optional::empty, DOORS);
    assertThat(travel.metres()[0][1]).isBetween(1_340, 1_370);
    assertThat(travel.metres()[0][2]).isBetween(17_700, 17_900);
    assertThat(travel.estimated()).isTrue();
  }

  @Test
  void theServerHasNoneOfTheLibrariesThatReadMaps() {
    for (String name :
        List.of("org/openstreetmap/osmosis/osmbinary/Osmformat", "com/google/protobuf/Message")) {
      assertThat(getClass().getClassLoader().getResource(name + ".class")).as(name).isNull();
    }
  }
}
