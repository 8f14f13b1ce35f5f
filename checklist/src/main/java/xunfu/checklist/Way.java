package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an answer came into the record. */
public enum Way {
  /** By its own tap. */
  OWN_TAP,
  /** With "the rest of this section seen, all in order". */
  SECTION_TAP,
  /** As {@link #SECTION_TAP}, where a register had already proposed the yes. */
  PREFILLED;

  @JsonValue
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
