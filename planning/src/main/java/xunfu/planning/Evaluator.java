package xunfu.planning;

import java.util.ArrayList;
import java.util.List;
import xunfu.planning.Plan.LeftOut;
import xunfu.planning.Plan.Reason;
import xunfu.planning.Plan.Route;
import xunfu.planning.Plan.Violation;

/** Says what an order of stops means: all times, the cost, what is left out and what is broken. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Evaluates one order of stops. Nothing is changed or repaired: an order that breaks a window is
   * returned as a plan with that violation.
   *
   * @param problem the problem
   * @param sequences for each vehicle the indices of its stops in order; as many lists as vehicles
   * @return the plan; the same for the same arguments
   * @throws BadProblem when the number of lists is not the number of vehicles, an index names no
   *     stop, or a stop is served twice
   */
  public static Plan evaluate(Problem problem, List<List<Integer>> sequences) {
    requireOnce(problem, sequences);
    var violations = new ArrayList<Violation>();
    var routes = new ArrayList<Route>();
    for (int vehicle = 0; vehicle < sequences.size(); vehicle++) {
      routes.add(new Schedule(problem, vehicle, sequences.get(vehicle)).route(vehicle, violations));
    }
    var leftOut = leftOut(problem, sequences);
    requirePins(problem, sequences, violations);
    long prizesLost = 0;
    for (LeftOut left : leftOut) {
      Stop stop = problem.stops().get(left.stop());
      prizesLost += stop.prize();
      if (stop.required()) {
        violations.add(new Violation(Violation.Kind.REQUIRED_LEFT_OUT, null, left.stop(), 1));
      }
    }
    long seconds = routes.stream().mapToLong(Route::travelSeconds).sum();
    long metres = routes.stream().mapToLong(Route::travelMetres).sum();
    long used = routes.stream().filter(route -> !route.calls().isEmpty()).count();
    Costs costs = problem.costs();
    long cost =
        metres * costs.perMetre()
            + seconds * costs.perSecond()
            + used * costs.perVehicle()
            + prizesLost;
    return new Plan(routes, leftOut, seconds, metres, prizesLost, cost, violations);
  }

  private static void requireOnce(Problem problem, List<List<Integer>> sequences) {
    if (sequences.size() != problem.vehicles().size()) {
      throw new BadProblem(
          "%d sequences for %d vehicles".formatted(sequences.size(), problem.vehicles().size()));
    }
    boolean[] seen = new boolean[problem.stops().size()];
    for (List<Integer> sequence : sequences) {
      for (int stop : sequence) {
        if (stop < 0 || stop >= seen.length) {
          throw new BadProblem("stop %d does not exist, there are %d".formatted(stop, seen.length));
        }
        if (seen[stop]) {
          throw new BadProblem("stop %d is served twice".formatted(stop));
        }
        seen[stop] = true;
      }
    }
  }

  private static List<LeftOut> leftOut(Problem problem, List<List<Integer>> sequences) {
    boolean[] served = new boolean[problem.stops().size()];
    sequences.forEach(sequence -> sequence.forEach(stop -> served[stop] = true));
    var leftOut = new ArrayList<LeftOut>();
    for (int stop = 0; stop < served.length; stop++) {
      if (!served[stop]) {
        leftOut.add(new LeftOut(stop, reason(problem, stop)));
      }
    }
    return leftOut;
  }

  private static Reason reason(Problem problem, int stop) {
    var best = Reason.NOBODY_ABLE;
    for (int vehicle = 0; vehicle < problem.vehicles().size(); vehicle++) {
      if (!problem.vehicles().get(vehicle).canDo(problem.stops().get(stop))) {
        continue;
      }
      var violations = new ArrayList<Violation>();
      new Schedule(problem, vehicle, List.of(stop)).route(vehicle, violations);
      if (violations.isEmpty()) {
        return Reason.NO_ROOM;
      }
      boolean noWay = violations.stream().anyMatch(v -> v.kind() == Violation.Kind.NO_WAY);
      if (!noWay) {
        best = Reason.NEVER_IN_TIME;
      } else if (best == Reason.NOBODY_ABLE) {
        best = Reason.NO_WAY;
      }
    }
    return best;
  }

  private static void requirePins(
      Problem problem, List<List<Integer>> sequences, List<Violation> violations) {
    for (int stop = 0; stop < problem.stops().size(); stop++) {
      Pin pin = problem.stops().get(stop).pin();
      if (pin != null) {
        List<Integer> sequence = sequences.get(pin.vehicle());
        boolean there = pin.position() < sequence.size() && sequence.get(pin.position()) == stop;
        if (!there) {
          violations.add(new Violation(Violation.Kind.PIN_MOVED, pin.vehicle(), stop, 1));
        }
      }
    }
  }
}
