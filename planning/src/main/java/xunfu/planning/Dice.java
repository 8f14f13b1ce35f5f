package xunfu.planning;

/**
 * Chance that is the same on every machine: SplitMix64 (Steele, Lea, Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014), kept here so that a replay does not depend on a
 * library's version.
 */
public final class Dice {
  private long state;

  /** The same seed throws the same. */
  public Dice(long seed) {
    this.state = seed;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A whole number from 0 to {@code bound} − 1. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A number in (0, 1]. */
  public double share() {
    return ((next() >>> 11) + 1) * 0x1.0p-53;
  }

  /** True once in so many throws on average. */
  public boolean onceIn(int throwsPerHit) {
    return below(throwsPerHit) == 0;
  }

  /**
   * How often {@link #onceIn} would say no before it says yes; as many throws for the price of one.
   */
  int failuresBeforeOneIn(int throwsPerHit) {
    return (int) (StrictMath.log(share()) / StrictMath.log1p(-1.0 / throwsPerHit));
  }
}
