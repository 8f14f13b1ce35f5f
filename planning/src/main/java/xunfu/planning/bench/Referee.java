package xunfu.planning.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * An independent judge of an answer to a problem that came from no file: drives every tour, looks
 * at every rule and adds up. Shares no code with the engine; deliberately plain. Breaks and longest
 * tours are not known to it (see {@link Checker} for instances from files).
 */
final class Referee {
  private final Problem problem;
  private final Set<Integer> seen = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private long travel;

  private Referee(Problem problem) {
    this.problem = problem;
  }

  /**
   * A judgement.
   *
   * @param cost travel, vehicles and prizes lost, in the units of {@link xunfu.planning.Costs}
   * @param prizesLost prizes of the stops on no tour
   * @param faults what is broken, in words
   */
  record Verdict(long cost, long prizesLost, List<String> faults) {}

  static Verdict judge(Problem problem, List<List<Integer>> sequences) {
    var referee = new Referee(problem);
    for (int v = 0; v < sequences.size(); v++) {
      if (!sequences.get(v).isEmpty()) {
        referee.drive(v, sequences.get(v));
      }
    }
    long lost = 0;
    for (int stop = 0; stop < problem.stops().size(); stop++) {
      if (!referee.seen.contains(stop)) {
        lost += problem.stops().get(stop).prize();
        if (problem.stops().get(stop).required()) {
          referee.faults.add("stop " + stop + " is required and not served");
        }
      }
    }
    return new Verdict(referee.travel + lost, lost, referee.faults);
  }

  private void drive(int v, List<Integer> sequence) {
    Vehicle vehicle = problem.vehicles().get(v);
    int here = vehicle.startLocation();
    long time = vehicle.earliestStart();
    long load = 0;
    travel += problem.costs().perVehicle();
    for (int index : sequence) {
      Stop stop = problem.stops().get(index);
      if (!seen.add(index)) {
        faults.add("stop " + index + " is served twice");
      }
      time = begin(stop, time + leg(here, stop.location()));
      if (time < 0) {
        faults.add("stop " + index + " is closed when vehicle " + v + " comes");
        return;
      }
      time += stop.serviceSeconds();
      load += stop.load();
      here = stop.location();
    }
    time += leg(here, vehicle.endLocation());
    if (time > vehicle.latestEnd()) {
      faults.add("vehicle " + v + " returns at " + time);
    }
    if (load > vehicle.capacity()) {
      faults.add("vehicle " + v + " carries " + load);
    }
  }

  private long leg(int from, int to) {
    if (from == to) {
      return 0;
    }
    int seconds = problem.matrix().seconds(from, to);
    travel += (long) seconds * problem.costs().perSecond();
    travel += (long) problem.matrix().metres(from, to) * problem.costs().perMetre();
    return seconds;
  }

  /** When a call begins; −1 when the last window has closed. What is pinned has happened. */
  private static long begin(Stop stop, long arrival) {
    for (Window window : stop.windows()) {
      if (arrival <= window.closes()) {
        return Math.max(arrival, window.opens());
      }
    }
    return stop.pin() != null ? arrival : -1;
  }
}
