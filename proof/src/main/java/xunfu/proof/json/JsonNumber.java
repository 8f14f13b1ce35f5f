package xunfu.proof.json;

/**
 * A number as every JSON program understands it: an IEEE 754 double. Whole numbers are exact up to
 * ±(2^53 − 1); money, places and counts of ours are whole numbers within that.
 */
public record JsonNumber(double value) implements Json {

  /** The largest whole number that no program rounds. */
  public static final long EXACT_LIMIT = (1L << 53) - 1;

  public JsonNumber {
    if (!Double.isFinite(value)) {
      throw new NotReadable("a number without a finite value");
    }
    // RFC 8785 writes minus zero as 0; kept apart, equal bytes would come from unequal values.
    value = value == 0 ? 0.0 : value;
  }

  public static JsonNumber of(long value) {
    if (Math.abs(value) > EXACT_LIMIT) {
      throw new NotReadable("the whole number " + value + " is beyond ±(2^53 − 1)");
    }
    return new JsonNumber(value);
  }

  /** Whether {@link #asInteger()} answers. */
  public boolean isInteger() {
    return value == Math.rint(value) && Math.abs(value) <= EXACT_LIMIT;
  }

  @Override
  public long asInteger() {
    if (!isInteger()) {
      throw new NotReadable("a whole number is expected, found " + canonicalText());
    }
    return (long) value;
  }

  @Override
  public String kind() {
    return "a number";
  }

  @Override
  public String toString() {
    return canonicalText();
  }
}
