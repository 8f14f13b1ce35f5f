package xunfu.planning.matching;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import xunfu.planning.BadProblem;
import xunfu.planning.Matrix;

/**
 * Visitors, premises, and what it costs to send one to the other. Immutable; each {@code with}-like
 * method gives a new problem.
 *
 * <p>Costs are whole numbers of one unit, by custom seconds of travel, so that continuity, load and
 * leaving out are said in the same: "a familiar face is worth ten minutes".
 */
public final class MatchingProblem {
  /** Cost of an arc that is not there: this visitor may or can not go to these premises. */
  public static final int NO_ARC = Matrix.UNREACHABLE;

  /** The largest cost of an arc or a place, above or below zero. */
  public static final int LARGEST_COST = Matrix.LARGEST;

  /** What leaving premises out costs unless told otherwise: more than any way and any load. */
  public static final int AT_ANY_COST = LARGEST_COST;

  /** More visitors times premises than this would need gigabytes; match by district first. */
  public static final long MOST_ARCS = 50_000_000;

  private final int visitors;
  private final int premises;

  /** By premises, then visitor; the last column is the cost of leaving them out. */
  private final int[] costs;

  private final List<Load> loads;

  private MatchingProblem(int visitors, int premises, int[] costs, List<Load> loads) {
    this.visitors = visitors;
    this.premises = premises;
    this.costs = costs;
    this.loads = loads;
  }

  /**
   * A problem in which all may go where an arc is, as much as is there.
   *
   * @param costs one row a visitor, one column a premises: ±{@link #LARGEST_COST}, or {@link
   *     #NO_ARC}
   * @throws BadProblem when there is no visitor, rows differ in length, or a cost is out of range
   */
  public static MatchingProblem of(int[][] costs) {
    if (costs.length == 0) {
      throw new BadProblem("there is no visitor");
    }
    int premises = costs[0].length;
    if ((long) costs.length * premises > MOST_ARCS) {
      throw new BadProblem(
          "%d visitors and %d premises make more than %d arcs"
              .formatted(costs.length, premises, MOST_ARCS),
          "divide them by district first");
    }
    int row = costs.length + 1;
    int[] flat = new int[row * premises];
    for (int visitor = 0; visitor < costs.length; visitor++) {
      if (costs[visitor].length != premises) {
        throw new BadProblem(
            "visitor %d has costs for %d premises, %d expected"
                .formatted(visitor, costs[visitor].length, premises));
      }
      for (int at = 0; at < premises; at++) {
        flat[at * row + visitor] = checked(visitor, at, costs[visitor][at]);
      }
    }
    for (int at = 0; at < premises; at++) {
      flat[at * row + costs.length] = AT_ANY_COST;
    }
    return new MatchingProblem(
        costs.length, premises, flat, Collections.nCopies(costs.length, Load.upTo(premises)));
  }

  private static int checked(int visitor, int premises, int cost) {
    if (cost != NO_ARC && Math.abs((long) cost) > LARGEST_COST) {
      throw new BadProblem(
          "visitor %d to premises %d costs %d, at most %d"
              .formatted(visitor, premises, cost, LARGEST_COST),
          "use MatchingProblem.NO_ARC where nobody may go");
    }
    return cost;
  }

  /**
   * What each visitor's work costs by its amount.
   *
   * @throws BadProblem when it is not one load a visitor
   */
  public MatchingProblem loaded(List<Load> each) {
    if (each.size() != visitors) {
      throw new BadProblem("%d loads for %d visitors".formatted(each.size(), visitors));
    }
    return new MatchingProblem(visitors, premises, costs, List.copyOf(each));
  }

  /** The same load for every visitor. */
  public MatchingProblem loaded(Load everybody) {
    return loaded(Collections.nCopies(visitors, everybody));
  }

  /**
   * Takes away the arcs of visitors who lack a skill that the premises need.
   *
   * @param have skills of each visitor, {@code need} those that each premises asks for
   */
  public MatchingProblem skilled(List<Set<String>> have, List<Set<String>> need) {
    if (have.size() != visitors || need.size() != premises) {
      throw new BadProblem(
          "skills of %d visitors and %d premises, %d and %d expected"
              .formatted(have.size(), need.size(), visitors, premises));
    }
    int[] changed = costs.clone();
    for (int at = 0; at < premises; at++) {
      for (int visitor = 0; visitor < visitors; visitor++) {
        if (!have.get(visitor).containsAll(need.get(at))) {
          changed[at * (visitors + 1) + visitor] = NO_ARC;
        }
      }
    }
    return new MatchingProblem(visitors, premises, changed, loads);
  }

  /**
   * Makes it cheaper to send the visitor who came before.
   *
   * @param before visitor of each premises the last time, −1 for none
   * @param bonus 0 to {@link #LARGEST_COST}: how much longer a way a familiar face is worth
   */
  public MatchingProblem keeping(int[] before, int bonus) {
    if (before.length != premises || bonus < 0 || bonus > LARGEST_COST) {
      throw new BadProblem(
          "continuity of %d premises, %d expected, with a bonus of %d"
              .formatted(before.length, premises, bonus));
    }
    int[] changed = costs.clone();
    for (int at = 0; at < premises; at++) {
      if (before[at] < -1 || before[at] >= visitors) {
        throw new BadProblem(
            "premises %d had visitor %d, there are 0 to %d"
                .formatted(at, before[at], visitors - 1));
      }
      int arc = at * (visitors + 1) + before[at];
      if (before[at] >= 0 && changed[arc] != NO_ARC) {
        changed[arc] = Math.max(-LARGEST_COST, changed[arc] - bonus);
      }
    }
    return new MatchingProblem(visitors, premises, changed, loads);
  }

  /**
   * What it costs to visit premises not at all, when fewer than all is allowed.
   *
   * @param prices one a premises, ±{@link #LARGEST_COST}
   */
  public MatchingProblem leavingOutFor(int... prices) {
    if (prices.length != premises) {
      throw new BadProblem("%d prices for %d premises".formatted(prices.length, premises));
    }
    int[] changed = costs.clone();
    for (int at = 0; at < premises; at++) {
      if (Math.abs((long) prices[at]) > LARGEST_COST) {
        throw new BadProblem("leaving out premises %d costs %d".formatted(at, prices[at]));
      }
      changed[at * (visitors + 1) + visitors] = prices[at];
    }
    return new MatchingProblem(visitors, premises, changed, loads);
  }

  /** How many visitors. */
  public int visitors() {
    return visitors;
  }

  /** How many premises. */
  public int premises() {
    return premises;
  }

  /** What each visitor's work costs, in order. */
  public List<Load> loads() {
    return loads;
  }

  /** Cost of sending a visitor to premises, or {@link #NO_ARC}. */
  public int cost(int visitor, int at) {
    return costs[at * (visitors + 1) + visitor];
  }

  /** Cost of leaving premises out. */
  public int leavingOut(int at) {
    return costs[at * (visitors + 1) + visitors];
  }

  /** The costs by premises; in each row the visitors and, last, leaving out. */
  int[] rows() {
    return costs;
  }

  /** How many arcs there are. */
  public long arcs() {
    return Arrays.stream(costs).filter(cost -> cost != NO_ARC).count() - premises;
  }
}
