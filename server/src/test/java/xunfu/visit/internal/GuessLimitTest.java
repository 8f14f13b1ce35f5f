package xunfu.visit.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import xunfu.kernel.Fault;

class GuessLimitTest {
  private final HandClock clock = new HandClock();
  private final GuessLimit limit = new GuessLimit(clock);

  @Test
  void anAddressThatGuessesTenTimesHasToWait() {
    for (int i = 0; i < GuessLimit.BY_ADDRESS; i++) {
      limit.require("192.0.2.1");
      limit.wrong("192.0.2.1");
    }
    assertThatThrownBy(() -> limit.require("192.0.2.1"))
        .isInstanceOfSatisfying(
            Fault.class,
            fault ->
                org.assertj.core.api.Assertions.assertThat(fault.kind())
                    .isEqualTo(Fault.Kind.TOO_MANY));
    assertThatCode(() -> limit.require("192.0.2.2")).doesNotThrowAnyException();
  }

  @Test
  void afterTheWindowTheAddressMayTryAgain() {
    for (int i = 0; i < GuessLimit.BY_ADDRESS; i++) {
      limit.wrong("192.0.2.1");
    }
    clock.pass(GuessLimit.WINDOW.plusSeconds(1));
    assertThatCode(() -> limit.require("192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void aGuesserWithManyAddressesIsStoppedInTotal() {
    for (int i = 0; i < GuessLimit.IN_TOTAL; i++) {
      limit.wrong("198.51.100." + i);
    }
    assertThatThrownBy(() -> limit.require("203.0.113.7")).isInstanceOf(Fault.class);
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T01:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
