package xunfu.visit.internal.accept;

import java.util.List;

/** What becomes of an envelope. */
public sealed interface Outcome {
  /** It is logged; what is amiss becomes flags and to-dos. */
  record Accepted(List<Flag> flags) implements Outcome {
    public Accepted {
      flags = List.copyOf(flags);
    }
  }

  /** It is here already, byte for byte: the same answer again. */
  record Repeated() implements Outcome {}

  /** It stays on the phone and can be exported. */
  record Refused(Reason reason) implements Outcome {}

  /** Why an envelope is refused, with its place on the wire. */
  enum Reason {
    NOT_READABLE(422, "not-readable"),
    DEVICE_NOT_BOUND(403, "device-not-bound"),
    BAD_SIGNATURE(403, "bad-signature"),
    OTHER_CONTENT(409, "other-content"),
    VISIT_NEVER_HELD(404, "visit-never-held");

    private final int status;
    private final String code;

    Reason(int status, String code) {
      this.status = status;
      this.code = code;
    }

    public int status() {
      return status;
    }

    public String code() {
      return code;
    }
  }
}
