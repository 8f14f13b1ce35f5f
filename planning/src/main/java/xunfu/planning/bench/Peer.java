package xunfu.planning.bench;

import java.util.List;
import xunfu.planning.Problem;

/**
 * Somebody else's planner, measured on the same problems with the same CPU time. Found by {@link
 * java.util.ServiceLoader}; those that are compared lie in {@code bench/plan}, outside the product.
 */
public interface Peer {
  /** Short name, as it stands in samples and results. */
  String name();

  /** Whether another seed gives another plan; otherwise it is asked once. */
  boolean throwsDice();

  /** Whether it can state the problem; what it cannot, it is not measured on. */
  boolean understands(Problem problem);

  /**
   * Plans on the calling thread.
   *
   * @param seconds CPU time of the search
   * @param seed 1 or more
   */
  Answer solve(Problem problem, double seconds, int seed);

  /**
   * What it found.
   *
   * @param sequences for each vehicle its stops in order; none at all when it found no plan
   * @param cpuSeconds CPU time used, the problem's translation included
   */
  record Answer(List<List<Integer>> sequences, double cpuSeconds) {}
}
