package xunfu.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 12 bits that count within one
 * millisecond, then 62 random bits. Ids of one server ascend, so that an index grows at its end.
 */
public final class Ids {

  private static final int COUNTER_LIMIT = 1 << 12;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private long lastMillis;
  private int counter;

  public Ids(InstantSource clock) {
    this.clock = clock;
  }

  /** The next id; never one that was given before. */
  public UUID next() {
    long low = random.nextLong();
    return new UUID(nextHigh(), (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }

  private synchronized long nextHigh() {
    long now = clock.millis();
    if (now > lastMillis) {
      lastMillis = now;
      counter = 0;
    } else if (++counter == COUNTER_LIMIT) {
      lastMillis++;
      counter = 0;
    }
    return (lastMillis << 16) | 0x7000 | counter;
  }
}
