package xunfu.planning.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the thread that made it, from then on; what other programs take does not count. */
public final class CpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long thread = Thread.currentThread().threadId();
  private final long start = THREADS.getThreadCpuTime(thread);

  /** CPU seconds used so far. */
  public double seconds() {
    return (THREADS.getThreadCpuTime(thread) - start) / 1e9;
  }
}
