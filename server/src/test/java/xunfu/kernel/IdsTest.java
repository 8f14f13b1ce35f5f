package xunfu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids ascend, say when they were made, and never come twice. */
class IdsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00.123Z");

  private final Ids ids = new Ids(() -> NOW);

  @Test
  void anIdIsAUuidOfVersionSevenAndTellsItsMillisecond() {
    UUID id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void tenThousandIdsOfOneMillisecondAscendAndDiffer() {
    List<String> made = Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aClockThatStepsBackDoesNotTurnTheOrder() {
    var clock = new Instant[] {NOW};
    var stepping = new Ids(() -> clock[0]);
    String before = stepping.next().toString();
    clock[0] = NOW.minusSeconds(60);

    assertThat(stepping.next().toString()).isGreaterThan(before);
  }
}
