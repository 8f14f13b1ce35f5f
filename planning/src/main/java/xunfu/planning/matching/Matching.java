package xunfu.planning.matching;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who goes where, and the proof that no other matching is cheaper.
 *
 * @param visitorOf of each premises; {@link #NOBODY} when they are left out
 * @param loads how many premises each visitor has
 * @param cost ways (continuity taken off), places and what leaving out costs
 * @param placePrices what a place with each visitor is worth; see {@link #detour}
 * @param leftOut premises without a visitor, each with the reason
 */
public record Matching(
    List<Integer> visitorOf,
    List<Integer> loads,
    long cost,
    List<Long> placePrices,
    List<LeftOut> leftOut) {

  /** Stands where no visitor goes. */
  public static final int NOBODY = -1;

  public Matching {
    visitorOf = List.copyOf(visitorOf);
    loads = List.copyOf(loads);
    placePrices = List.copyOf(placePrices);
    leftOut = List.copyOf(leftOut);
  }

  /** Why premises have no visitor. */
  public enum Reason {
    /** Nobody may or can go there: no skill, no road. */
    NO_ARC,
    /** All who could go have no place left, or have taken dearer ones. */
    ALL_FULL,
    /** A visitor would have had a place, but going costs more than leaving out. */
    TOO_DEAR
  }

  /** Premises without a visitor. */
  public record LeftOut(int premises, Reason reason) {}

  /** The premises of a visitor, in order of their number. */
  public List<Integer> premisesOf(int visitor) {
    return IntStream.range(0, visitorOf.size())
        .filter(at -> visitorOf.get(at) == visitor)
        .boxed()
        .toList();
  }

  /**
   * How much dearer the whole would become at least if another visitor went there: the difference
   * of the two ways and of what a place with the two is worth. Never below zero, which is the proof
   * of optimality; zero where another matching may be as good.
   *
   * @return {@link Long#MAX_VALUE} when that visitor cannot go
   */
  public long detour(MatchingProblem problem, int at, int visitor) {
    int cost = problem.cost(visitor, at);
    if (cost == MatchingProblem.NO_ARC || problem.loads().get(visitor).places() == 0) {
      return Long.MAX_VALUE;
    }
    int now = visitorOf.get(at);
    long worth =
        now == NOBODY ? problem.leavingOut(at) : problem.cost(now, at) + placePrices.get(now);
    return cost + placePrices.get(visitor) - worth;
  }
}
