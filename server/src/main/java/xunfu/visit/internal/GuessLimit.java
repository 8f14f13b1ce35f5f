package xunfu.visit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;

/**
 * Counts wrong codes by address and in total. A guesser of the 45 bits of a spoken code gets
 * {@value #IN_TOTAL} tries in ten minutes whatever number of addresses he has; a business that
 * mistypes is not hindered. Each process counts for itself.
 */
@Component
public class GuessLimit {
  /** Wrong codes of one address within the window. */
  static final int BY_ADDRESS = 10;

  /** Wrong codes of all addresses within the window. */
  static final int IN_TOTAL = 1_000;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /** Addresses remembered; the one that erred longest ago is forgotten first. */
  private static final int MOST_ADDRESSES = 10_000;

  private final Clock clock;
  private final ArrayDeque<Instant> total = new ArrayDeque<>();
  private final Map<String, ArrayDeque<Instant>> byAddress =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  @Autowired
  GuessLimit(Clock clock) {
    this.clock = clock;
  }

  /** Lets the address try, or throws. */
  public synchronized void require(String address) {
    var tried = byAddress.get(address);
    if (isFull(total, IN_TOTAL) || tried != null && isFull(tried, BY_ADDRESS)) {
      throw Fault.of(Fault.Kind.TOO_MANY, "too-many-codes", "Too many wrong codes were tried.")
          .maybe("Try again in " + WINDOW.toMinutes() + " minutes, or scan the officers' code.");
    }
  }

  /** The address tried a wrong code. */
  public synchronized void wrong(String address) {
    var now = clock.instant();
    total.addLast(now);
    byAddress.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(now);
  }

  private boolean isFull(ArrayDeque<Instant> tried, int most) {
    var since = clock.instant().minus(WINDOW);
    while (!tried.isEmpty() && tried.getFirst().isBefore(since)) {
      tried.removeFirst();
    }
    return tried.size() >= most;
  }
}
