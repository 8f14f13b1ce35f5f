package xunfu.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who goes where, in which order, when; what is left out and why. Every vehicle of the problem has
 * a route, perhaps an empty one. Times are seconds after the problem's zero.
 *
 * @param routes one per vehicle, in the order of the problem
 * @param leftOut stops on no route, ascending by index
 * @param travelSeconds sum over all routes
 * @param travelMetres sum over all routes
 * @param prizesLost sum of the prizes of the stops left out; a required stop counts {@link
 *     Stop#REQUIRED}
 * @param cost what was minimised: travel, vehicles and prizes lost, in the units of {@link Costs}
 * @param violations what the plan breaks; empty in what the planner returns unless pins or required
 *     stops force it
 */
public record Plan(
    List<Route> routes,
    List<LeftOut> leftOut,
    long travelSeconds,
    long travelMetres,
    long prizesLost,
    long cost,
    List<Violation> violations) {
  /** Copies the lists. */
  public Plan {
    routes = List.copyOf(routes);
    leftOut = List.copyOf(leftOut);
    violations = List.copyOf(violations);
  }

  /** Whether it breaks nothing. */
  public boolean feasible() {
    return violations.isEmpty();
  }

  /** For each vehicle the indices of its stops in order; what {@link Evaluator#evaluate} takes. */
  public List<List<Integer>> sequences() {
    return routes.stream().map(Route::sequence).toList();
  }

  /** Number of stops served. */
  public int served() {
    return routes.stream().mapToInt(route -> route.calls().size()).sum();
  }

  /**
   * The tour of one vehicle.
   *
   * @param vehicle its index
   * @param departAt departure; as early as the hours allow, but not so early that the pair would
   *     only wait at its first stop, and later where the maximum duration asks for it
   * @param returnAt return to the end place; equals {@code departAt} when there are no calls
   * @param travelSeconds travel alone
   * @param travelMetres travel alone
   * @param calls its stops in order
   * @param breaksAt when its breaks begin; fewer than the vehicle has when the tour ends before
   *     they are due
   */
  public record Route(
      int vehicle,
      int departAt,
      int returnAt,
      long travelSeconds,
      long travelMetres,
      List<Call> calls,
      List<Integer> breaksAt) {
    /** Copies the lists. */
    public Route {
      calls = List.copyOf(calls);
      breaksAt = List.copyOf(breaksAt);
    }

    /** Indices of its stops in order. */
    public List<Integer> sequence() {
      return calls.stream().map(Call::stop).toList();
    }
  }

  /**
   * One stop of a route.
   *
   * @param stop its index
   * @param arriveAt arrival at the place, before any waiting
   * @param startAt begin of service
   * @param leaveAt end of service
   * @param waitSeconds time between arrival and service that is not a break
   * @param slackSeconds by how much the arrival may slip without breaking anything from here to the
   *     end of the day; 0 when something is already broken
   * @param lateSeconds by how much service begins after the last window has closed; 0 in a feasible
   *     plan, except at pinned stops
   */
  public record Call(
      int stop,
      int arriveAt,
      int startAt,
      int leaveAt,
      int waitSeconds,
      int slackSeconds,
      int lateSeconds) {}

  /**
   * A stop that is on no route.
   *
   * @param stop its index
   * @param reason why
   */
  public record LeftOut(int stop, Reason reason) {}

  /** Why a stop is left out; the first that applies. */
  public enum Reason {
    /** No vehicle has the skills it needs. */
    NOBODY_ABLE,
    /** No vehicle with the skills can get there and back: there is no way. */
    NO_WAY,
    /**
     * No vehicle with the skills could serve it even alone: windows, hours, duration or capacity.
     */
    NEVER_IN_TIME,
    /**
     * It would fit on its own, but not beside what the plan serves, or it costs more than its
     * prize.
     */
    NO_ROOM
  }

  /**
   * Something that a plan breaks.
   *
   * @param kind what
   * @param vehicle index of the vehicle; null when it concerns none
   * @param stop index of the stop; null when it concerns the whole tour
   * @param amount by how much: seconds late, seconds too long, load too much; otherwise 1
   */
  public record Violation(
      Kind kind, @Nullable Integer vehicle, @Nullable Integer stop, long amount) {
    /** The kinds of violation. */
    public enum Kind {
      /** Service begins after the last window has closed. */
      LATE,
      /** The vehicle returns after its hours. */
      OVERTIME,
      /** The tour is longer than the vehicle's maximum duration. */
      TOO_LONG,
      /** The loads exceed the capacity. */
      OVERLOADED,
      /** The vehicle lacks a skill. */
      UNABLE,
      /** There is no way to a place. */
      NO_WAY,
      /** A break could not begin in its time. */
      NO_BREAK,
      /** A required stop is left out. */
      REQUIRED_LEFT_OUT,
      /** A pinned stop is not at its place. */
      PIN_MOVED
    }
  }
}
