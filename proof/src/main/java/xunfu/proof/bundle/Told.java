package xunfu.proof.bundle;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;

/**
 * What the log itself recorded as amiss when it took an event in. A phone's event is never turned
 * away for a formal defect, so that such a record explains a break; it never proves that there was
 * none, for whoever keeps the log and whoever carries the phone can make break and record together:
 * they hold an event back, seal another in its place and let the log remark upon it.
 *
 * <p>What the log did not say at once it may not say later, or a remark appended on the day of the
 * audit would hide what was done to the log before. A remark counts only for the event it names,
 * only behind that event, and only
 *
 * <ul>
 *   <li>under the same first head: once a head was signed over the event without its remark, the
 *       log has stated that nothing was amiss; nobody can take that back, and every copy of that
 *       head that somebody saved shows it;
 *   <li>within the promise of the receipts by the clock of the log's other entries, since whoever
 *       exports can leave heads out, and older heads are thinned anyway.
 * </ul>
 */
final class Told {
  /** Another event of the device stands at the same place. */
  static final String FORKED = "device-forked";

  /** The event does not name the one before it, or is not named by the one after it. */
  static final String UNLINKED = "chain-broken";

  /** The co-signature names no record of its visit that somebody else of the pair made. */
  static final String NOT_COUNTED = "cosignature-not-counted";

  private static final String TYPE = "flag.raised";

  /** Within which every receipt promises a signed head over its event. */
  private static final Duration PROMISE = Duration.ofSeconds(60);

  private final Heads heads;
  private final Map<About, List<Remark>> remarks = new HashMap<>();

  /** Index → when the server made that entry, by its own clock. */
  private final TreeMap<Long, OffsetDateTime> clock = new TreeMap<>();

  Told(Heads heads) {
    this.heads = heads;
  }

  private record About(String event, String flag) {}

  private record Remark(long index, OffsetDateTime at) {}

  void add(Envelope envelope, long index) {
    if (envelope.event().device().isPresent()) {
      return;
    }
    OffsetDateTime at = envelope.event().capturedAt();
    clock.put(index, at);
    if (envelope.event().type().equals(TYPE)) {
      Optional<String> event = text(envelope, "/event");
      Optional<String> flag = text(envelope, "/flag");
      if (event.isPresent() && flag.isPresent()) {
        remarks
            .computeIfAbsent(new About(event.get(), flag.get()), unseen -> new ArrayList<>())
            .add(new Remark(index, at));
      }
    }
  }

  /**
   * Whether the log said so of this event when it could first be seen.
   *
   * @param from index of the entry with which it could: the event's own, or that of what it names
   */
  boolean of(String event, long from, String flag) {
    return remarks.getOrDefault(new About(event, flag), List.of()).stream()
        .anyMatch(
            remark -> remark.index() > from && isUnderOneHead(from, remark) && soon(from, remark));
  }

  private boolean isUnderOneHead(long from, Remark remark) {
    return heads.sizesBetween(from, remark.index()).isEmpty();
  }

  /** Neither an older nor a younger entry may lie between: a remark can be given a false time. */
  private boolean soon(long from, Remark remark) {
    return clock.subMap(from, false, remark.index(), false).values().stream()
        .allMatch(at -> Duration.between(at, remark.at()).abs().compareTo(PROMISE) <= 0);
  }

  static Optional<String> text(Envelope envelope, String pointer) {
    return envelope
        .findPayload()
        .flatMap(payload -> payload.at(pointer))
        .filter(xunfu.proof.json.JsonText.class::isInstance)
        .map(Json::asText);
  }
}
