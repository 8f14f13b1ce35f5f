package xunfu.bench.plan;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit.Builder;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit.Parameter;
import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem.FleetSize;
import com.graphhopper.jsprit.core.problem.job.Job;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.FastVehicleRoutingTransportCostsMatrix;
import com.graphhopper.jsprit.core.util.RandomNumberGeneration;
import com.graphhopper.jsprit.core.util.Solutions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import xunfu.planning.Costs;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.bench.CpuClock;
import xunfu.planning.bench.Peer;

/**
 * jsprit, version 1.8: its own choice of strategies with fast regret insertion, travel as tables,
 * the objective made ours (travel and prizes lost). Its threshold falls over a number of iterations
 * that must be given beforehand; how many fit into the time is tried out first, on time that is not
 * charged.
 */
public final class Jsprit implements Peer {
  /** Share of the time spent, uncharged, on counting how many iterations fit into it. */
  private static final double TRIAL_SHARE = 0.3;

  /** Priorities of jobs go from 1, the highest, to 10. */
  private static final int PRIORITIES = 10;

  @Override
  public String name() {
    return "jsprit";
  }

  @Override
  public boolean throwsDice() {
    return true;
  }

  @Override
  public boolean understands(Problem problem) {
    return problem.vehicles().stream().distinct().count() == 1
        && problem.vehicles().getFirst().breaks().isEmpty()
        && isUnbounded(problem.vehicles().getFirst())
        && problem.stops().stream().allMatch(s -> s.pin() == null && s.skills().isEmpty());
  }

  private static boolean isUnbounded(Vehicle vehicle) {
    return vehicle.maxDurationSeconds() >= vehicle.latestEnd() - vehicle.earliestStart();
  }

  @Override
  public Answer solve(Problem problem, double seconds, int seed) {
    int iterations = iterationsWithin(problem, seconds, seed);
    var clock = new CpuClock();
    VehicleRoutingAlgorithm algorithm = algorithm(problem, seed);
    algorithm.setMaxIterations(iterations);
    algorithm.setPrematureAlgorithmTermination(found -> clock.seconds() >= seconds);
    VehicleRoutingProblemSolution best = Solutions.bestOf(algorithm.searchSolutions());
    var sequences = new ArrayList<List<Integer>>();
    for (VehicleRoute route : best.getRoutes()) {
      var sequence = new ArrayList<Integer>();
      for (Job job : jobsInOrder(route)) {
        sequence.add(Integer.valueOf(job.getId()));
      }
      sequences.add(sequence);
    }
    while (sequences.size() < problem.vehicles().size()) {
      sequences.add(List.of());
    }
    return new Answer(sequences, clock.seconds());
  }

  private static List<Job> jobsInOrder(VehicleRoute route) {
    var jobs = new ArrayList<Job>();
    for (TourActivity activity : route.getActivities()) {
      if (activity instanceof TourActivity.JobActivity call) {
        jobs.add(call.getJob());
      }
    }
    return jobs;
  }

  private static int iterationsWithin(Problem problem, double seconds, int seed) {
    var clock = new CpuClock();
    var count = new int[1];
    double trial = TRIAL_SHARE * seconds;
    VehicleRoutingAlgorithm algorithm = algorithm(problem, seed);
    algorithm.setMaxIterations(Integer.MAX_VALUE);
    algorithm.setPrematureAlgorithmTermination(
        found -> {
          count[0]++;
          return clock.seconds() >= trial;
        });
    algorithm.searchSolutions();
    return (int) Math.max(1, Math.ceil(count[0] * seconds / clock.seconds()));
  }

  private static VehicleRoutingAlgorithm algorithm(Problem problem, int seed) {
    RandomNumberGeneration.setSeed(seed);
    double[][] costs = costs(problem);
    return Builder.newInstance(asJsprit(problem, costs))
        .setRandom(new Random(seed))
        .setProperty(Parameter.THREADS, "1")
        .setProperty(Parameter.FAST_REGRET, "true")
        .setObjectiveFunction(solution -> cost(problem, costs, solution))
        .buildAlgorithm();
  }

  private static double[][] costs(Problem problem) {
    Costs costs = problem.costs();
    int size = problem.matrix().size();
    double[][] table = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        table[i][j] =
            (double) problem.matrix().metres(i, j) * costs.perMetre()
                + (double) problem.matrix().seconds(i, j) * costs.perSecond();
      }
    }
    return table;
  }

  private static double cost(
      Problem problem, double[][] costs, VehicleRoutingProblemSolution solution) {
    double sum = 0;
    for (VehicleRoute route : solution.getRoutes()) {
      int before = route.getStart().getLocation().getIndex();
      for (TourActivity activity : route.getActivities()) {
        int here = activity.getLocation().getIndex();
        sum += costs[before][here];
        before = here;
      }
      sum += costs[before][route.getEnd().getLocation().getIndex()] + problem.costs().perVehicle();
    }
    for (Job job : solution.getUnassignedJobs()) {
      sum += problem.stops().get(Integer.parseInt(job.getId())).prize();
    }
    return sum;
  }

  private static VehicleRoutingProblem asJsprit(Problem problem, double[][] costs) {
    int size = problem.matrix().size();
    var travel = FastVehicleRoutingTransportCostsMatrix.Builder.newInstance(size, false);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        travel.addTransportTimeAndDistance(i, j, problem.matrix().seconds(i, j), costs[i][j]);
      }
    }
    boolean alone = problem.vehicles().size() == 1;
    var builder =
        VehicleRoutingProblem.Builder.newInstance()
            .setRoutingCost(travel.build())
            .setFleetSize(alone ? FleetSize.FINITE : FleetSize.INFINITE)
            .addVehicle(vehicle(problem));
    Map<Integer, Integer> priorities = priorities(problem);
    for (int i = 0; i < problem.stops().size(); i++) {
      builder.addJob(job(problem.stops().get(i), i, priorities.getOrDefault(i, 2)));
    }
    return builder.build();
  }

  private static VehicleImpl vehicle(Problem problem) {
    Vehicle vehicle = problem.vehicles().getFirst();
    var type =
        VehicleTypeImpl.Builder.newInstance("pair")
            .addCapacityDimension(0, vehicle.capacity())
            .setCostPerDistance(1)
            .setCostPerTransportTime(0)
            .setFixedCost(problem.costs().perVehicle())
            .build();
    return VehicleImpl.Builder.newInstance("pair")
        .setType(type)
        .setStartLocation(Location.newInstance(vehicle.startLocation()))
        .setEndLocation(Location.newInstance(vehicle.endLocation()))
        .setEarliestStart(vehicle.earliestStart())
        .setLatestArrival(vehicle.latestEnd())
        .build();
  }

  private static Service job(Stop stop, int index, int priority) {
    var job =
        Service.Builder.newInstance(String.valueOf(index))
            .setLocation(Location.newInstance(stop.location()))
            .setServiceTime(stop.serviceSeconds())
            .addSizeDimension(0, stop.load())
            .setPriority(priority);
    stop.windows().forEach(w -> job.addTimeWindow(TimeWindow.newInstance(w.opens(), w.closes())));
    return job.build();
  }

  /** The dearer a stop's prize among all, the higher its priority; none where all are alike. */
  private static Map<Integer, Integer> priorities(Problem problem) {
    long[] prizes = problem.stops().stream().mapToLong(Stop::prize).sorted().toArray();
    var priorities = new HashMap<Integer, Integer>();
    if (prizes.length == 0 || prizes[0] == prizes[prizes.length - 1]) {
      return priorities;
    }
    for (int i = 0; i < problem.stops().size(); i++) {
      long prize = problem.stops().get(i).prize();
      long cheaper = java.util.Arrays.stream(prizes).filter(p -> p < prize).count();
      priorities.put(i, (int) (PRIORITIES - (PRIORITIES - 1) * cheaper / prizes.length));
    }
    return priorities;
  }
}
