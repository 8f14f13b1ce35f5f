package xunfu.proof.bundle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;

/**
 * What the log itself recorded as amiss when it took an event in. A phone's event is never turned
 * away for a formal defect; what the log said of it then is no tampering now. Nobody can add such a
 * remark later without a new entry under a new head.
 */
final class Told {
  /** Another event of the device stands at the same place. */
  static final String FORKED = "device-forked";

  /** The event does not name the one before it, or is not named by the one after it. */
  static final String UNLINKED = "chain-broken";

  /** The co-signature names no record of its visit that somebody else of the pair made. */
  static final String NOT_COUNTED = "cosignature-not-counted";

  private static final String TYPE = "flag.raised";

  private final Map<String, Set<String>> flags = new HashMap<>();

  void add(Envelope envelope) {
    if (envelope.event().type().equals(TYPE) && envelope.event().device().isEmpty()) {
      Optional<String> event = text(envelope, "/event");
      Optional<String> flag = text(envelope, "/flag");
      if (event.isPresent() && flag.isPresent()) {
        flags.computeIfAbsent(event.get(), unseen -> new HashSet<>()).add(flag.get());
      }
    }
  }

  boolean of(String event, String flag) {
    return flags.getOrDefault(event, Set.of()).contains(flag);
  }

  private static Optional<String> text(Envelope envelope, String pointer) {
    return envelope
        .findPayload()
        .flatMap(payload -> payload.at(pointer))
        .filter(xunfu.proof.json.JsonText.class::isInstance)
        .map(Json::asText);
  }
}
