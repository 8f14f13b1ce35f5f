package xunfu.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.roads.A01_DetourTest.STATION;
import static xunfu.roads.A01_DetourTest.east;
import static xunfu.roads.Travel.UNREACHABLE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xunfu.roads.Travel.Astray;
import xunfu.roads.Travel.Reason;

/** Answers that are filled up, remembered and explained. */
class A03_TravelTest {

  /** Counts how often it is asked. */
  private static final class Counting implements Roads {
    private final List<List<Point>> asked = new ArrayList<>();
    private String version = "one";

    @Override
    public Travel between(List<Point> points, Profile profile) {
      asked.add(points);
      return DetourModel.UNTAUGHT.between(points, profile);
    }

    @Override
    public String version() {
      return version;
    }
  }

  private static List<Point> doors(int count) {
    var doors = new ArrayList<Point>();
    for (int i = 0; i < count; i++) {
      doors.add(east(STATION, 100 * i));
    }
    return doors;
  }

  @Test
  void theSameQuestionIsAskedOnce() {
    var counting = new Counting();
    var roads = new CachedRoads(counting, 10_000);
    var once = roads.between(doors(5), Profile.CAR);
    assertThat(roads.between(doors(5), Profile.CAR)).isSameAs(once);
    assertThat(counting.asked).hasSize(1);
    assertThat(roads.hitRate()).isEqualTo(0.5);
  }

  @Test
  void anotherProfileOrOtherRoadsAreAnotherQuestion() {
    var counting = new Counting();
    var roads = new CachedRoads(counting, 10_000);
    roads.between(doors(5), Profile.CAR);
    roads.between(doors(5), Profile.FOOT);
    counting.version = "two";
    roads.between(doors(5), Profile.CAR);
    assertThat(counting.asked).hasSize(3);
  }

  @Test
  void whatWasNotAskedForLongestIsForgottenFirst() {
    var counting = new Counting();
    var roads = new CachedRoads(counting, 60);
    roads.between(doors(5), Profile.CAR);
    roads.between(doors(4), Profile.CAR);
    roads.between(doors(5), Profile.CAR);
    roads.between(doors(6), Profile.CAR); // 25 + 16 + 36 cells are too many
    roads.between(doors(6), Profile.CAR);
    assertThat(counting.asked).hasSize(3);
    roads.between(doors(4), Profile.CAR);
    assertThat(counting.asked).hasSize(4);
  }

  @Test
  void anAnswerTooLargeToBeRememberedIsGivenAllTheSame() {
    var roads = new CachedRoads(new Counting(), 10);
    assertThat(roads.between(doors(30), Profile.CAR).size()).isEqualTo(30);
    assertThat(roads.between(doors(30), Profile.CAR).size()).isEqualTo(30);
  }

  @Test
  void whatTheMapDoesNotKnowIsFilledFromTheEstimate() {
    int[][] seconds = {{0, 60, UNREACHABLE}, {70, 0, UNREACHABLE}, {UNREACHABLE, UNREACHABLE, 0}};
    var astray = List.of(new Astray(2, Reason.FAR_FROM_ROADS, 1_700));
    var map = new Travel(seconds, seconds, false, astray);
    var filled = map.filledFrom(DetourModel.UNTAUGHT.between(doors(3), Profile.CAR));
    assertThat(filled.seconds()[1][0]).isEqualTo(70);
    assertThat(filled.seconds()[0][2]).isEqualTo(50);
    assertThat(filled.estimated()).isTrue();
    assertThat(filled.lost()).containsExactly(2);
  }

  @Test
  void whatTheMapKnowsWhollyIsNotEstimated() {
    int[][] seconds = {{0, 60}, {70, 0}};
    var map = new Travel(seconds, seconds, false, List.of());
    assertThat(map.filledFrom(DetourModel.UNTAUGHT.between(doors(2), Profile.CAR)).estimated())
        .isFalse();
  }

  @Test
  void everyReasonIsSaidInWords() {
    assertThat(new Astray(3, Reason.FAR_FROM_ROADS, 1_700).text(STATION))
        .isEqualTo("point 3 (29.80000,119.70000) is far from roads: the nearest is 1700 m away");
    assertThat(new Astray(3, Reason.FAR_FROM_ROADS, -1).text(STATION))
        .endsWith("there is none near it on this map");
    assertThat(new Astray(3, Reason.ISLAND, 700).text(STATION))
        .contains("leads nowhere")
        .endsWith("to the other roads it is 700 m");
    assertThat(new Astray(3, Reason.CUT_OFF, 5).text(STATION))
        .endsWith("has a road, but none that leads to the others");
  }
}
