package xunfu.planning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import xunfu.planning.Plan.Call;

/**
 * Plans in which two pairs meet: a joint visit is two stops, one for each pair, that begin in the
 * same second.
 *
 * <p>A moment common to two tours would tie all their times together, and nothing could be answered
 * in constant time any more. So the moment is chosen first: for one joint visit after the other a
 * few moments are tried with a small part of the budget, the best is kept as a window of one
 * second, and the day is planned around it. With one or two joint visits a day that is near the
 * optimum; it is no method for dozens of them.
 */
public final class Together {
  /** Moments are tried at least so far apart. */
  private static final int GRID_SECONDS = 30 * 60;

  /** Most moments tried for one joint visit. */
  private static final int MOST_MOMENTS = 24;

  /** Each trial has this part of the budget. */
  private static final int TRIAL_SHARE = 20;

  private final Problem given;
  private final Budget budget;
  private final Progress progress;

  private Together(Problem given, Budget budget, Progress progress) {
    this.given = given;
    this.budget = budget;
    this.progress = progress;
  }

  /**
   * Two stops that begin in the same second, each served by another vehicle.
   *
   * @param first index of one stop
   * @param second index of the other; usually at the same place
   */
  public record Joint(int first, int second) {}

  /**
   * Plans with joint visits.
   *
   * @param problem the problem; skills say which pair may serve which of two joint stops
   * @param joints stops that belong together; none of them pinned, none in two joints, each lasting
   *     some time and open at some moment in common
   * @param budget of the final search; the trials before use about as much again for each joint
   *     visit
   * @param progress told how the final search goes; may end it
   * @return a plan in which the two stops of each joint begin together, or are both left out
   * @throws BadProblem when a joint is not as described above
   */
  public static Plan solve(Problem problem, List<Joint> joints, Budget budget, Progress progress) {
    check(problem, joints);
    return new Together(problem, budget, progress).solve(joints);
  }

  private static void check(Problem problem, List<Joint> joints) {
    Set<Integer> seen = new HashSet<>();
    for (Joint joint : joints) {
      for (int index : List.of(joint.first(), joint.second())) {
        if (index < 0 || index >= problem.stops().size()) {
          throw new BadProblem(
              "joint stop %d does not exist, there are %d"
                  .formatted(index, problem.stops().size()));
        }
        Stop stop = problem.stops().get(index);
        if (!seen.add(index)) {
          throw new BadProblem("stop %d belongs to two joint visits".formatted(index));
        }
        if (stop.pin() != null || stop.serviceSeconds() == 0) {
          throw new BadProblem("joint stop %d is pinned or lasts no time".formatted(index));
        }
      }
      if (common(problem, joint).isEmpty()) {
        throw new BadProblem(
            "stops %d and %d are never open at the same time"
                .formatted(joint.first(), joint.second()));
      }
    }
  }

  private static List<Window> common(Problem problem, Joint joint) {
    var common = new ArrayList<Window>();
    for (Window one : problem.stops().get(joint.first()).windows()) {
      for (Window other : problem.stops().get(joint.second()).windows()) {
        int opens = Math.max(one.opens(), other.opens());
        int closes = Math.min(one.closes(), other.closes());
        if (opens <= closes) {
          common.add(new Window(opens, closes));
        }
      }
    }
    return common;
  }

  private Plan solve(List<Joint> joints) {
    Problem fixed = given;
    for (Joint joint : joints) {
      fixed = with(fixed, joint, common(given, joint));
    }
    for (Joint joint : joints) {
      fixed = fixed(fixed, joint);
    }
    Plan plan = Planner.solve(fixed, budget, progress);
    for (Joint joint : joints) {
      if (call(plan, joint.first()) == null ^ call(plan, joint.second()) == null) {
        fixed = without(fixed, joint);
        plan = Planner.solve(fixed, budget, progress);
      }
    }
    return plan;
  }

  /** The problem with the best moment found for a joint visit. */
  private Problem fixed(Problem problem, Joint joint) {
    Budget trial = trialBudget();
    Problem best = without(problem, joint);
    long lowest = Planner.solve(best, trial).cost();
    for (int moment : moments(problem, joint, Planner.solve(problem, trial))) {
      Problem tried = with(problem, joint, List.of(new Window(moment, moment)));
      Plan plan = Planner.solve(tried, trial);
      boolean both = call(plan, joint.first()) != null && call(plan, joint.second()) != null;
      if (both && plan.cost() < lowest) {
        lowest = plan.cost();
        best = tried;
      }
    }
    return best;
  }

  private Budget trialBudget() {
    Duration time = budget.cpuTime().dividedBy(TRIAL_SHARE);
    return new Budget(budget.seed(), budget.iterations() / TRIAL_SHARE, time, 1, 1);
  }

  /** When the two would be begun if each were free, and a grid over the time both are open. */
  private static Set<Integer> moments(Problem problem, Joint joint, Plan free) {
    List<Window> windows = problem.stops().get(joint.first()).windows();
    var moments = new TreeSet<Integer>();
    for (int stop : List.of(joint.first(), joint.second())) {
      Call call = call(free, stop);
      if (call != null) {
        moments.add(call.startAt());
      }
    }
    int begin = earliestStart(problem);
    int end = latestEnd(problem);
    long open =
        windows.stream()
            .mapToLong(w -> Math.max(0, Math.min(w.closes(), end) - Math.max(w.opens(), begin)))
            .sum();
    int step = (int) Math.max(GRID_SECONDS, open / MOST_MOMENTS + 1);
    for (Window window : windows) {
      int last = Math.min(window.closes(), end);
      for (int at = Math.max(window.opens(), begin); at <= last; at += step) {
        moments.add(at);
      }
    }
    return moments;
  }

  private static int earliestStart(Problem problem) {
    return problem.vehicles().stream().mapToInt(Vehicle::earliestStart).min().orElse(0);
  }

  private static int latestEnd(Problem problem) {
    return problem.vehicles().stream().mapToInt(Vehicle::latestEnd).max().orElse(0);
  }

  private static @Nullable Call call(Plan plan, int stop) {
    return plan.routes().stream()
        .flatMap(route -> route.calls().stream())
        .filter(call -> call.stop() == stop)
        .findFirst()
        .orElse(null);
  }

  private static Problem with(Problem problem, Joint joint, List<Window> windows) {
    var stops = new ArrayList<>(problem.stops());
    for (int index : List.of(joint.first(), joint.second())) {
      stops.set(index, stops.get(index).open(windows.toArray(Window[]::new)));
    }
    return new Problem(problem.matrix(), stops, problem.vehicles(), problem.costs());
  }

  /** The problem in which nobody can serve a joint visit: a moment after everybody's hours. */
  private static Problem without(Problem problem, Joint joint) {
    return with(problem, joint, List.of(new Window(Matrix.LARGEST, Matrix.LARGEST)));
  }
}
