package xunfu.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The one clock of the house. */
class TimeConfigurationTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final TimeConfiguration configuration = new TimeConfiguration();

  @Test
  void aClockThatWasSetRunsOnFromThere() {
    var clock = configuration.clock(ZONE, "2025-01-02T09:00+08:00");

    assertThat(clock.instant())
        .isCloseTo(Instant.parse("2025-01-02T01:00:00Z"), within(10, ChronoUnit.SECONDS));
    assertThat(clock.getZone()).isEqualTo(ZONE);
    assertThat(clock.instant()).isBeforeOrEqualTo(clock.instant());
  }

  @Test
  void withoutOneItIsTheTimeOfTheMachine() {
    assertThat(configuration.clock(ZONE, null).instant())
        .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
  }
}
