package xunfu.rounds;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why the stops of a day stand where they stand, and why some are left out: what was found by
 * trying each change on the day as it is ordered now.
 *
 * @param stops one entry per stop with a time, in order
 * @param leftOut one entry per stop for which the day has no room
 */
public record DayReasons(List<OfStop> stops, List<OfLeftOut> leftOut) {
  public DayReasons {
    stops = List.copyOf(stops);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Why a stop stands in its place.
   *
   * @param waitSeconds between arrival and the opening of its hours
   * @param slackSeconds by how much the arrival may slip without breaking anything of the day
   * @param bound what would break first: {@code window}, {@code hours}, {@code duration}, {@code
   *     break} or {@code nothing}
   * @param boundBy the stop at which it would break; null when the whole tour is concerned
   * @param earlier changing places with the stop before it, null when there is nothing to try
   * @param later changing places with the stop after it
   * @param byOther given to the other pair of that day that takes it most cheaply
   */
  public record OfStop(
      UUID visit,
      int waitSeconds,
      int slackSeconds,
      String bound,
      @Nullable Named boundBy,
      @Nullable Attempt earlier,
      @Nullable Attempt later,
      @Nullable Attempt byOther) {}

  /**
   * Why a stop is left out.
   *
   * @param reason {@code nobody-able}, {@code no-way}, {@code never-in-time} or {@code no-room}
   * @param cheapest the cheapest place that breaks nothing, else the one that breaks least
   */
  public record OfLeftOut(UUID visit, String reason, @Nullable Attempt cheapest) {}

  /**
   * One change tried out.
   *
   * @param pair who would go there when it is another pair, else null
   * @param position the place in their order, from 1
   * @param extraSeconds of driving, less than 0 when it saves; null when the change breaks
   *     something
   * @param breaks what it would break; empty when nothing
   */
  public record Attempt(
      @Nullable List<String> pair, int position, @Nullable Long extraSeconds, List<Broken> breaks) {
    public Attempt {
      pair = pair == null ? null : List.copyOf(pair);
      breaks = List.copyOf(breaks);
    }
  }

  /**
   * What would be broken.
   *
   * @param kind {@code late}, {@code overtime}, {@code too-long}, {@code no-way} …
   * @param stop where; null when the whole tour is concerned
   * @param amount seconds, where time is concerned
   */
  public record Broken(String kind, @Nullable Named stop, long amount) {}

  /** A stop by its name, since it may be another pair's. */
  public record Named(UUID visit, String name) {}
}
