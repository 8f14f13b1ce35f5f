package xunfu.planning.bench;

import java.util.List;
import java.util.SplittableRandom;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * A plan driven on days that turn out otherwise: each visit lasts up to 40 % longer or shorter than
 * planned, every alternative as likely, and one door in twenty is closed. The pair keeps the order
 * as it stands, waits where it is early, and where it comes too late goes on without a visit.
 */
final class Robustness {
  /** How far visits differ from the plan, as a share. */
  static final double SPREAD = 0.4;

  private static final int CLOSED_ONE_IN = 20;

  /** How long it takes to find a door closed, or to learn that one is too late. */
  private static final int IN_VAIN_SECONDS = 60;

  private Robustness() {}

  /**
   * Calls paid in time, of those whose door was not closed anyway.
   *
   * @param kept begun within a window
   * @param asked doors that were open on the day and on the plan
   */
  record Outcome(long kept, long asked) {}

  /** Drives a plan on so many days; the same seed gives the same days. */
  static Outcome drive(Problem problem, List<List<Integer>> sequences, int days, long seed) {
    var random = new SplittableRandom(seed);
    long kept = 0;
    long asked = 0;
    for (int day = 0; day < days; day++) {
      for (int v = 0; v < sequences.size(); v++) {
        Vehicle vehicle = problem.vehicles().get(v);
        int here = vehicle.startLocation();
        double time = vehicle.earliestStart();
        for (int index : sequences.get(v)) {
          Stop stop = problem.stops().get(index);
          time += problem.matrix().seconds(here, stop.location());
          here = stop.location();
          boolean closed = random.nextInt(CLOSED_ONE_IN) == 0;
          double lasts = stop.serviceSeconds() * random.nextDouble(1 - SPREAD, 1 + SPREAD);
          double begin = begin(stop, time);
          asked += closed ? 0 : 1;
          kept += closed || begin < 0 ? 0 : 1;
          time = closed || begin < 0 ? time + IN_VAIN_SECONDS : begin + lasts;
        }
      }
    }
    return new Outcome(kept, asked);
  }

  private static double begin(Stop stop, double arrival) {
    for (Window window : stop.windows()) {
      if (arrival <= window.closes()) {
        return Math.max(arrival, window.opens());
      }
    }
    return -1;
  }
}
