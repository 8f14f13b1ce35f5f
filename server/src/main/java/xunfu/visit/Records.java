package xunfu.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.registry.Premises;
import xunfu.trace.Trace;
import xunfu.visit.internal.Offices;
import xunfu.visit.internal.Places;
import xunfu.visit.internal.Sheets;
import xunfu.visit.internal.SubmissionStore;
import xunfu.visit.internal.SubmissionStore.Row;
import xunfu.visit.internal.WordStore;
import xunfu.visit.internal.document.SheetPdf;

/** The record of a visit as people read it: what was sealed, with its photos and its standing. */
@Service
public class Records {
  private final SubmissionStore store;
  private final WordStore words;
  private final Submissions submissions;
  private final Sheets sheets;
  private final Places places;
  private final Offices offices;
  private final Trace trace;
  private final ObjectProvider<VisitPart> parts;
  private final Clock clock;

  Records(
      SubmissionStore store,
      WordStore words,
      Submissions submissions,
      Sheets sheets,
      Places places,
      Offices offices,
      Trace trace,
      ObjectProvider<VisitPart> parts,
      Clock clock) {
    this.store = store;
    this.words = words;
    this.submissions = submissions;
    this.sheets = sheets;
    this.places = places;
    this.offices = offices;
    this.trace = trace;
    this.parts = parts;
    this.clock = clock;
  }

  /** Members of docs/formats.md §7; those of a part come from the room that owns it. */
  @Transactional(readOnly = true)
  public Map<String, @Nullable Object> read(UUID visit) {
    var row = row(visit);
    var kept = trace.find(row.id()).orElseThrow(Fault::notFound);
    var payload = kept.envelope().findPayload().map(Json::asObject).orElse(null);
    var record = new LinkedHashMap<String, @Nullable Object>();
    record.put("visit", visit);
    record.put("date", row.capturedAt().atZone(clock.getZone()).toLocalDate());
    whereAndWho(record, row, payload);
    record.put("event", plain(kept.envelope().event().json()));
    record.put("eventHash", row.eventHash());
    record.put("sheet", sheets.of(row).orElse(null));
    record.put("signature", payload == null ? null : plain(payload.member("signature")));
    parts.forEach(part -> record.putAll(part.show(row.id())));
    record.put("photos", photos(row, payload));
    record.put("cosignatures", cosignatures(row));
    var standing = submissions.standing(row.id());
    record.put("level", standing.level());
    record.put("missing", standing.missing());
    record.put("flags", standing.flags());
    record.put("erased", payload == null);
    return record;
  }

  /** How many findings the parts of a submission have. */
  @Transactional(readOnly = true)
  public int findings(UUID submission) {
    return parts.stream().mapToInt(part -> part.findings(submission)).sum();
  }

  private Row row(UUID visit) {
    return store.ofVisit(visit).stream().findFirst().orElseThrow(Fault::notFound);
  }

  private void whereAndWho(
      Map<String, @Nullable Object> record, Row row, @Nullable JsonObject payload) {
    var premises = payload == null ? null : SealedPlace.of(payload, places);
    record.put("premises", premises == null ? null : premises.place());
    record.put("subject", premises == null ? null : premises.subject());
    record.put(
        "officers",
        row.officers().stream()
            .map(it -> Map.of("name", it.name(), "certificate", it.certificate()))
            .toList());
    record.put(
        "firm", payload == null ? null : payload.find("firm").map(Records::plain).orElse(null));
  }

  private record SealedPlace(Place place, @Nullable Who subject) {
    record Place(UUID id, String name, String address) {}

    record Who(String name, String identifier) {}

    static SealedPlace of(JsonObject payload, Places places) {
      var id = UUID.fromString(payload.text("premises"));
      var premises = places.find(id);
      return new SealedPlace(
          new Place(
              id,
              premises.map(Premises::name).orElse(""),
              premises.map(Premises::address).orElse("")),
          premises
              .map(Premises::subject)
              .map(it -> new Who(it.name(), it.identifier().value()))
              .orElse(null));
    }
  }

  /**
   * @param capturedAt as the phone wrote it, or null when the content was erased
   */
  public record Photo(
      String sha256,
      String mime,
      long size,
      @Nullable String capturedAt,
      @Nullable String question,
      @Nullable String finding,
      boolean present) {}

  private List<Photo> photos(Row row, @Nullable JsonObject payload) {
    var sealed = payload == null ? List.<Json>of() : payload.array("photos").elements();
    var photos = new java.util.ArrayList<Photo>();
    for (var photo : store.photos(row.id())) {
      var capturedAt =
          sealed.size() > photos.size()
              ? sealed.get(photos.size()).asObject().findText("capturedAt").orElse(null)
              : null;
      photos.add(
          new Photo(
              photo.sha256(),
              photo.mime(),
              photo.size(),
              capturedAt,
              photo.question(),
              photo.finding(),
              photo.arrived()));
    }
    return photos;
  }

  /**
   * Another officer's word on this record.
   *
   * @param agreed false where he does not stand by it
   */
  public record Cosignature(
      String personName, OffsetDateTime at, String eventHash, boolean agreed) {}

  private List<Cosignature> cosignatures(Row row) {
    var officers = row.officers().stream().map(SubmissionStore.Officer::person).toList();
    return words.cosignatures(row.visit(), row.eventHash()).stream()
        .filter(it -> it.isOfAnother(row.person(), officers))
        .map(
            it ->
                new Cosignature(
                    offices.personName(it.person()), at(it.at()), it.eventHash(), it.agreed()))
        .toList();
  }

  private OffsetDateTime at(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }

  /** The result sheet as PDF; its text is that of the sealed sheet with its hash. */
  @Transactional(readOnly = true)
  public byte[] pdf(UUID visit) {
    var sheet = sheets.of(row(visit)).orElseThrow(Fault::notFound);
    return SheetPdf.print(sheet.text(), sheet.language());
  }

  /** The sealed JSON as plain values, unchanged. */
  private static Object plain(Json json) {
    return new Raw(json.canonicalText());
  }

  private record Raw(
      @com.fasterxml.jackson.annotation.JsonValue @com.fasterxml.jackson.annotation.JsonRawValue
          String json) {}
}
