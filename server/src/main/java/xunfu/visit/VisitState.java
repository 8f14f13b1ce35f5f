package xunfu.visit;

import java.util.Locale;

/** Where a visit stands. */
public enum VisitState {
  /** Wanted, not approved. */
  PROPOSED,
  /** May be made. */
  APPROVED,
  /** Was approved, but what the gate relied on has changed since. */
  DECIDE_AGAIN,
  /** Its sealed record has arrived. */
  HELD,
  /** Its parts have said what was truly done. */
  CONCLUDED,
  /** Is not to be made. */
  WITHDRAWN;

  /** As on the wire and in the database. */
  @com.fasterxml.jackson.annotation.JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state of that code. */
  public static VisitState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether it can still be made. */
  public boolean isOpen() {
    return this == PROPOSED || this == APPROVED || this == DECIDE_AGAIN;
  }

  /** Whether the business that holds the code is told of it: it may be made, or was made. */
  public boolean isShownAtDoor() {
    return this == APPROVED || this == HELD || this == CONCLUDED;
  }
}
