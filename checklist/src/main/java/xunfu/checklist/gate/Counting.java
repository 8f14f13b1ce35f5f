package xunfu.checklist.gate;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a kind of inspection stands to the yearly cap. */
public enum Counting {
  /** Counts against the cap. */
  COUNTS,
  /** Does not count. */
  FREE,
  /** Does not count, but is shown and reported when there are clearly too many. */
  WATCHED;

  @JsonValue
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
