package xunfu.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
}
