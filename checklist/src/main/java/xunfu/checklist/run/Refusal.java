package xunfu.checklist.run;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a step was not taken; the state is then as before. */
public enum Refusal {
  /** The questionnaire has no such ask. */
  UNKNOWN_ASK,
  /** The questionnaire has no such section. */
  UNKNOWN_SECTION,
  /** 不适用 says why. */
  REMARK_NEEDED,
  /** Some ask of the section has not been on the screen yet. */
  NOT_ALL_SEEN,
  /** Nothing is left that the section tap may answer. */
  NOTHING_LEFT,
  /** There is no answer to remark on. */
  NOT_ANSWERED,
  /** A finding belongs to a no. */
  FINDING_WITHOUT_NO,
  /** A finding says what was seen. */
  TEXT_NEEDED,
  /** What is put right later has a day. */
  DUE_DAY_NEEDED,
  /** No such finding. */
  UNKNOWN_FINDING;

  @JsonValue
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
