package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the search promises: replay, interruption, progress. */
class B02_SearchTest {
  private static final Problem DAY = B01_TimesTest.randomDay(new Random(3), 20, false);

  @Test
  void oneAndTwoThreadsFindTheSamePlan() {
    Budget budget = Budget.iterations(5, 2_000);
    Plan one = Planner.solve(DAY, budget.searching(4, 1));
    Plan two = Planner.solve(DAY, budget.searching(4, 2));
    assertThat(two).isEqualTo(one);
  }

  @Test
  void moreSearchesAreNeverWorse() {
    Budget budget = Budget.iterations(5, 100);
    assertThat(Planner.solve(DAY, budget.searching(8, 2)).cost())
        .isLessThanOrEqualTo(Planner.solve(DAY, budget).cost());
  }

  @Test
  void progressMayEndTheSearchAndThePlanSoFarComesBack() {
    var reports = new AtomicInteger();
    Plan plan =
        Planner.solve(
            DAY, Budget.iterations(5, Long.MAX_VALUE), report -> reports.incrementAndGet() < 10);
    assertThat(reports).hasValue(10);
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.served()).isPositive();
  }

  @Test
  void anInterruptedThreadGetsItsPlanAndKeepsItsFlag() {
    Thread.currentThread().interrupt();
    Plan plan = Planner.solve(DAY, Budget.iterations(5, Long.MAX_VALUE).searching(3, 2));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(plan.feasible()).isTrue();
  }

  @Test
  void aBudgetOfNothingIsTheConstruction() {
    Plan plan = Planner.solve(DAY, Budget.iterations(5, 0));
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.served()).isPositive();
  }

  @Test
  void aBudgetOfCpuTimeEnds() {
    Plan plan = Planner.solve(DAY, Budget.cpuTime(5, Duration.ofMillis(50)));
    assertThat(plan.feasible()).isTrue();
  }

  @Test
  void aFaultInProgressReachesTheCaller() {
    Progress broken =
        report -> {
          throw new IllegalStateException("screen gone");
        };
    Budget budget = Budget.iterations(5, 100);
    assertThatThrownBy(() -> Planner.solve(DAY, budget, broken)).hasMessage("screen gone");
    assertThatThrownBy(() -> Planner.solve(DAY, budget.searching(2, 2), broken))
        .hasMessage("screen gone");
  }

  @Test
  void aFormerPlanIsWhereImprovingBegins() {
    Plan good = Planner.solve(DAY, Budget.iterations(5, 5_000));
    Plan same = Planner.improve(DAY, good.sequences(), Budget.iterations(6, 0), Progress.SILENT);
    assertThat(same).isEqualTo(good);
    Plan better =
        Planner.improve(DAY, good.sequences(), Budget.iterations(6, 500), Progress.SILENT);
    assertThat(better.cost()).isLessThanOrEqualTo(good.cost());
  }

  @Test
  void aFormerPlanWithUnknownStopsIsRefused() {
    Budget budget = Budget.iterations(1, 1);
    assertThatThrownBy(() -> Planner.improve(DAY, List.of(List.of(77)), budget, Progress.SILENT))
        .isInstanceOf(BadProblem.class)
        .hasMessage("stop 77 does not exist, there are 20");
    assertThatThrownBy(() -> Planner.improve(DAY, List.of(), budget, Progress.SILENT))
        .hasMessage("0 sequences for 1 vehicles");
  }
}
