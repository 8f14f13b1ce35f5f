package xunfu.planning;

import java.util.Arrays;

/**
 * Whether a vehicle with breaks or a maximum duration can drive a given order: exact, in one or a
 * few walks along it. Says the same as {@link Schedule}, on arrays.
 */
final class Clock {
  private static final long NEVER = Long.MAX_VALUE / 4;

  private final Board board;
  private long[] now = new long[1];
  private long[] next = new long[1];

  Clock(Board board) {
    this.board = board;
  }

  /** Whether all of {@code nodes[0 … last]}, start and end place included, keeps every time. */
  boolean fits(int vehicle, int[] nodes, int last) {
    Vehicle pair = board.problem.vehicles().get(vehicle);
    long departure = pair.earliestStart();
    long end = end(pair, nodes, last, departure);
    while (end != NEVER) {
      if (end - departure <= pair.maxDurationSeconds()) {
        return true;
      }
      departure = latestDeparture(pair, nodes, last, departure, end);
      if (end - departure <= pair.maxDurationSeconds()) {
        return true;
      }
      departure +=
          pair.breaks().isEmpty()
              ? untilNextWindow(nodes, last, departure)
              : Schedule.STEP_WITH_BREAKS;
      end = end(pair, nodes, last, departure);
    }
    return false;
  }

  /**
   * How much later than {@code departure} some stop first falls into its next window. Until then a
   * later departure only shifts the return, once waiting is used up.
   */
  private long untilNextWindow(int[] nodes, int last, long departure) {
    long soonest = NEVER;
    long waited = 0;
    int left = (int) departure;
    for (int k = 1; k < last; k++) {
      int arrival = left + board.time[nodes[k - 1] * board.nodes + nodes[k]];
      int begin = board.begin(nodes[k], arrival);
      waited += begin - arrival;
      soonest = Math.min(soonest, waited + board.closing(nodes[k], begin) - begin);
      left = begin + board.service[nodes[k]];
    }
    return soonest + 1;
  }

  private long latestDeparture(Vehicle pair, int[] nodes, int last, long departure, long end) {
    if (pair.breaks().isEmpty()) {
      int latest = (int) end;
      for (int k = last - 1; k > 0; k--) {
        int left = latest - board.time[nodes[k] * board.nodes + nodes[k + 1]];
        latest = board.latestBegin(nodes[k], left - board.service[nodes[k]]);
      }
      return latest - board.time[nodes[0] * board.nodes + nodes[1]];
    }
    long good = departure;
    long bad = end + 1;
    while (good + 1 < bad) {
      long middle = (good + bad) >>> 1;
      if (end(pair, nodes, last, middle) == end) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  /** Earliest return for a departure, or {@link #NEVER}. */
  private long end(Vehicle pair, int[] nodes, int last, long departure) {
    int states = pair.breaks().size() + 1;
    if (now.length < states) {
      now = new long[states];
      next = new long[states];
    }
    Arrays.fill(now, 0, states, NEVER);
    now[0] = departure;
    for (int k = 1; k <= last; k++) {
      int travel = board.time[nodes[k - 1] * board.nodes + nodes[k]];
      Arrays.fill(next, 0, states, NEVER);
      for (int taken = 0; taken < states; taken++) {
        if (now[taken] != NEVER) {
          extend(pair, now[taken], travel, taken, states, nodes[k]);
        }
      }
      long[] swap = now;
      now = next;
      next = swap;
    }
    long best = NEVER;
    for (int taken = 0; taken < states; taken++) {
      boolean due = taken < states - 1 && now[taken] > pair.breaks().get(taken).latestStart();
      if (!due && now[taken] <= pair.latestEnd()) {
        best = Math.min(best, now[taken]);
      }
    }
    return best;
  }

  private void extend(Vehicle pair, long left, int travel, int taken, int states, int node) {
    long ready = left + travel;
    long free = left;
    for (int after = taken; ready <= board.closes[node]; after++) {
      long leave = board.begin(node, (int) ready) + (long) board.service[node];
      next[after] = Math.min(next[after], leave);
      if (after == states - 1) {
        return;
      }
      Break rest = pair.breaks().get(after);
      if (free > rest.latestStart()) {
        return;
      }
      ready = Math.max(ready, rest.earliestStart()) + rest.seconds();
      free = Math.max(free, rest.earliestStart()) + rest.seconds();
    }
  }
}
