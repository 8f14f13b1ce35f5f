package xunfu.rounds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import xunfu.roads.Drive;
import xunfu.roads.Point;
import xunfu.rounds.internal.Drives.Between;

/** What lies between two visits, and when it is taken for a drive. */
class DrivesTest {
  private static final Point VALLEY = Point.of(29.80, 119.70);
  private static final Point OTHER_VALLEY = Point.of(29.88, 119.70);
  private static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");

  private static List<Drive> after(Duration gap, int accuracyMetres) {
    return Drives.of(
        List.of(new Between(VALLEY, OTHER_VALLEY, accuracyMetres, NINE, NINE.plus(gap))));
  }

  @Test
  void theTimeFromTheEndOfOneVisitToTheBeginningOfTheNextIsADrive() {
    assertThat(after(Duration.ofMinutes(50), 600))
        .singleElement()
        .satisfies(drive -> assertThat(drive.seconds()).isEqualTo(3_000));
  }

  @Test
  void anAfternoonBetweenTwoVisitsIsNoDrive() {
    assertThat(after(Duration.ofHours(5), 600)).isEmpty();
  }

  @Test
  void nobodyFliesNorArrivesBeforeHeLeft() {
    assertThat(after(Duration.ofMinutes(1), 600)).isEmpty();
    assertThat(after(Duration.ofMinutes(-30), 600)).isEmpty();
    assertThat(after(Duration.ZERO, 600)).isEmpty();
  }

  @Test
  void placesThatMayBeTheSameTeachNothing() {
    assertThat(after(Duration.ofMinutes(50), 9_000)).isEmpty();
  }
}
