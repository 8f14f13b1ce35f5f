package xunfu.planning;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The search: take a few stops out of the plan, put them back greedily, keep the result if it is
 * better or not much worse, and become stricter as the budget runs out.
 *
 * <h2>Why this and not another</h2>
 *
 * A day's plan is full of promises (opening hours, the return by five), so most small changes are
 * refused, and a search that only exchanges neighbours is stuck early. Taking out a string of ten
 * stops of one pair and the strings that run beside it opens a hole in which the stops can be
 * arranged anew; everything outside the hole keeps its times. Schrimpf and others (1) called it
 * ruin and recreate, Shaw (2) chose what to take out by likeness; Christiaens and Vanden Berghe (3)
 * showed that one ruin (strings near each other in space) and one recreate (greedy insertion that
 * blinks) under simulated annealing beat the far larger machinery of their day. We keep their two
 * operators and add a ruin of related stops after (2), since a day of one pair has only one route
 * to take a string from.
 *
 * <p>The alternatives were measured (see the README): genetic search with local search is about as
 * good but needs a population to warm up, which a second does not allow; guided local search and
 * list-based tabu search were several per cent worse within a second.
 *
 * <h2>What a round costs</h2>
 *
 * All rests on two times per position of a route (see {@link Tours}): the earliest end of service
 * before it, and the latest arrival after it. A stop fits between them or it does not; that is
 * answered in constant time, also with several windows a day. A round touches three routes or so;
 * of the others the cheapest place of a stop is still known from an earlier round (see {@link
 * Recreate}). So a round on a hundred stops takes some seven microseconds.
 *
 * <h2>Temperature</h2>
 *
 * Measured in average legs of the first plan, so that seconds, metres or tenths of either make no
 * difference: it falls exponentially from {@link #HOT} to {@link #COLD} as the budget is used up,
 * by rounds or by CPU time, whichever is further. Hot beginnings matter on long routes: with a
 * tenth of the heat the routes of Solomon's R2 freeze in a wrong number.
 *
 * <p>A day of thirty stops is cold long before a second has passed, and then sits in whatever
 * valley it fell into; so small problems are cooled three times from a new plan, and the best is
 * kept.
 *
 * <h2>What may be left out</h2>
 *
 * A stop has a prize; being absent costs it. Greedy insertion puts a stop back only where that
 * costs less than its prize, and the annealing weighs both alike, so choosing what to leave out is
 * part of every round and needs no second phase. A required stop is one with a prize beyond all
 * travel.
 *
 * <h2>Sources</h2>
 *
 * <ol>
 *   <li>Schrimpf, Schneider, Stamm-Wilbrandt, Dueck: Record breaking optimization results using the
 *       ruin and recreate principle. Journal of Computational Physics 159, 2000.
 *   <li>Shaw: Using constraint programming and local search methods to solve vehicle routing
 *       problems. CP 1998.
 *   <li>Christiaens, Vanden Berghe: Slack induction by string removals for vehicle routing
 *       problems. Transportation Science 54, 2020.
 *   <li>Vidal, Crainic, Gendreau, Prins: A hybrid genetic algorithm with adaptive diversity
 *       management for a large class of vehicle routing problems with time-windows. Computers and
 *       Operations Research 40, 2013 (nearness of stops in time).
 *   <li>Savelsbergh: The vehicle routing problem with time windows: minimizing route duration. ORSA
 *       Journal on Computing 4, 1992 (times that answer in constant time).
 * </ol>
 */
final class RuinAndRecreate {
  /** Rounds between two looks at the clock. */
  private static final int CLOCK_EVERY = 64;

  /**
   * Temperature at the beginning, in average legs: a round may make the plan a leg or two longer.
   */
  private static final double HOT = 2;

  /** The same where one vehicle has all stops; found on generated days. */
  private static final double HOT_ALONE = 5;

  /**
   * What it begins with besides, in average prizes, when something must stay out; less where one
   * vehicle has all stops. Found on four of the instances with prizes.
   */
  private static final double HOT_PRIZES = 2;

  private static final double HOT_PRIZES_ALONE = 1;

  /** Temperature at the beginning when most of a former plan still holds. */
  private static final double WARM = 0.3;

  /** Temperature at the end: hardly anything worse is accepted. */
  private static final double COLD = 0.03;

  /** Up to so many free stops the budget is spent on several descents, each from a new plan. */
  private static final int SMALL = 60;

  /** Descents of a small problem: three chances of nine in ten are better than one. */
  private static final int DESCENTS_WHEN_SMALL = 3;

  /** Share of the rounds that take out related stops rather than strings. */
  private static final double RELATED_SHARE = 0.4;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Board board;
  private final Nearness nearness;
  private final Budget budget;
  private final int search;
  private final Progress progress;
  private final Dice dice;
  private final Tours tours;
  private final Ruin ruin;
  private final Recreate recreate;
  private final LocalSearch localSearch;
  private final int free;
  private final long startNanos;
  private int[][] best;
  private long bestCost;
  private int bestLeftOut;
  private long iteration;
  private double share;

  RuinAndRecreate(Board board, Nearness nearness, Budget budget, int search, Progress progress) {
    this.board = board;
    this.nearness = nearness;
    this.budget = budget;
    this.search = search;
    this.progress = progress;
    this.dice = new Dice(budget.seed() * 0x9E3779B97F4A7C15L + search);
    this.tours = new Tours(board);
    this.free = tours.absent.count();
    this.ruin = new Ruin(tours, nearness, dice);
    this.recreate = new Recreate(tours, dice);
    this.localSearch = new LocalSearch(tours, nearness);
    this.startNanos = THREADS.getCurrentThreadCpuTime();
  }

  /**
   * The best plan found, as the stops of each route in order.
   *
   * @param former stops of each route to begin with, perhaps none
   */
  int[][] run(int[][] former) {
    tours.append(former);
    boolean warm = free > 0 && tours.absent.count() < free / 2;
    recreate.all();
    tours.keep();
    remember();
    if (free == 0) {
      return best;
    }
    int descents = warm || free > SMALL ? 1 : DESCENTS_WHEN_SMALL;
    for (int descent = 0; descent < descents; descent++) {
      if (descent > 0) {
        beginAgain();
      }
      cool(warm, (double) descent / descents, (double) (descent + 1) / descents);
    }
    return best;
  }

  /** Lets the temperature fall while the budget used goes from one share to another. */
  private void cool(boolean warm, double from, double to) {
    double unit = unit();
    double hot =
        warm ? WARM * unit : initialLegs() * unit + initialPrizes() * averagePrizeAtStake();
    double temperature = hot;
    while (goOn() && share < to) {
      if (iteration % CLOCK_EVERY == 0) {
        temperature = hot * StrictMath.pow(COLD * unit / hot, (share - from) / (to - from));
      }
      iteration++;
      round(temperature);
    }
  }

  private double initialLegs() {
    return board.vehicles == 1 ? HOT_ALONE : HOT;
  }

  private double initialPrizes() {
    return board.vehicles == 1 ? HOT_PRIZES_ALONE : HOT_PRIZES;
  }

  /** Forgets the plan, not the best, and constructs another. */
  private void beginAgain() {
    for (int r = 0; r < board.vehicles; r++) {
      if (tours.tour[r].length > tours.prefix[r]) {
        tours.remove(r, tours.prefix[r] + 1, tours.tour[r].length);
      }
    }
    recreate.all();
    tours.keep();
    if (tours.cost < bestCost) {
      remember();
    }
  }

  long cost() {
    return bestCost;
  }

  long iterations() {
    return iteration;
  }

  private void round(double temperature) {
    long before = tours.cost;
    int absents = tours.absent.count();
    if (dice.share() < RELATED_SHARE) {
      ruin.related();
    } else {
      ruin.strings();
    }
    recreate.after(absents, nearness.byRoad[ruin.seed()]);
    if (tours.cost < before - temperature * StrictMath.log(dice.share()) && tours.sound()) {
      if (tours.cost < bestCost) {
        localSearch.changed();
        remember();
      }
      tours.keep();
    } else {
      tours.undo();
    }
  }

  private void remember() {
    best = tours.copy();
    bestCost = tours.cost;
    bestLeftOut = tours.absent.count();
  }

  /** The average cost of a leg: what temperatures are measured in. */
  private double unit() {
    long travel = tours.cost;
    for (int i = 0; i < tours.absent.count(); i++) {
      travel -= board.prize[tours.absent.get(i)];
    }
    return Math.max(1, (double) travel / Math.max(1, board.stops - tours.absent.count()));
  }

  /**
   * The average prize of what may be left out, when the first plan leaves any of it out; else 0.
   */
  private double averagePrizeAtStake() {
    long sum = 0;
    int count = 0;
    boolean atStake = false;
    for (int i = 0; i < board.stops; i++) {
      if (board.prize[i] < Stop.REQUIRED) {
        sum += board.prize[i];
        count++;
        atStake |= tours.routeOf[i] < 0;
      }
    }
    return atStake ? (double) sum / count : 0;
  }

  private boolean goOn() {
    if (iteration >= budget.iterations()) {
      return false;
    }
    if (iteration % CLOCK_EVERY != 0) {
      return true;
    }
    long used = THREADS.getCurrentThreadCpuTime() - startNanos;
    double byTime = (double) used / budget.cpuTime().toNanos();
    double byRounds = (double) iteration / budget.iterations();
    share = Math.max(byTime, byRounds);
    return byTime < 1
        && !Thread.currentThread().isInterrupted()
        && progress.goOnAfter(
            new Progress.Report(search, iteration, Duration.ofNanos(used), bestCost, bestLeftOut));
  }
}
