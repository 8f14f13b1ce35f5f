package xunfu.bench.plan;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.IntVar;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xunfu.planning.Costs;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;
import xunfu.planning.bench.CpuClock;
import xunfu.planning.bench.Peer;

/**
 * Google's OR-Tools, version 9.15: parallel cheapest insertion, then guided local search, which its
 * documentation calls the most efficient for routes. All travel is given as tables, so that the
 * native search, which runs in the calling thread, never asks Java for a number. It throws no dice:
 * one run says all.
 */
public final class OrTools implements Peer {
  /** The search must have some wall clock bound; CPU time ends it long before. */
  private static final long WALL_PER_CPU = 60;

  private static boolean loaded;

  @Override
  public String name() {
    return "ortools";
  }

  @Override
  public boolean throwsDice() {
    return false;
  }

  @Override
  public boolean understands(Problem problem) {
    return problem.vehicles().stream().allMatch(OrTools::isPlain)
        && problem.stops().stream().allMatch(s -> s.pin() == null && s.skills().isEmpty());
  }

  private static boolean isPlain(Vehicle vehicle) {
    return vehicle.breaks().isEmpty()
        && vehicle.skills().isEmpty()
        && vehicle.maxDurationSeconds() >= vehicle.latestEnd() - vehicle.earliestStart();
  }

  @Override
  public Answer solve(Problem problem, double seconds, int seed) {
    if (!loaded) {
      Loader.loadNativeLibraries();
      loaded = true;
    }
    var clock = new CpuClock();
    int[] places = places(problem);
    int stops = problem.stops().size();
    int vehicles = problem.vehicles().size();
    int[] starts = new int[vehicles];
    int[] ends = new int[vehicles];
    for (int v = 0; v < vehicles; v++) {
      starts[v] = node(places, stops, problem.vehicles().get(v).startLocation());
      ends[v] = node(places, stops, problem.vehicles().get(v).endLocation());
    }
    var nodes = new RoutingIndexManager(places.length, vehicles, starts, ends);
    var routing = new RoutingModel(nodes);
    addCosts(routing, problem, places);
    addLoads(routing, problem, places);
    RoutingDimension time = addTimes(routing, problem, places);
    for (int i = 0; i < stops; i++) {
      Stop stop = problem.stops().get(i);
      long index = nodes.nodeToIndex(i);
      open(time.cumulVar(index), stop.windows());
      if (!stop.required()) {
        routing.addDisjunction(new long[] {index}, stop.prize());
      }
    }
    var limit = routing.solver().makeCustomLimit(() -> clock.seconds() >= seconds);
    routing.addSearchMonitor(limit);
    Assignment found = routing.solveWithParameters(parameters(seconds));
    var sequences = new ArrayList<List<Integer>>();
    for (int v = 0; v < vehicles && found != null; v++) {
      sequences.add(sequence(routing, nodes, found, v));
    }
    double used = clock.seconds();
    routing.delete();
    nodes.delete();
    return new Answer(sequences, used);
  }

  private static RoutingSearchParameters parameters(double seconds) {
    long wall = (long) Math.ceil(seconds * WALL_PER_CPU);
    return main.defaultRoutingSearchParameters().toBuilder()
        .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
        .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
        .setTimeLimit(Duration.newBuilder().setSeconds(wall).build())
        .build();
  }

  /** The stops' places, then every place where a vehicle starts or ends, once. */
  private static int[] places(Problem problem) {
    int[] stops = problem.stops().stream().mapToInt(Stop::location).toArray();
    int[] depots =
        problem.vehicles().stream()
            .flatMapToInt(v -> Arrays.stream(new int[] {v.startLocation(), v.endLocation()}))
            .distinct()
            .toArray();
    int[] all = Arrays.copyOf(stops, stops.length + depots.length);
    System.arraycopy(depots, 0, all, stops.length, depots.length);
    return all;
  }

  private static int node(int[] places, int stops, int location) {
    for (int node = stops; node < places.length; node++) {
      if (places[node] == location) {
        return node;
      }
    }
    throw new IllegalStateException("no depot at " + location);
  }

  private static void addCosts(RoutingModel routing, Problem problem, int[] places) {
    Costs costs = problem.costs();
    long[][] table = new long[places.length][places.length];
    for (int i = 0; i < places.length; i++) {
      for (int j = 0; j < places.length; j++) {
        table[i][j] =
            (long) problem.matrix().metres(places[i], places[j]) * costs.perMetre()
                + (long) problem.matrix().seconds(places[i], places[j]) * costs.perSecond();
      }
    }
    routing.setArcCostEvaluatorOfAllVehicles(routing.registerTransitMatrix(table));
    routing.setFixedCostOfAllVehicles(costs.perVehicle());
  }

  private static void addLoads(RoutingModel routing, Problem problem, int[] places) {
    long[] loads = new long[places.length];
    for (int i = 0; i < problem.stops().size(); i++) {
      loads[i] = problem.stops().get(i).load();
    }
    if (Arrays.stream(loads).sum() > 0) {
      long[] capacities = problem.vehicles().stream().mapToLong(Vehicle::capacity).toArray();
      int load = routing.registerUnaryTransitVector(loads);
      routing.addDimensionWithVehicleCapacity(load, 0, capacities, true, "load");
    }
  }

  private static RoutingDimension addTimes(RoutingModel routing, Problem problem, int[] places) {
    long[][] table = new long[places.length][places.length];
    for (int i = 0; i < places.length; i++) {
      int service = i < problem.stops().size() ? problem.stops().get(i).serviceSeconds() : 0;
      for (int j = 0; j < places.length; j++) {
        table[i][j] = service + (long) problem.matrix().seconds(places[i], places[j]);
      }
    }
    int transit = routing.registerTransitMatrix(table);
    routing.addDimension(transit, Matrix.LARGEST, Matrix.LARGEST, false, "time");
    RoutingDimension time = routing.getMutableDimension("time");
    for (int v = 0; v < problem.vehicles().size(); v++) {
      Vehicle vehicle = problem.vehicles().get(v);
      time.cumulVar(routing.start(v)).setRange(vehicle.earliestStart(), vehicle.latestEnd());
      time.cumulVar(routing.end(v)).setRange(vehicle.earliestStart(), vehicle.latestEnd());
    }
    return time;
  }

  private static void open(IntVar begin, List<Window> windows) {
    begin.setRange(windows.getFirst().opens(), windows.getLast().closes());
    for (int i = 1; i < windows.size(); i++) {
      begin.removeInterval(windows.get(i - 1).closes() + 1L, windows.get(i).opens() - 1L);
    }
  }

  private static List<Integer> sequence(
      RoutingModel routing, RoutingIndexManager nodes, Assignment found, int vehicle) {
    var sequence = new ArrayList<Integer>();
    long index = found.value(routing.nextVar(routing.start(vehicle)));
    while (!routing.isEnd(index)) {
      sequence.add(nodes.indexToNode(index));
      index = found.value(routing.nextVar(index));
    }
    return sequence;
  }
}
