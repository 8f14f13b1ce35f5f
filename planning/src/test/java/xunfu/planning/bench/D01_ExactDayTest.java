package xunfu.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xunfu.planning.Budget;
import xunfu.planning.Evaluator;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.Problem;

/** Small days against the proven optimum, and the proof against plain enumeration. */
class D01_ExactDayTest {
  @Test
  void theProofAgreesWithTryingEveryOrder() {
    for (long day = 1; day <= 20; day++) {
      Problem problem = day % 2 == 0 ? OfficerDays.full(day, 6) : OfficerDays.overFull(day, 6);
      assertThat(ExactDay.cost(problem))
          .as("day %d", day)
          .isEqualTo(everyOrder(problem, List.of()));
    }
  }

  private static long everyOrder(Problem problem, List<Integer> order) {
    Plan plan = Evaluator.evaluate(problem, List.of(order));
    if (!plan.feasible()) {
      return Long.MAX_VALUE;
    }
    long best = plan.cost();
    for (int next = 0; next < problem.stops().size(); next++) {
      if (!order.contains(next)) {
        var longer = new ArrayList<>(order);
        longer.add(next);
        best = Math.min(best, everyOrder(problem, longer));
      }
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void smallDaysAreSolvedToTheOptimum(int stops) {
    for (long day = 1; day <= 10; day++) {
      Problem problem =
          day % 2 == 0 ? OfficerDays.full(day, stops) : OfficerDays.overFull(day, stops);
      Plan plan = Planner.solve(problem, Budget.iterations(1, 30_000));
      assertThat(plan.feasible()).isTrue();
      assertThat(plan.cost()).as("day %d", day).isEqualTo(ExactDay.cost(problem));
    }
  }

  @Test
  void theDayOfTheArticleIsServedWhole() {
    Plan plan = Planner.solve(OfficerDays.full(7, 33), Budget.iterations(1, 20_000));
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.served()).isEqualTo(33);
  }

  @Test
  void theSameNumberMakesTheSameDay() {
    Problem once = OfficerDays.full(3, 33);
    Problem again = OfficerDays.full(3, 33);
    assertThat(again.stops()).isEqualTo(once.stops());
    assertThat(again.matrix().seconds(3, 17)).isEqualTo(once.matrix().seconds(3, 17));
  }
}
