package xunfu.proof.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Hash;

/** Whether each co-signature names the sealed record of its own visit, made by somebody else. */
final class Cosignatures {
  private static final String RECORD = "visit.sealed";
  private static final String COSIGNATURE = "visit.cosigned";

  private final Told told;
  private final Report report;
  private final Map<Hash, Sealed> sealed = new HashMap<>();
  private final List<Cosignature> cosignatures = new ArrayList<>();

  Cosignatures(Told told, Report report) {
    this.told = told;
    this.report = report;
  }

  /** An event that may be named; the visit is empty when it is no record or its content erased. */
  private record Sealed(long index, boolean record, Optional<String> visit, String person) {}

  /** The visit as JSON, whatever it is, to be compared only. */
  private record Cosignature(String id, long index, Hash names, String visit, String person) {}

  void add(Envelope envelope, long index) {
    String type = envelope.event().type();
    String person = envelope.event().person();
    Optional<Json> payload = envelope.findPayload();
    if (type.equals(COSIGNATURE)) {
      payload.ifPresent(content -> addCosignature(content, envelope.event(), index));
    } else if (envelope.event().device().isPresent()) {
      Optional<String> visit = payload.flatMap(content -> content.at("/visit")).map(Json::toString);
      sealed.put(envelope.event().hash(), new Sealed(index, type.equals(RECORD), visit, person));
    }
  }

  private void addCosignature(Json content, Event event, long index) {
    try {
      Hash names = Hash.fromHex(content.asObject().text("names"));
      cosignatures.add(
          new Cosignature(
              event.id().toString(),
              index,
              names,
              content.asObject().member("visit").toString(),
              event.person()));
    } catch (NotReadable notReadable) {
      report.add(new Place.Entry(index), Fault.NOT_READABLE, notReadable.getMessage());
    }
  }

  void finish() {
    cosignatures.forEach(this::check);
  }

  private void check(Cosignature cosignature) {
    Place place = new Place.Entry(cosignature.index());
    Sealed named = sealed.get(cosignature.names());
    if (named == null) {
      report.add(place, Fault.COSIGNED_ABSENT);
    } else if (!named.record()
        || named.visit().filter(v -> !v.equals(cosignature.visit())).isPresent()) {
      report.add(
          place, isTold(cosignature, named) ? Fault.COSIGNED_ANOTHER_TOLD : Fault.COSIGNED_ANOTHER);
    } else if (named.person().equals(cosignature.person())) {
      report.add(
          place, isTold(cosignature, named) ? Fault.COSIGNED_BY_SAME_TOLD : Fault.COSIGNED_BY_SAME);
    }
  }

  /** Whichever of the two comes later shows that they do not belong together. */
  private boolean isTold(Cosignature cosignature, Sealed named) {
    long from = Math.max(cosignature.index(), named.index());
    return told.of(cosignature.id(), from, Told.NOT_COUNTED);
  }
}
