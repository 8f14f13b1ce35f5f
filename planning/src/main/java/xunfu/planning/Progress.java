package xunfu.planning;

import java.time.Duration;

/** Told now and then how a search goes; may end it. */
@FunctionalInterface
public interface Progress {
  /** Listens to nothing and never ends the search. */
  Progress SILENT = report -> true;

  /**
   * Called when the best plan improves and at least every few hundred iterations, from the thread
   * of the search (so from several threads when there are several). Must return quickly.
   *
   * @return true to go on; false to end the search, which then returns the best plan so far.
   *     Interrupting the thread does the same and leaves its interrupt flag set
   */
  boolean goOnAfter(Report report);

  /**
   * Where a search stands.
   *
   * @param search 0 = first of the budget's searches
   * @param iteration rounds done
   * @param cpuTime CPU time used by this search
   * @param cost cost of the best plan so far, see {@link Plan#cost()}
   * @param leftOut stops which the best plan so far leaves out
   */
  record Report(int search, long iteration, Duration cpuTime, long cost, int leftOut) {}
}
