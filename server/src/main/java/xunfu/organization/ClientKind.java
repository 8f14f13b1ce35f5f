package xunfu.organization;

import java.util.Locale;

/**
 * From what somebody signs in: a phone stays signed in through a day, a desk only while it is used.
 */
public enum ClientKind {
  PHONE,
  DESK;

  @com.fasterxml.jackson.annotation.JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  @com.fasterxml.jackson.annotation.JsonCreator
  public static ClientKind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
