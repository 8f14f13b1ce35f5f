package xunfu.rounds.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.roads.Travel.UNREACHABLE;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xunfu.roads.Drive;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.Roads;
import xunfu.roads.Travel;
import xunfu.roads.Travel.Astray;
import xunfu.roads.Travel.Reason;
import xunfu.rounds.TravelTable;

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

  private static final String NAMED = "© those who drew it";

  private static Optional<Roads> map(Astray... astray) {
    return Optional.of(
        new Roads() {
          @Override
          public Travel between(List<Point> points, Profile profile) {
            return all(111, false, astray);
          }

          @Override
          public String attribution() {
            return NAMED;
          }
        });
  }

  /** A county of which the drawing expects the same between all places. */
  private static Optional<Travel> county(List<Point> points) {
    int[][] table = new int[points.size()][points.size()];
    for (int from = 0; from < table.length; from++) {
      for (int to = 0; to < table.length; to++) {
        table[from][to] = from == to ? 0 : 222;
      }
    }
    return Optional.of(new Travel(table, table, true, List.of()));
  }

  private static Lesson driven(int times, int seconds) {
    return Lesson.of(
        Collections.nCopies(times, Drive.timed(DOORS.get(0), DOORS.get(2), Profile.CAR, seconds)));
  }

  private static TravelTable ways(Optional<Roads> map, Lesson lesson) {
    return Ways.between(map, WaysTest::county, lesson, DOORS);
  }

  @Test
  void theMapIsAskedFirstAndIsNoEstimateAndNamesWhoDrewIt() {
    var table = ways(map(), Lesson.NONE);
    assertThat(table.seconds().get(0).get(1)).isEqualTo(111);
    assertThat(table.estimated()).isFalse();
    assertThat(table.withinPercent()).isNull();
    assertThat(table.attribution()).isEqualTo(NAMED);
  }

  @Test
  void aPlaceThatTheMapDoesNotReachIsFilledFromTheCountyAndNamedWhereverItStands() {
    var lake = new Astray(2, Reason.FAR_FROM_ROADS, 1_700);
    var table = ways(map(lake), Lesson.NONE);
    assertThat(table.seconds().get(0)).containsExactly(0, 111, 222);
    assertThat(table.estimated()).isTrue();
    assertThat(table.attribution()).isEqualTo(NAMED);
    assertThat(table.picked(List.of(0, 2, 1)).astray())
        .containsExactly(new TravelTable.Astray(1, TravelTable.Reason.FAR_FROM_ROADS, 1_700));
  }

  @Test
  void withoutAMapTheCountyIsAskedAndNobodyIsNamed() {
    var table = ways(Optional.empty(), Lesson.NONE);
    assertThat(table.seconds().get(0).get(1)).isEqualTo(222);
    assertThat(table.estimated()).isTrue();
    assertThat(table.withinPercent()).as("nobody has driven yet").isNull();
    assertThat(table.attribution()).isEmpty();
  }

  @Test
  void withoutMapAndRoadsOfTheCountyTheDistanceTells() {
    var table = Ways.between(Optional.empty(), _ -> Optional.empty(), Lesson.NONE, DOORS);
    assertThat(table.metres().get(0).get(1)).isBetween(1_340, 1_370);
    assertThat(table.metres().get(0).get(2)).isBetween(17_700, 17_900);
    assertThat(table.estimated()).isTrue();
  }

  @Test
  void whatWasDrivenIsBelievedMoreThanADrawingThatWasMoreWrong() {
    var slow = ways(Optional.empty(), driven(40, 3_600));
    assertThat(slow.seconds().get(0).get(2)).isBetween(3_200, 3_600);
    assertThat(slow.withinPercent()).isBetween(0, 15);
    var asDrawn = ways(Optional.empty(), driven(40, 225));
    assertThat(asDrawn.seconds().get(0).get(2)).isEqualTo(222);
    assertThat(asDrawn.withinPercent()).isBetween(1, 2);
  }

  @Test
  void aFewDrivesSayNothingOfTheError() {
    assertThat(ways(Optional.empty(), driven(Lesson.FEWEST_DRIVES - 1, 3_600)).withinPercent())
        .isNull();
  }

  @Test
  void theServerHasNoneOfTheLibrariesThatReadMaps() {
    for (String name :
        List.of("org/openstreetmap/osmosis/osmbinary/Osmformat", "com/google/protobuf/Message")) {
      assertThat(getClass().getClassLoader().getResource(name + ".class")).as(name).isNull();
    }
  }
}
