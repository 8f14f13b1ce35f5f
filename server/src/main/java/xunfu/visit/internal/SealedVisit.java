package xunfu.visit.internal;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;

/**
 * A sealed record of a visit as read from its payload (docs/formats.md §4). What cannot be read is
 * {@link NotReadable}; what is readable but amiss is not this class's concern.
 *
 * @param record the whole payload; members that we do not know stay in it
 * @param endedAtDoor whether it says that nobody was checked: nobody there, refused, recused
 * @param parts by kind, each as sealed; none of a visit that ended at the door
 */
public record SealedVisit(
    Event event,
    JsonObject record,
    UUID visit,
    UUID packageId,
    UUID premises,
    Optional<UUID> subject,
    OffsetDateTime startedAt,
    OffsetDateTime endedAt,
    List<SubmissionStore.Officer> officers,
    String language,
    boolean endedAtDoor,
    Map<String, JsonObject> parts,
    String signatureKind,
    Sheet sheet,
    List<Photo> photos) {

  /** The most photos that a record may name; a page of the desk shows them all. */
  private static final int MOST_PHOTOS = 500;

  public record Sheet(String number, String text) {}

  public record Photo(
      String sha256,
      long size,
      String mime,
      @Nullable String question,
      @Nullable String scope,
      @Nullable String finding) {}

  /** Reads the payload of a {@code visit.sealed} event. */
  public static SealedVisit read(Event event, Json payload) {
    var record = payload.asObject();
    if (record.integer("v") != 1) {
      throw new NotReadable("a record of version " + record.integer("v"));
    }
    return new SealedVisit(
        event,
        record,
        id(record, "visit"),
        id(record, "package"),
        id(record, "premises"),
        record.findText("subject").map(SealedVisit::id),
        time(record.text("startedAt")),
        time(record.text("endedAt")),
        list(record, "officers").stream().map(SealedVisit::officer).toList(),
        record.text("language"),
        record.findText("endedAtDoor").isPresent(),
        parts(record),
        signatureKind(record.object("signature")),
        sheet(record.object("sheet")),
        photos(record));
  }

  public UUID device() {
    return id(event.device().orElseThrow(() -> new NotReadable("a record is sealed by a device")));
  }

  public UUID person() {
    return id(event.person());
  }

  public UUID post() {
    return id(event.post());
  }

  private static List<JsonObject> list(JsonObject of, String name) {
    return of.array(name).elements().stream().map(Json::asObject).toList();
  }

  private static SubmissionStore.Officer officer(JsonObject json) {
    return new SubmissionStore.Officer(
        id(json, "person"), json.text("name"), id(json, "post"), json.text("certificate"));
  }

  private static Map<String, JsonObject> parts(JsonObject record) {
    var parts = new LinkedHashMap<String, JsonObject>();
    record.object("parts").members().forEach((kind, part) -> parts.put(kind, part.asObject()));
    if (parts.isEmpty() && record.findText("endedAtDoor").isEmpty()) {
      throw new NotReadable("a record has at least one part");
    }
    return parts;
  }

  private static String signatureKind(JsonObject json) {
    var kind = json.text("kind");
    switch (kind) {
      case "signed" -> json.text("name");
      case "refused" -> json.text("reason");
      default -> throw new NotReadable("a signature is signed or refused, not \"" + kind + "\"");
    }
    return kind;
  }

  private static Sheet sheet(JsonObject json) {
    return new Sheet(json.text("number"), json.text("text"));
  }

  private static List<Photo> photos(JsonObject record) {
    var photos = list(record, "photos");
    if (photos.size() > MOST_PHOTOS) {
      throw new NotReadable("a record names at most " + MOST_PHOTOS + " photos");
    }
    return photos.stream().map(SealedVisit::photo).toList();
  }

  private static Photo photo(JsonObject json) {
    var sha256 = json.text("sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new NotReadable("a photo is named by its SHA-256, not \"" + sha256 + "\"");
    }
    return new Photo(
        sha256,
        json.integer("size"),
        json.text("mime"),
        json.findText("question").orElse(null),
        json.findText("scope").orElse(null),
        json.findText("finding").orElse(null));
  }

  static UUID id(JsonObject json, String name) {
    return id(json.text(name));
  }

  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw new NotReadable("not an id: \"" + text + "\"", notAnId);
    }
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (java.time.DateTimeException notATime) {
      throw new NotReadable("not a time: \"" + text + "\"", notATime);
    }
  }
}
