package xunfu.planning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xunfu.planning.Plan.Call;
import xunfu.planning.Plan.LeftOut;
import xunfu.planning.Plan.Route;
import xunfu.planning.Plan.Violation;

/**
 * Why a plan is as it is, in facts that anybody can check by trying: for each stop what limits it
 * and what it would cost to call earlier, later or by another pair; for each stop left out the
 * cheapest way to take it in all the same, and what that would break.
 *
 * @param stops one entry per stop served, route by route in order
 * @param leftOut one entry per stop left out, in the order of the plan
 */
public record Reasons(List<OfStop> stops, List<OfLeftOut> leftOut) {
  /** Copies the lists. */
  public Reasons {
    stops = List.copyOf(stops);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Why a stop stands where it stands.
   *
   * @param stop its index
   * @param slackSeconds by how much the arrival may slip, see {@link Call#slackSeconds()}
   * @param bound what would break if it slipped a second more
   * @param boundBy the stop at which that would break, itself or a later one; null when the whole
   *     tour is concerned
   * @param earlier changing places with the stop before it
   * @param later changing places with the stop after it
   * @param byOther given to the other pair that can take it most cheaply
   */
  public record OfStop(
      int stop,
      int slackSeconds,
      Bound bound,
      @Nullable Integer boundBy,
      Attempt earlier,
      Attempt later,
      Attempt byOther) {}

  /**
   * Why a stop is left out.
   *
   * @param stop its index
   * @param reason in one word
   * @param cheapest the cheapest place that breaks nothing; where there is none, the place that
   *     breaks least
   */
  public record OfLeftOut(int stop, Plan.Reason reason, Attempt cheapest) {}

  /** What limits the slack of a stop. */
  public enum Bound {
    /** The closing of a window. */
    WINDOW,
    /** The end of the pair's hours. */
    HOURS,
    /** The longest tour allowed. */
    DURATION,
    /** A break that would no longer begin in time where it stands. */
    BREAK,
    /** Nothing within the reach of the clock. */
    NOTHING
  }

  /** One change tried out. */
  public sealed interface Attempt {
    /** There is nothing to try: no such place, no other pair, or the stop is pinned. */
    record None() implements Attempt {}

    /**
     * The change breaks nothing.
     *
     * @param vehicle where the stop would go
     * @param position its position there, 0 = first
     * @param extraCost what the plan's travel and vehicles would cost more; negative = less. The
     *     prize of a stop left out is not counted
     */
    record Possible(int vehicle, int position, long extraCost) implements Attempt {}

    /**
     * The change breaks something.
     *
     * @param vehicle where the stop would go
     * @param position its position there, 0 = first
     * @param violations what would be broken there beyond what the plan breaks already, at least
     *     one
     */
    record Breaks(int vehicle, int position, List<Violation> violations) implements Attempt {
      /** Copies the list. */
      public Breaks {
        violations = List.copyOf(violations);
      }
    }
  }

  /**
   * Finds the reasons of a plan by trying each change. Takes time with the square of a day's stops:
   * made for days, not for instances of a thousand.
   *
   * @param problem the problem
   * @param plan a plan of this very problem
   */
  public static Reasons of(Problem problem, Plan plan) {
    return new Trials(problem, plan).reasons();
  }

  /** Tries changes of one plan. */
  private static final class Trials {
    private final Problem problem;
    private final Plan plan;

    Trials(Problem problem, Plan plan) {
      this.problem = problem;
      this.plan = plan;
    }

    Reasons reasons() {
      var stops = new ArrayList<OfStop>();
      for (Route route : plan.routes()) {
        for (int at = 0; at < route.calls().size(); at++) {
          stops.add(ofStop(route, at));
        }
      }
      return new Reasons(stops, plan.leftOut().stream().map(this::ofLeftOut).toList());
    }

    private OfStop ofStop(Route route, int at) {
      Call call = route.calls().get(at);
      Violation next = nextViolation(route, at);
      return new OfStop(
          call.stop(),
          call.slackSeconds(),
          bound(route, next),
          next == null ? null : next.stop(),
          exchanged(route, at - 1),
          exchanged(route, at),
          byOther(route, call.stop()));
    }

    // ---- what binds

    /**
     * What breaks when the arrival at {@code at} slips a second beyond its slack; null = nothing.
     */
    private @Nullable Violation nextViolation(Route route, int at) {
      Call call = route.calls().get(at);
      Stop stop = problem.stops().get(call.stop());
      int arrival = call.arriveAt() + call.slackSeconds() + 1;
      if (arrival > Matrix.LARGEST) {
        return null;
      }
      var windows = new ArrayList<Window>();
      for (Window window : stop.windows()) {
        if (window.closes() >= arrival) {
          windows.add(new Window(Math.max(window.opens(), arrival), window.closes()));
        }
      }
      if (windows.isEmpty()) {
        long late = arrival - stop.windows().getLast().closes();
        return new Violation(Violation.Kind.LATE, route.vehicle(), call.stop(), late);
      }
      var stops = new ArrayList<>(problem.stops());
      stops.set(call.stop(), stop.open(windows.toArray(Window[]::new)));
      var slipped = new Problem(problem.matrix(), stops, problem.vehicles(), problem.costs());
      var violations = new ArrayList<Violation>();
      new Schedule(slipped, route.vehicle(), route.sequence()).route(route.vehicle(), violations);
      List<Violation> fresh = beyond(violations, violationsOf(route.vehicle()));
      return fresh.isEmpty() ? null : fresh.getFirst();
    }

    private Bound bound(Route route, @Nullable Violation next) {
      if (next != null) {
        return switch (next.kind()) {
          case LATE -> Bound.WINDOW;
          case OVERTIME -> Bound.HOURS;
          case TOO_LONG -> Bound.DURATION;
          case NO_BREAK -> Bound.BREAK;
          case OVERLOADED, UNABLE, NO_WAY, REQUIRED_LEFT_OUT, PIN_MOVED -> Bound.NOTHING;
        };
      }
      Vehicle pair = problem.vehicles().get(route.vehicle());
      if (pair.maxDurationSeconds() < pair.latestEnd() - route.departAt()) {
        return Bound.DURATION;
      }
      return pair.breaks().isEmpty() ? Bound.NOTHING : Bound.BREAK;
    }

    // ---- changes

    /** The stops at {@code at} and the next position change places. */
    private Attempt exchanged(Route route, int at) {
      List<Integer> order = route.sequence();
      if (at < 0 || at + 1 >= order.size() || pinned(order.get(at)) || pinned(order.get(at + 1))) {
        return new Attempt.None();
      }
      var changed = new ArrayList<>(order);
      changed.set(at, order.get(at + 1));
      changed.set(at + 1, order.get(at));
      return attempt(route.vehicle(), at, changed, 0, List.of());
    }

    private Attempt byOther(Route route, int stop) {
      if (pinned(stop)) {
        return new Attempt.None();
      }
      var shorter = new ArrayList<>(route.sequence());
      shorter.remove(Integer.valueOf(stop));
      long saved = cost(route.vehicle(), shorter) - cost(route.vehicle(), route.sequence());
      return bestPlace(stop, route.vehicle(), saved, broken(route.vehicle(), shorter));
    }

    private OfLeftOut ofLeftOut(LeftOut left) {
      return new OfLeftOut(left.stop(), left.reason(), bestPlace(left.stop(), -1, 0, List.of()));
    }

    private Attempt bestPlace(
        int stop, int except, long alreadyChanged, List<Violation> alreadyBroken) {
      Attempt best = new Attempt.None();
      for (Route route : plan.routes()) {
        int vehicle = route.vehicle();
        int from = problem.pinnedTo(vehicle).size();
        for (int at = from; vehicle != except && at <= route.calls().size(); at++) {
          var longer = new ArrayList<>(route.sequence());
          longer.add(at, stop);
          Attempt attempt = attempt(vehicle, at, longer, alreadyChanged, alreadyBroken);
          best = better(attempt, best) ? attempt : best;
        }
      }
      return best;
    }

    private Attempt attempt(
        int vehicle,
        int at,
        List<Integer> order,
        long alreadyChanged,
        List<Violation> alreadyBroken) {
      var fresh = new ArrayList<>(alreadyBroken);
      fresh.addAll(broken(vehicle, order));
      long before = cost(vehicle, plan.routes().get(vehicle).sequence());
      return fresh.isEmpty()
          ? new Attempt.Possible(vehicle, at, alreadyChanged + cost(vehicle, order) - before)
          : new Attempt.Breaks(vehicle, at, fresh);
    }

    /** What an order breaks beyond what the plan's own order of that vehicle breaks. */
    private List<Violation> broken(int vehicle, List<Integer> order) {
      var violations = new ArrayList<Violation>();
      new Schedule(problem, vehicle, order).route(vehicle, violations);
      return beyond(violations, violationsOf(vehicle));
    }

    private static boolean better(Attempt one, Attempt other) {
      return switch (other) {
        case Attempt.None none -> true;
        case Attempt.Possible possible ->
            one instanceof Attempt.Possible cheaper && cheaper.extraCost() < possible.extraCost();
        case Attempt.Breaks breaks ->
            one instanceof Attempt.Possible
                || one instanceof Attempt.Breaks less && amount(less) < amount(breaks);
      };
    }

    private static long amount(Attempt.Breaks breaks) {
      return breaks.violations().stream().mapToLong(Violation::amount).sum();
    }

    private List<Violation> violationsOf(int vehicle) {
      return plan.violations().stream()
          .filter(violation -> Integer.valueOf(vehicle).equals(violation.vehicle()))
          .toList();
    }

    /** Violations that are not, or not so large, among the known ones. */
    private static List<Violation> beyond(List<Violation> found, List<Violation> known) {
      return found.stream()
          .filter(
              violation ->
                  known.stream()
                      .noneMatch(
                          old ->
                              old.kind() == violation.kind()
                                  && java.util.Objects.equals(old.stop(), violation.stop())
                                  && old.amount() >= violation.amount()))
          .toList();
    }

    private long cost(int vehicle, List<Integer> order) {
      if (order.isEmpty()) {
        return 0;
      }
      Route route = new Schedule(problem, vehicle, order).route(vehicle, new ArrayList<>());
      Costs costs = problem.costs();
      return route.travelMetres() * costs.perMetre()
          + route.travelSeconds() * costs.perSecond()
          + costs.perVehicle();
    }

    private boolean pinned(int stop) {
      return problem.stops().get(stop).pin() != null;
    }
  }
}
