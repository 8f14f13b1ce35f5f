package xunfu.rounds.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xunfu.roads.DetourModel;
import xunfu.roads.Drive;
import xunfu.roads.Point;
import xunfu.roads.Profile;

/**
 * Which of the times between two visits were drives. Nobody says what a pair did between them, so
 * what cannot have been a drive alone is left out: it would teach lunch breaks. Pure.
 */
final class Drives {
  /** Up to here no time is too long for a way: a lane, a lock, a place to park. */
  private static final Duration ALWAYS_POSSIBLE = Duration.ofMinutes(20);

  /** A way may take so many times what is expected where nothing was learnt, and no more. */
  private static final int MOST_TIMES_EXPECTED = 4;

  /** No car comes along faster than this by the crow, in metres a second: 120 km/h. */
  private static final double FASTEST = 33;

  private Drives() {}

  /**
   * From the end of one visit to the beginning of the next of that pair's day.
   *
   * @param accuracyMetres by how much both points together may be wrong
   */
  record Between(Point from, Point to, int accuracyMetres, Instant left, Instant arrived) {}

  /** The drives among them. */
  static List<Drive> of(List<Between> all) {
    return all.stream().map(Drives::drive).flatMap(Optional::stream).toList();
  }

  private static Optional<Drive> drive(Between between) {
    double crow = between.from().crowMetres(between.to());
    long seconds = Duration.between(between.left(), between.arrived()).toSeconds();
    boolean tells = crow > between.accuracyMetres();
    return tells && seconds > 0 && seconds >= crow / FASTEST && seconds <= longest(between)
        ? Optional.of(
            Drive.timed(between.from(), between.to(), Profile.CAR, Math.toIntExact(seconds)))
        : Optional.empty();
  }

  private static long longest(Between between) {
    int expected =
        DetourModel.UNTAUGHT.between(List.of(between.from(), between.to()), Profile.CAR)
            .seconds()[0][1];
    return Math.max(ALWAYS_POSSIBLE.toSeconds(), (long) MOST_TIMES_EXPECTED * expected);
  }
}
