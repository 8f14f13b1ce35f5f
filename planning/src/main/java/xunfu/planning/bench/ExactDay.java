package xunfu.planning.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import xunfu.planning.BadProblem;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * The cheapest plan of a small day of one pair, proven: a dynamic programme over which stops are
 * done and which was the last, keeping for each every pair of time and cost that no other beats in
 * both (Held and Karp 1962 with the labels of Desrochers and Soumis 1988). Shares no code with the
 * search, whose referee it is. Breaks, maximum durations, skills and pins are not known to it.
 */
public final class ExactDay {
  /** The table has 2ⁿ · n entries; beyond this it no longer fits. */
  private static final int MOST_STOPS = 16;

  private static final long[] NO_LABELS = {};

  private final Problem problem;
  private final Vehicle pair;
  private final int stops;

  private ExactDay(Problem problem) {
    this.problem = problem;
    this.pair = problem.vehicles().getFirst();
    this.stops = problem.stops().size();
  }

  /**
   * The lowest cost, see {@link xunfu.planning.Plan#cost()}.
   *
   * @throws BadProblem for more than one vehicle or more than sixteen stops
   */
  public static long cost(Problem problem) {
    if (problem.vehicles().size() != 1 || problem.stops().size() > MOST_STOPS) {
      throw new BadProblem(
          "an exact day has one vehicle and at most %d stops".formatted(MOST_STOPS));
    }
    return new ExactDay(problem).lowest();
  }

  private long lowest() {
    long[] @Nullable [] labels = new long[(1 << stops) * stops][];
    long best = prizesLost(0);
    for (int stop = 0; stop < stops; stop++) {
      extend(labels, 0, pair.startLocation(), label(pair.earliestStart(), 0), stop);
    }
    for (int done = 1; done < 1 << stops; done++) {
      long lost = prizesLost(done);
      for (int last = 0; last < stops; last++) {
        long[] here = labels[done * stops + last];
        labels[done * stops + last] = null;
        for (long label : here == null ? NO_LABELS : here) {
          best = Math.min(best, home(last, label) + lost);
          for (int next = 0; next < stops; next++) {
            if ((done >> next & 1) == 0) {
              extend(labels, done, problem.stops().get(last).location(), label, next);
            }
          }
        }
      }
    }
    return best;
  }

  private long prizesLost(int done) {
    long lost = 0;
    for (int stop = 0; stop < stops; stop++) {
      lost += (done >> stop & 1) == 0 ? problem.stops().get(stop).prize() : 0;
    }
    return lost;
  }

  private long home(int last, long label) {
    int from = problem.stops().get(last).location();
    long end = time(label) + problem.matrix().seconds(from, pair.endLocation());
    return end <= pair.latestEnd()
        ? travelled(label) + cost(from, pair.endLocation())
        : Long.MAX_VALUE / 2;
  }

  private void extend(long[][] labels, int done, int from, long label, int next) {
    Stop stop = problem.stops().get(next);
    long arrival = time(label) + problem.matrix().seconds(from, stop.location());
    for (Window window : stop.windows()) {
      if (arrival <= window.closes()) {
        long leave = Math.max(arrival, window.opens()) + stop.serviceSeconds();
        int state = (done | 1 << next) * stops + next;
        labels[state] =
            with(labels[state], label(leave, travelled(label) + cost(from, stop.location())));
        return;
      }
    }
  }

  private long cost(int from, int to) {
    return (long) problem.matrix().seconds(from, to) * problem.costs().perSecond()
        + (long) problem.matrix().metres(from, to) * problem.costs().perMetre();
  }

  /** Adds a label unless another is as early and as cheap, and drops those it beats in both. */
  private static long[] with(long @Nullable [] labels, long added) {
    if (labels == null) {
      return new long[] {added};
    }
    long[] kept = new long[labels.length + 1];
    int count = 0;
    for (long label : labels) {
      if (time(label) <= time(added) && travelled(label) <= travelled(added)) {
        return labels;
      }
      if (time(label) < time(added) || travelled(label) < travelled(added)) {
        kept[count++] = label;
      }
    }
    kept[count++] = added;
    return count == kept.length ? kept : Arrays.copyOf(kept, count);
  }

  private static long label(long time, long travelled) {
    return Math.min(time, Matrix.UNREACHABLE) << 32 | Math.min(travelled, Integer.MAX_VALUE);
  }

  private static long time(long label) {
    return label >>> 32;
  }

  private static long travelled(long label) {
    return label & 0xFFFF_FFFFL;
  }
}
