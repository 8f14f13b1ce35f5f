package xunfu.planning;

import java.time.Duration;

/**
 * How long a search may go on. It ends at whichever bound comes first.
 *
 * <p>By iterations the same problem, seed, iterations and searches give the same plan on every
 * machine and on any number of threads. By CPU time they do not.
 *
 * @param seed chooses the course of the search; any number
 * @param iterations rounds of ruin and recreate per search, ≥ 0; 0 = construction alone
 * @param cpuTime CPU time of each search's thread, not wall time; at least zero
 * @param searches searches with different seeds of which the best is kept, 1 to 64
 * @param threads how many of them run at once, 1 to 64
 */
public record Budget(long seed, long iterations, Duration cpuTime, int searches, int threads) {
  private static final Duration UNBOUNDED = Duration.ofDays(365);

  /** Refuses what is out of range. */
  public Budget {
    if (iterations < 0 || cpuTime.isNegative()) {
      throw new BadProblem("budget of %d iterations, %s".formatted(iterations, cpuTime));
    }
    if (searches < 1 || searches > 64 || threads < 1 || threads > 64) {
      throw new BadProblem("budget of %d searches on %d threads".formatted(searches, threads));
    }
  }

  /** A replayable budget: one search of so many iterations. */
  public static Budget iterations(long seed, long iterations) {
    return new Budget(seed, iterations, UNBOUNDED, 1, 1);
  }

  /** A budget by CPU time: one search. */
  public static Budget cpuTime(long seed, Duration cpuTime) {
    return new Budget(seed, Long.MAX_VALUE, cpuTime, 1, 1);
  }

  /** The same budget for each of several searches, so many at once; the best plan is kept. */
  public Budget searching(int searches, int threads) {
    return new Budget(seed, iterations, cpuTime, searches, threads);
  }
}
