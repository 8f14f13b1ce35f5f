package xunfu.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xunfu.planning.Budget;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.Problem;

class D02_PlanBenchTest {
  @Test
  void generatedSetsNeedNoFiles() throws Exception {
    InstanceSet days = InstanceSet.named("officer-days", Path.of("nowhere"));
    assertThat(days.entries()).hasSize(100);
    assertThat(days.entries().getFirst().source().read().problem().stops()).hasSize(33);
  }

  @Test
  void anUnknownSetIsRefusedByName() {
    assertThatThrownBy(() -> InstanceSet.named("mountains", Path.of("nowhere")))
        .hasMessageContaining("There is no set 'mountains'")
        .hasMessageContaining("solomon");
  }

  @Test
  void anInterruptedDayKeepsWhatWasDriven() throws Exception {
    InstanceSet replan = InstanceSet.named("replan", Path.of("nowhere"));
    assertThat(replan.entries().get(0).source().read().problem().stops()).hasSize(32);
    Problem urgent = replan.entries().get(1).source().read().problem();
    assertThat(urgent.stops()).hasSize(33);
    assertThat(urgent.pinnedTo(0)).hasSize(8);
    Plan plan = Planner.solve(urgent, Budget.iterations(1, 3_000));
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.sequences().getFirst().subList(0, 8)).isEqualTo(urgent.pinnedTo(0));
  }
}
