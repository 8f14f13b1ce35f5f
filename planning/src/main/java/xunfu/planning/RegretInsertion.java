package xunfu.planning;

import java.util.ArrayList;
import java.util.List;
import xunfu.planning.Plan.Route;
import xunfu.planning.Plan.Violation;

/**
 * First plan: again and again the stop is inserted that would suffer most from waiting, measured by
 * how much dearer its second-best vehicle is than its best (Potvin and Rousseau, "A parallel route
 * building algorithm for the vehicle routing and scheduling problem with time windows", EJOR 66,
 * 1993). A stop that costs more than its prize, or fits nowhere, stays out.
 */
final class RegretInsertion {
  private static final long NOWHERE = Long.MAX_VALUE / 4;

  private final Problem problem;
  private final List<List<Integer>> sequences = new ArrayList<>();
  private final List<Integer> waiting = new ArrayList<>();

  private RegretInsertion(Problem problem) {
    this.problem = problem;
    for (int vehicle = 0; vehicle < problem.vehicles().size(); vehicle++) {
      sequences.add(new ArrayList<>(problem.pinnedTo(vehicle)));
    }
    for (int stop = 0; stop < problem.stops().size(); stop++) {
      if (problem.stops().get(stop).pin() == null) {
        waiting.add(stop);
      }
    }
  }

  /** For each vehicle its stops in order: the pinned ones, then what could be inserted. */
  static List<List<Integer>> sequences(Problem problem) {
    var insertion = new RegretInsertion(problem);
    while (insertion.insertNext()) {
      // each turn inserts one stop
    }
    return insertion.sequences;
  }

  private record Place(int stop, int vehicle, int position, long cost, long regret) {}

  private boolean insertNext() {
    Place chosen = null;
    for (int stop : waiting) {
      Place place = bestPlace(stop);
      if (place.cost() <= problem.stops().get(stop).prize()
          && (chosen == null || place.regret() > chosen.regret())) {
        chosen = place;
      }
    }
    if (chosen == null) {
      return false;
    }
    sequences.get(chosen.vehicle()).add(chosen.position(), chosen.stop());
    waiting.remove(Integer.valueOf(chosen.stop()));
    return true;
  }

  private Place bestPlace(int stop) {
    Place best = new Place(stop, 0, 0, NOWHERE, 0);
    long second = NOWHERE;
    for (int vehicle = 0; vehicle < sequences.size(); vehicle++) {
      Place place = bestPlace(stop, vehicle);
      if (place.cost() < best.cost()) {
        second = best.cost();
        best = place;
      } else {
        second = Math.min(second, place.cost());
      }
    }
    long regret = Math.min(second, problem.stops().get(stop).prize()) - best.cost();
    return new Place(stop, best.vehicle(), best.position(), best.cost(), regret);
  }

  private Place bestPlace(int stop, int vehicle) {
    List<Integer> sequence = sequences.get(vehicle);
    long before = cost(vehicle, sequence);
    Place best = new Place(stop, vehicle, 0, NOWHERE, 0);
    if (before == NOWHERE) {
      return best;
    }
    for (int at = problem.pinnedTo(vehicle).size(); at <= sequence.size(); at++) {
      var longer = new ArrayList<>(sequence);
      longer.add(at, stop);
      long extra = cost(vehicle, longer) - before;
      if (extra < best.cost()) {
        best = new Place(stop, vehicle, at, extra, 0);
      }
    }
    return best;
  }

  private long cost(int vehicle, List<Integer> sequence) {
    if (sequence.isEmpty()) {
      return 0;
    }
    var violations = new ArrayList<Violation>();
    Route route = new Schedule(problem, vehicle, sequence).route(vehicle, violations);
    Costs costs = problem.costs();
    return violations.isEmpty()
        ? route.travelMetres() * costs.perMetre()
            + route.travelSeconds() * costs.perSecond()
            + costs.perVehicle()
        : NOWHERE;
  }
}
