package xunfu.planning.matching;

import static xunfu.planning.matching.Matching.NOBODY;
import static xunfu.planning.matching.MatchingProblem.NO_ARC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What can be said against a matching, by two proofs that share nothing with the matcher: no circle
 * of changes in the residual network saves anything (Bellman and Ford on premises, visitors and
 * sink), and the prices handed out bound every matching from below by the cost of this one.
 */
final class Proof {
  private Proof() {}

  static List<String> complaints(MatchingProblem problem, Matching matching) {
    var complaints = new ArrayList<String>();
    long cost = cost(problem, matching.visitorOf());
    if (cost != matching.cost()) {
      complaints.add("costs %d, says %d".formatted(cost, matching.cost()));
    }
    if (!loads(problem, matching.visitorOf()).equals(matching.loads())) {
      complaints.add("loads are " + loads(problem, matching.visitorOf()));
    }
    if (savesByACircle(problem, matching)) {
      complaints.add("a circle of changes would save");
    }
    long bound = bound(problem, matching.placePrices());
    if (bound != cost) {
      complaints.add("prices prove only that nothing is below " + bound + ", not " + cost);
    }
    return complaints;
  }

  /** Ways, places and what is left out, told from the visitors alone. */
  static long cost(MatchingProblem problem, List<Integer> visitorOf) {
    long cost = 0;
    for (int at = 0; at < visitorOf.size(); at++) {
      int visitor = visitorOf.get(at);
      int way = visitor == NOBODY ? problem.leavingOut(at) : problem.cost(visitor, at);
      if (way == NO_ARC) {
        throw new AssertionError("visitor %d may not go to %d".formatted(visitor, at));
      }
      cost += way;
    }
    List<Integer> loads = loads(problem, visitorOf);
    for (int visitor = 0; visitor < loads.size(); visitor++) {
      for (int place = 0; place < loads.get(visitor); place++) {
        cost += place(problem, visitor, place);
      }
    }
    return cost;
  }

  private static List<Integer> loads(MatchingProblem problem, List<Integer> visitorOf) {
    var loads = new Integer[problem.visitors()];
    Arrays.fill(loads, 0);
    visitorOf.stream().filter(visitor -> visitor != NOBODY).forEach(visitor -> loads[visitor]++);
    return Arrays.asList(loads);
  }

  /** Price of a visitor's place, counted from 0; beyond the last more than anything. */
  static long place(MatchingProblem problem, int visitor, int place) {
    int first = 0;
    for (Load.Block block : problem.loads().get(visitor).blocks()) {
      if (place < first + block.places()) {
        return block.price();
      }
      first += block.places();
    }
    return Long.MAX_VALUE / 8;
  }

  /** Weak duality: no matching is cheaper than this, whatever the prices. */
  private static long bound(MatchingProblem problem, List<Long> prices) {
    long bound = 0;
    for (int at = 0; at < problem.premises(); at++) {
      long least = problem.leavingOut(at);
      for (int visitor = 0; visitor < problem.visitors(); visitor++) {
        if (problem.cost(visitor, at) != NO_ARC) {
          least = Math.min(least, problem.cost(visitor, at) + prices.get(visitor));
        }
      }
      bound += least;
    }
    for (int visitor = 0; visitor < problem.visitors(); visitor++) {
      for (int place = 0; place < problem.premises(); place++) {
        bound += Math.min(0, place(problem, visitor, place) - prices.get(visitor));
      }
    }
    return bound;
  }

  private record Arc(int from, int to, long cost) {}

  private static boolean savesByACircle(MatchingProblem problem, Matching matching) {
    int visitors = problem.visitors();
    int nobody = problem.premises() + visitors;
    int sink = nobody + 1;
    var arcs = new ArrayList<Arc>();
    for (int at = 0; at < problem.premises(); at++) {
      int now = matching.visitorOf().get(at);
      for (int visitor = 0; visitor <= visitors; visitor++) {
        long cost = visitor == visitors ? problem.leavingOut(at) : problem.cost(visitor, at);
        boolean used = now == NOBODY ? visitor == visitors : visitor == now;
        int node = problem.premises() + visitor;
        if (used) {
          arcs.add(new Arc(node, at, -cost));
        } else if (cost != NO_ARC) {
          arcs.add(new Arc(at, node, cost));
        }
      }
    }
    for (int visitor = 0; visitor < visitors; visitor++) {
      int node = problem.premises() + visitor;
      int load = matching.loads().get(visitor);
      arcs.add(new Arc(node, sink, place(problem, visitor, load)));
      if (load > 0) {
        arcs.add(new Arc(sink, node, -place(problem, visitor, load - 1)));
      }
    }
    arcs.add(new Arc(nobody, sink, 0));
    if (matching.visitorOf().contains(NOBODY)) {
      arcs.add(new Arc(sink, nobody, 0));
    }
    long[] distance = new long[sink + 1];
    for (int round = 0; round <= sink; round++) {
      boolean shorter = false;
      for (Arc arc : arcs) {
        if (distance[arc.from] + arc.cost < distance[arc.to]) {
          distance[arc.to] = distance[arc.from] + arc.cost;
          shorter = true;
        }
      }
      if (!shorter) {
        return false;
      }
    }
    return true;
  }
}
