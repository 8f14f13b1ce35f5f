package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.planning.Valley.MINUTE;
import static xunfu.planning.Valley.clock;
import static xunfu.planning.Valley.day;
import static xunfu.planning.Valley.pair;
import static xunfu.planning.Valley.road;
import static xunfu.planning.Valley.stop;
import static xunfu.planning.Valley.window;

import java.util.List;
import org.junit.jupiter.api.Test;
import xunfu.planning.Plan.LeftOut;
import xunfu.planning.Plan.Reason;

/** What every caller may rely on, from one stop to the day of a pair. */
class A03_PlannerTest {
  private static final Budget SMALL = Budget.iterations(1, 500);

  @Test
  void aDayWithoutStopsIsAnEmptyRoute() {
    Plan plan = Planner.solve(day(pair()), SMALL);
    assertThat(plan.routes().getFirst().calls()).isEmpty();
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.cost()).isZero();
  }

  @Test
  void tenStopsOfOnePairAreVisitedUpTheValleyAndDown() {
    Stop[] stops = new Stop[10];
    for (int i = 0; i < stops.length; i++) {
      stops[i] = stop(3 + 7 * i % 30).worth(100_000);
    }
    Plan plan = Planner.solve(day(pair(), stops), SMALL);
    assertThat(plan.served()).isEqualTo(10);
    assertThat(plan.travelSeconds()).isEqualTo(2 * 31 * MINUTE);
  }

  @Test
  void windowsDecideTheOrder() {
    Problem problem =
        day(
            pair(),
            stop(5).open(window("14:00", "15:00")),
            stop(10).open(window("9:00", "10:00")),
            stop(15).open(window("10:30", "11:00")));
    assertThat(Planner.solve(problem, SMALL).sequences()).containsExactly(List.of(1, 2, 0));
  }

  @Test
  void aStopDearerThanItsPrizeIsLeftOut() {
    Problem problem = day(pair(), stop(5), stop(30).worth(10 * MINUTE));
    Plan plan = Planner.solve(problem, SMALL);
    assertThat(plan.sequences()).containsExactly(List.of(0));
    assertThat(plan.leftOut()).containsExactly(new LeftOut(1, Reason.NO_ROOM));
    assertThat(plan.cost()).isEqualTo(20 * MINUTE);
  }

  @Test
  void aFullDayKeepsWhatIsWorthMost() {
    Vehicle hour = pair().working(clock("9:00"), clock("10:00"));
    Problem problem =
        day(
            hour,
            stop(10).lasting(30 * MINUTE).worth(5_000),
            stop(10).lasting(30 * MINUTE).worth(9_000),
            stop(10).lasting(30 * MINUTE).worth(7_000));
    Plan plan = Planner.solve(problem, SMALL);
    assertThat(plan.sequences()).containsExactly(List.of(1));
    assertThat(plan.prizesLost()).isEqualTo(12_000);
  }

  @Test
  void aPinnedPrefixStaysWhenTheRestIsPlannedAnew() {
    Problem problem =
        day(pair(), stop(20).pinned(0, 0), stop(2).pinned(0, 1), stop(3), stop(25), stop(21));
    Plan plan = Planner.solve(problem, SMALL);
    assertThat(plan.sequences().getFirst().subList(0, 2)).containsExactly(0, 1);
    assertThat(plan.served()).isEqualTo(5);
    assertThat(plan.travelSeconds()).isEqualTo((20 + 18 + 23 + 25) * MINUTE);
  }

  @Test
  void skillsChooseThePair() {
    var problem =
        Problem.of(
            road(40),
            List.of(stop(5).needing("lift"), stop(6)),
            List.of(pair(), pair().able("lift", "food")));
    Plan plan = Planner.solve(problem, SMALL);
    assertThat(plan.sequences().get(1)).contains(0);
    assertThat(plan.served()).isEqualTo(2);
  }

  @Test
  void eachPairServesTheVillagesNearItsOwnStation() {
    var problem =
        Problem.of(
            road(40),
            List.of(stop(2), stop(37), stop(5), stop(34)),
            List.of(pair(), Vehicle.at(39).working(clock("9:00"), clock("17:00"))));
    Plan plan = Planner.solve(problem, SMALL);
    assertThat(plan.sequences().get(0)).containsExactlyInAnyOrder(0, 2);
    assertThat(plan.sequences().get(1)).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void whatNobodyCanServeIsLeftOutWithItsReasonAndTheRestIsPlanned() {
    Problem problem = day(pair(), stop(5), stop(30).open(window("9:00", "9:10")));
    Plan plan = Planner.solve(problem, SMALL);
    assertThat(plan.sequences()).containsExactly(List.of(0));
    assertThat(plan.leftOut()).containsExactly(new LeftOut(1, Reason.NEVER_IN_TIME));
    assertThat(plan.feasible()).isFalse();
  }

  @Test
  void twoStopsAtOnePlaceAndStopsWithoutServiceAreFine() {
    Problem problem = day(pair(), Stop.at(5), Stop.at(5), Stop.at(0));
    Plan plan = Planner.solve(problem, SMALL);
    assertThat(plan.served()).isEqualTo(3);
    assertThat(plan.travelSeconds()).isEqualTo(10 * MINUTE);
  }

  @Test
  void theSameBudgetGivesTheSamePlan() {
    Problem problem = day(pair(), stop(5), stop(9), stop(2), stop(30), stop(17));
    assertThat(Planner.solve(problem, SMALL)).isEqualTo(Planner.solve(problem, SMALL));
  }
}
