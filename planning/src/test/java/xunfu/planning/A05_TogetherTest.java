package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xunfu.planning.Valley.MINUTE;
import static xunfu.planning.Valley.clock;
import static xunfu.planning.Valley.pair;
import static xunfu.planning.Valley.road;
import static xunfu.planning.Valley.stop;
import static xunfu.planning.Valley.window;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xunfu.planning.Together.Joint;

/**
 * Two pairs at one door: food safety from the one end of the valley, fire safety from the other.
 */
class A05_TogetherTest {
  private static final Vehicle FOOD = pair().able("food");
  private static final Vehicle FIRE =
      Vehicle.at(39).working(clock("9:00"), clock("17:00")).able("fire");
  private static final Budget SMALL = Budget.iterations(1, 4_000);

  private static Plan solve(Joint joint, Stop... stops) {
    var problem = Problem.of(road(40), List.of(stops), List.of(FOOD, FIRE));
    return Together.solve(problem, List.of(joint), SMALL, Progress.SILENT);
  }

  private static Map<Integer, Integer> begins(Plan plan) {
    return plan.routes().stream()
        .flatMap(route -> route.calls().stream())
        .collect(Collectors.toMap(Plan.Call::stop, Plan.Call::startAt));
  }

  @Test
  void bothPairsBeginTheJointVisitInTheSameSecond() {
    Plan plan =
        solve(
            new Joint(0, 1),
            stop(20).needing("food"),
            stop(20).needing("fire"),
            stop(5).needing("food"),
            stop(30).needing("fire"),
            stop(12).needing("food").open(window("9:00", "10:00")));
    assertThat(plan.feasible()).isTrue();
    assertThat(begins(plan)).hasSize(5);
    assertThat(begins(plan).get(0)).isEqualTo(begins(plan).get(1));
    assertThat(plan.travelSeconds()).isEqualTo((40 + 38) * MINUTE);
  }

  @Test
  void theMomentSuitsTheOpeningHoursOfTheOthers() {
    Plan plan =
        solve(
            new Joint(0, 1),
            stop(20).needing("food"),
            stop(20).needing("fire"),
            stop(25).needing("fire").open(window("9:10", "9:15")),
            stop(15).needing("food").open(window("14:00", "14:30")),
            stop(25).needing("food").open(window("13:00", "13:30")));
    assertThat(plan.feasible()).isTrue();
    assertThat(begins(plan).get(0)).isEqualTo(begins(plan).get(1)).isGreaterThan(clock("9:25"));
  }

  @Test
  void whereOnlyOnePairCouldComeBothStayAway() {
    Plan plan =
        solve(
            new Joint(0, 1),
            stop(20).needing("food").worth(5_000),
            stop(20).needing("heat").worth(5_000),
            stop(5).needing("food"));
    assertThat(plan.leftOut()).extracting(Plan.LeftOut::stop).containsExactly(0, 1);
    assertThat(plan.served()).isEqualTo(1);
  }

  @Test
  void refusesJointsThatCannotBe() {
    assertThatThrownBy(() -> solve(new Joint(0, 7), stop(1), stop(2)))
        .hasMessage("joint stop 7 does not exist, there are 2");
    assertThatThrownBy(() -> solve(new Joint(0, 0), stop(1), stop(2)))
        .hasMessage("stop 0 belongs to two joint visits");
    assertThatThrownBy(() -> solve(new Joint(0, 1), stop(1), Stop.at(2)))
        .hasMessage("joint stop 1 is pinned or lasts no time");
    assertThatThrownBy(
            () ->
                solve(
                    new Joint(0, 1),
                    stop(1).open(window("9:00", "10:00")),
                    stop(1).open(window("11:00", "12:00"))))
        .hasMessage("stops 0 and 1 are never open at the same time");
  }
}
