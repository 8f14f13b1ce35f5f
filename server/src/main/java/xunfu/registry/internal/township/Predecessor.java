package xunfu.registry.internal.township;

import org.jspecify.annotations.Nullable;

/**
 * An area that is gone, and what it became.
 *
 * @param level {@code county} or {@code township}
 * @param county code of today's county in which it lay
 * @param name as it was called, e.g. 印渚镇
 * @param shortName as addresses write it after the county's name, or empty when that would be
 *     ambiguous
 * @param into code of the one area in which all of it lies today, or null when it was divided or
 *     nobody knows
 * @param until the day, month or year it ended, or empty
 * @param source where that is written, or {@code unverified}
 */
public record Predecessor(
    String level,
    String county,
    String name,
    String shortName,
    @Nullable String into,
    String until,
    String source) {

  /** What the source says when nobody has checked. */
  public static final String UNVERIFIED = "unverified";

  boolean isCounty() {
    return level.equals("county");
  }
}
