package xunfu.foundation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import xunfu.kernel.Ids;

/** One clock for the house, in the jurisdiction's zone; {@code --clock} shifts it at start. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  Clock clock(
      @Value("${xunfu.zone}") ZoneId zone,
      @Value("${xunfu.clock:#{null}}") @Nullable String start) {
    Clock running = Clock.system(zone);
    return start == null ? running : Clock.offset(running, offset(start));
  }

  private static Duration offset(String start) {
    return Duration.between(Instant.now(), OffsetDateTime.parse(start).toInstant());
  }

  @Bean
  Ids ids(Clock clock) {
    return new Ids(clock);
  }
}
