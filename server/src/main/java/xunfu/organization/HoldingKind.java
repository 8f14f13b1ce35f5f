package xunfu.organization;

import java.util.Locale;

/** How somebody holds a post: a person has one main post, and any number of others. */
public enum HoldingKind {
  MAIN,
  ADDITIONAL,
  DELEGATED;

  @com.fasterxml.jackson.annotation.JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  @com.fasterxml.jackson.annotation.JsonCreator
  public static HoldingKind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
