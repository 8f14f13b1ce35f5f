package xunfu.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A problem laid out flat for the search: nodes instead of objects, arrays instead of lists. Nodes
 * 0 to {@code stops − 1} are the stops; then follow the places where vehicles start and end. Read
 * only once made, so several searches may share it.
 */
final class Board {
  final Problem problem;
  final int stops;
  final int nodes;

  /** Travel seconds and cost from one node to another, at {@code from * nodes + to}. */
  final int[] time;

  final int[] cost;

  /** The same, at {@code to * nodes + from}: a scan along a route then reads one row. */
  final int[] timeTo;

  final int[] costTo;

  /** Whether every leg is the same both ways. */
  final boolean symmetric;

  final int[] service;
  final int[] load;
  final long[] prize;
  final boolean[] pinned;

  /** First opening and last closing; a pinned stop never closes. */
  final int[] opens;

  final int[] closes;

  /** Windows of each node, ascending; null where one window says it all. */
  private final int[][] windows;

  final int vehicles;
  final int[] startNode;
  final int[] endNode;
  final int[] earliest;
  final int[] latest;
  final int[] capacity;

  /** Vehicles of one kind are interchangeable. */
  final int[] kind;

  final int kinds;
  private final boolean[] able;

  /** Whether windows and hours alone decide what fits: no breaks, no maximum duration. */
  final boolean[] plain;

  /** Longest tour where {@link Durations} can tell it; {@link Matrix#LARGEST} elsewhere. */
  final int[] longest;

  final long perVehicle;

  Board(Problem problem) {
    this.problem = problem;
    stops = problem.stops().size();
    vehicles = problem.vehicles().size();
    var places = new ArrayList<Integer>();
    problem.stops().forEach(stop -> places.add(stop.location()));
    startNode = new int[vehicles];
    endNode = new int[vehicles];
    var nodeOfDepot = new HashMap<Integer, Integer>();
    for (int v = 0; v < vehicles; v++) {
      Vehicle vehicle = problem.vehicles().get(v);
      startNode[v] = depotNode(vehicle.startLocation(), places, nodeOfDepot);
      endNode[v] = depotNode(vehicle.endLocation(), places, nodeOfDepot);
    }
    nodes = places.size();
    time = new int[nodes * nodes];
    int[] costs = new int[nodes * nodes];
    fillArcs(places, costs);
    // one table instead of two halves what a large problem takes of the processor's cache
    cost = Arrays.equals(costs, time) ? time : costs;
    symmetric = isSymmetric();
    timeTo = symmetric ? time : transposed(time);
    costTo = cost == time ? timeTo : symmetric ? cost : transposed(cost);
    service = new int[nodes];
    load = new int[nodes];
    prize = new long[nodes];
    pinned = new boolean[nodes];
    opens = new int[nodes];
    closes = new int[nodes];
    windows = new int[nodes][];
    fillStops();
    earliest = new int[vehicles];
    latest = new int[vehicles];
    capacity = new int[vehicles];
    kind = new int[vehicles];
    plain = new boolean[vehicles];
    longest = new int[vehicles];
    kinds = fillVehicles();
    able = new boolean[kinds * stops];
    fillAble();
    perVehicle = problem.costs().perVehicle();
  }

  private static int depotNode(int location, List<Integer> places, Map<Integer, Integer> known) {
    return known.computeIfAbsent(
        location,
        place -> {
          places.add(place);
          return places.size() - 1;
        });
  }

  private void fillArcs(List<Integer> places, int[] cost) {
    Costs costs = problem.costs();
    for (int from = 0; from < nodes; from++) {
      for (int to = 0; to < nodes; to++) {
        int seconds = problem.matrix().seconds(places.get(from), places.get(to));
        int metres = problem.matrix().metres(places.get(from), places.get(to));
        long sum = (long) seconds * costs.perSecond() + (long) metres * costs.perMetre();
        boolean noWay = seconds == Matrix.UNREACHABLE;
        if (!noWay && sum > Matrix.UNREACHABLE) {
          throw new BadProblem(
              "a leg of %d metres and %d seconds costs %d, more than %d"
                  .formatted(metres, seconds, sum, Matrix.UNREACHABLE),
              "give smaller costs per metre and second");
        }
        time[from * nodes + to] = seconds;
        cost[from * nodes + to] = noWay ? Matrix.UNREACHABLE : (int) sum;
      }
    }
  }

  private boolean isSymmetric() {
    for (int from = 0; from < nodes; from++) {
      for (int to = 0; to < from; to++) {
        if (time[from * nodes + to] != time[to * nodes + from]
            || cost[from * nodes + to] != cost[to * nodes + from]) {
          return false;
        }
      }
    }
    return true;
  }

  private int[] transposed(int[] table) {
    int[] turned = new int[table.length];
    for (int from = 0; from < nodes; from++) {
      for (int to = 0; to < nodes; to++) {
        turned[to * nodes + from] = table[from * nodes + to];
      }
    }
    return turned;
  }

  private void fillStops() {
    for (int i = 0; i < nodes; i++) {
      closes[i] = Matrix.LARGEST;
    }
    for (int i = 0; i < stops; i++) {
      Stop stop = problem.stops().get(i);
      service[i] = stop.serviceSeconds();
      load[i] = stop.load();
      prize[i] = stop.prize();
      pinned[i] = stop.pin() != null;
      opens[i] = stop.windows().getFirst().opens();
      closes[i] = stop.windows().getLast().closes();
      if (stop.windows().size() > 1) {
        windows[i] =
            stop.windows().stream()
                .flatMapToInt(w -> java.util.stream.IntStream.of(w.opens(), w.closes()))
                .toArray();
      }
      if (pinned[i]) {
        if (windows[i] != null) {
          windows[i][windows[i].length - 1] = Matrix.LARGEST;
        }
        closes[i] = Matrix.LARGEST;
      }
    }
  }

  private int fillVehicles() {
    var known = new HashMap<List<Object>, Integer>();
    for (int v = 0; v < vehicles; v++) {
      Vehicle vehicle = problem.vehicles().get(v);
      earliest[v] = vehicle.earliestStart();
      latest[v] = vehicle.latestEnd();
      capacity[v] = vehicle.capacity();
      plain[v] =
          vehicle.breaks().isEmpty()
              && vehicle.maxDurationSeconds() >= vehicle.latestEnd() - vehicle.earliestStart();
      boolean told = !plain[v] && vehicle.breaks().isEmpty() && oneWindowEach();
      longest[v] = told ? vehicle.maxDurationSeconds() : Matrix.LARGEST;
      List<Object> like =
          problem.pinnedTo(v).isEmpty() ? List.of(vehicle) : List.of(vehicle, (Object) v);
      kind[v] = known.computeIfAbsent(like, unused -> known.size());
    }
    return known.size();
  }

  private boolean oneWindowEach() {
    return Arrays.stream(windows).allMatch(Objects::isNull)
        && problem.stops().stream().allMatch(stop -> stop.pin() == null);
  }

  private void fillAble() {
    for (int v = 0; v < vehicles; v++) {
      for (int i = 0; i < stops; i++) {
        able[kind[v] * stops + i] =
            problem.vehicles().get(v).canDo(problem.stops().get(i)) || pinned[i];
      }
    }
  }

  boolean able(int vehicle, int stop) {
    return able[kind[vehicle] * stops + stop];
  }

  /** When service begins for an arrival not after the last closing. */
  int begin(int node, int arrival) {
    int[] spans = windows[node];
    if (spans == null) {
      return Math.max(arrival, opens[node]);
    }
    for (int i = 0; ; i += 2) {
      if (arrival <= spans[i + 1]) {
        return Math.max(arrival, spans[i]);
      }
    }
  }

  /** When the window closes in which {@code begin} lies. */
  int closing(int node, int begin) {
    int[] spans = windows[node];
    if (spans == null) {
      return closes[node];
    }
    for (int i = 1; ; i += 2) {
      if (begin <= spans[i]) {
        return spans[i];
      }
    }
  }

  /**
   * The latest arrival whose service begins at {@code bound} or before; negative when none does.
   */
  int latestBegin(int node, int bound) {
    int[] spans = windows[node];
    if (spans == null) {
      return bound < opens[node] ? -1 : Math.min(bound, closes[node]);
    }
    int latest = -1;
    for (int i = 0; i < spans.length && spans[i] <= bound; i += 2) {
      latest = Math.min(bound, spans[i + 1]);
    }
    return latest;
  }
}
