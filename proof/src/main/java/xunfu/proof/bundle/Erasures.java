package xunfu.proof.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xunfu.proof.event.Envelope;

/**
 * Whether the log says of content that is gone that it was erased. A commitment to nothing fits
 * everything: if a missing payload were good as it is, emptying two columns would be the way to rid
 * a record of what it proves against the rows. So an erasure is an entry of its own, with its
 * reason.
 */
final class Erasures {
  private static final String TYPE = "content.erased";

  private final Report report;

  /** Event id → index of the last entry that tells of its erasure. */
  private final Map<String, Long> recorded = new HashMap<>();

  private final List<Gone> gone = new ArrayList<>();

  Erasures(Report report) {
    this.report = report;
  }

  private record Gone(String event, long index) {}

  void add(Envelope envelope, long index) {
    if (envelope.erased()) {
      gone.add(new Gone(envelope.event().id().toString(), index));
    } else if (envelope.event().type().equals(TYPE) && envelope.event().device().isEmpty()) {
      Told.text(envelope, "/event").ifPresent(event -> recorded.put(event, index));
    }
  }

  void finish() {
    for (Gone one : gone) {
      boolean told = recorded.getOrDefault(one.event(), -1L) > one.index();
      report.add(new Place.Entry(one.index()), told ? Fault.ERASED : Fault.ERASED_UNRECORDED);
    }
  }
}
