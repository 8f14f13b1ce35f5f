package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonValue;

/** What was seen: yes 符合, no 不符合, absent 不适用 (合理缺项). */
public enum Value {
  YES,
  NO,
  ABSENT;

  @JsonValue
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
