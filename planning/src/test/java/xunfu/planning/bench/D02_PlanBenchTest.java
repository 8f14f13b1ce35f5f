package xunfu.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.planning.Budget;
import xunfu.planning.Evaluator;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.Problem;
import xunfu.planning.Progress;

/** What measures the planner measures what it says. */
class D02_PlanBenchTest {
  private static final Path NOWHERE = Path.of("nowhere");

  @Test
  void generatedSetsNeedNoFiles() throws Exception {
    InstanceSet days = InstanceSet.named("officer-days", NOWHERE);
    assertThat(days.entries()).hasSize(100);
    assertThat(days.entries().getFirst().source().make().planned().stops()).hasSize(33);
  }

  @Test
  void anUnknownSetIsRefusedByName() {
    assertThatThrownBy(() -> InstanceSet.named("mountains", NOWHERE))
        .hasMessageContaining("There is no set 'mountains'")
        .hasMessageContaining("solomon");
  }

  @Test
  void anInterruptedDayKeepsWhatWasDriven() throws Exception {
    InstanceSet replan = InstanceSet.named("replan", NOWHERE);
    assertThat(replan.entries().get(0).source().make().planned().stops()).hasSize(32);
    InstanceSet.Task urgent = replan.entries().get(1).source().make();
    assertThat(urgent.planned().stops()).hasSize(33);
    assertThat(urgent.planned().pinnedTo(0)).hasSize(8);
    assertThat(urgent.former().getFirst()).hasSize(32);
    Plan plan =
        Planner.improve(
            urgent.planned(), urgent.former(), Budget.iterations(1, 3_000), Progress.SILENT);
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.served()).isEqualTo(33);
    assertThat(plan.sequences().getFirst().subList(0, 8)).isEqualTo(urgent.planned().pinnedTo(0));
  }

  @Test
  void theRefereeAgreesWithTheEvaluator() {
    for (long day = 1; day <= 30; day++) {
      Problem problem = OfficerDays.overFull(day, 20);
      Plan plan = Planner.solve(problem, Budget.iterations(1, 500));
      Referee.Verdict verdict = Referee.judge(problem, plan.sequences());
      assertThat(verdict.faults()).isEmpty();
      assertThat(verdict.cost()).isEqualTo(plan.cost());
      assertThat(verdict.prizesLost()).isEqualTo(plan.prizesLost());
      var backwards = new ArrayList<>(plan.sequences().getFirst().reversed());
      assertThat(Referee.judge(problem, List.of(backwards)).faults().isEmpty())
          .isEqualTo(Evaluator.evaluate(problem, List.of(backwards)).feasible());
    }
  }

  @Test
  void theRefereeSeesAStopServedTwice() {
    Problem problem = OfficerDays.full(1, 3);
    assertThat(Referee.judge(problem, List.of(List.of(0, 0))).faults())
        .contains("stop 0 is served twice");
  }

  @Test
  void aMeasurementGoesOnWhereItWasStopped(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("plan.csv");
    Samples before = Samples.in(file);
    before.add(sample("day-1", "xunfu", 1, 100));
    Files.writeString(file, "over-full,day-2,xun", StandardOpenOption.APPEND);
    Samples after = Samples.in(file);
    assertThat(after.all()).isEqualTo(before.all());
    assertThat(after.has("over-full", "day-1", "xunfu", 1, 1, "abc")).isTrue();
    assertThat(after.has("over-full", "day-1", "xunfu", 1, 1, "def")).isFalse();
    assertThat(after.has("over-full", "day-2", "xunfu", 1, 1, "abc")).isFalse();
  }

  @Test
  void onlyWhatWasNotMeasuredIsSearched(@TempDir Path folder) throws Exception {
    InstanceSet set = InstanceSet.named("officer-days", NOWHERE);
    Samples samples = Samples.in(folder.resolve("plan.csv"));
    var runs = new Runs(set, samples, "abc", folder);
    runs.ours(set.entries().subList(0, 2), 0.01, 2);
    assertThat(samples.all()).hasSize(4);
    runs.ours(set.entries().subList(0, 3), 0.01, 2);
    assertThat(samples.all()).hasSize(6);
  }

  @Test
  void aPeerIsComparedInstanceByInstance() {
    var samples =
        List.of(
            sample("day-1", "xunfu", 1, 100),
            sample("day-1", "xunfu", 2, 110),
            sample("day-2", "xunfu", 1, 200),
            sample("day-1", "peer", 1, 126),
            sample("day-2", "peer", 1, 200),
            sample("day-3", "peer", 1, -1));
    assertThat(new Results(samples).json("over-full", 1, "machine"))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"value\":3.3333")
        .contains("\"worst\":10.000")
        .contains("\"searchesBelowBestPeer\":0")
        .contains("\"n\":3");
    assertThat(new Results(samples).json("over-full", 1, "machine").getLast())
        .contains("\"peer\":\"peer\",\"peerValue\":13.0000")
        .contains("\"ratio\":1.09545")
        .contains("\"peerWithoutPlan\":1");
  }

  @Test
  void buffersKeepMoreWindows() {
    long kept = 0;
    long keptWithBuffers = 0;
    for (long day = 1; day <= 10; day++) {
      Problem problem = OfficerDays.full(day, 33);
      Budget budget = Budget.iterations(1, 5_000);
      Plan plain = Planner.solve(problem, budget);
      Plan buffered = Planner.solve(problem.buffered(Robustness.SPREAD, 0.95), budget);
      assertThat(Referee.judge(problem, buffered.sequences()).faults()).isEmpty();
      kept += Robustness.drive(problem, plain.sequences(), 20, day).kept();
      keptWithBuffers += Robustness.drive(problem, buffered.sequences(), 20, day).kept();
    }
    assertThat(keptWithBuffers).isGreaterThan(kept);
  }

  private static Sample sample(String instance, String solver, int seed, long cost) {
    return new Sample(
        "over-full", instance, solver, 1, seed, cost, 0, -1, 1, 0, 0, "2026-11-24", "abc");
  }
}
