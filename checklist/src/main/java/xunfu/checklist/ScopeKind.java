package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonValue;

/** What one answer speaks of: the whole site, one category of goods, or one device. */
public enum ScopeKind {
  SITE,
  GOODS,
  DEVICE;

  /** The word on the wire. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
