package xunfu.visit.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Text;
import xunfu.checklist.content.Pieces;
import xunfu.checklist.sheet.SheetFrame;
import xunfu.checklist.sheet.SheetText;
import xunfu.checklist.sheet.SheetValues;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonTruth;
import xunfu.proof.json.NotReadable;
import xunfu.standards.Standards;
import xunfu.visit.SheetShare;
import xunfu.visit.VisitPart;
import xunfu.visit.VisitPart.SealedPart;

/**
 * The server's second opinion on a result sheet: the text that the business got is laid out once
 * more, from the record and from the pieces that the phone had taken along, by the same template.
 * Twin of {@code sheet-text.ts} of the field client.
 */
@Component
public class SheetOpinion {
  private static final Logger LOG = LoggerFactory.getLogger(SheetOpinion.class);

  /**
   * Stands for the moment at which the phone fixed the text; the record does not name it. No clock
   * shows this day.
   */
  private static final String FIXED_AT = "0000-00-00T00:00";

  private static final String FIXED_AT_PRINTED = "0000-00-00 00:00";
  private static final String MINUTE = "(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2})";
  private static final TypeReference<Map<String, Text>> SENTENCES = new TypeReference<>() {};

  private final PackageStore packages;
  private final Standards standards;

  SheetOpinion(PackageStore packages, Standards standards) {
    this.packages = packages;
    this.standards = standards;
  }

  /** A part of a record and the room that knows it. */
  public record Told(VisitPart room, SealedPart part) {}

  /**
   * Whether the sealed sheet says otherwise than this record laid out here. Where the package's
   * pieces are gone there is no opinion.
   */
  public boolean differs(JsonObject record, UUID visit, UUID packageId, List<Told> parts) {
    var taken = readable(packageId, visit);
    return taken.isPresent() && differs(record, taken.get(), parts);
  }

  /** A package of ours that cannot be read is no fault of the record. */
  private Optional<Taken> readable(UUID packageId, UUID visit) {
    try {
      return taken(packageId, visit);
    } catch (NotReadable | JacksonException | DateTimeException ours) {
      LOG.warn("Package {} cannot be read: {}", packageId, ours.getMessage());
      return Optional.empty();
    }
  }

  private boolean differs(JsonObject record, Taken taken, List<Told> parts) {
    var sheet = record.object("sheet");
    if (!sheet.findText("template").equals(Optional.of(taken.templateHash()))) {
      return true;
    }
    try {
      return !isOf(layOut(record, taken, parts), sheet.text("text"), record);
    } catch (RuntimeException notToBeLaidOut) {
      // A record that names what its catalogue lacks has no sheet; that must not keep it out.
      LOG.info("A sheet could not be laid out again: {}", notToBeLaidOut.toString());
      return true;
    }
  }

  /** The sheet of a record as it is laid out here; empty where the package's pieces are gone. */
  public Optional<String> layOut(
      JsonObject record, UUID visit, UUID packageId, String fixedAt, List<Told> parts) {
    return taken(packageId, visit).map(taken -> layOut(record, taken, fixedAt, parts));
  }

  static String layOut(JsonObject record, Taken taken, String fixedAt, List<Told> parts) {
    return layOut(record, taken, parts).replace(FIXED_AT_PRINTED, minute(fixedAt));
  }

  /** The moment of the text lies between the beginning of the visit and its sealing. */
  private static boolean isOf(String expected, String sealed, JsonObject record) {
    var pattern =
        Pattern.compile(
            Pattern.compile(FIXED_AT_PRINTED, Pattern.LITERAL)
                .splitAsStream(expected + "\n")
                .map(Pattern::quote)
                .collect(Collectors.joining(MINUTE)));
    var found = pattern.matcher(sealed.replaceAll("\\n+$", "") + "\n");
    if (!found.matches()) {
      return false;
    }
    for (int group = 1; group <= found.groupCount(); group++) {
      var at = found.group(group);
      if (at.compareTo(minute(record.text("startedAt"))) < 0
          || at.compareTo(minute(record.text("endedAt"))) > 0) {
        return false;
      }
    }
    return true;
  }

  private static String minute(String instant) {
    return instant.substring(0, 10) + " " + instant.substring(11, 16);
  }

  /** The text as of {@link #FIXED_AT}. */
  private static String layOut(JsonObject record, Taken taken, List<Told> parts) {
    var language = record.text("language");
    var shares = parts.stream().map(told -> share(told, taken)).toList();
    var values =
        SheetValues.of(
            taken.catalogue(),
            taken.sentences(),
            language,
            frame(record, taken),
            shares.stream()
                .map(SheetShare::inspected)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null),
            shares.stream().flatMap(share -> share.problems().stream()).toList());
    return SheetText.layOut(taken.template().in(language, taken.catalogue().language()), values);
  }

  private static SheetShare share(Told told, Taken taken) {
    return told.room()
        .sheet(told.part(), Optional.ofNullable(taken.parts().get(told.room().kind())), taken.on());
  }

  private static SheetFrame frame(JsonObject record, Taken taken) {
    return new SheetFrame(
        record.object("sheet").text("number"),
        taken.organization(),
        firm(record, taken.premises()),
        record.array("officers").elements().stream()
            .map(Json::asObject)
            .map(it -> new SheetFrame.Officer(it.text("name"), it.text("certificate")))
            .toList(),
        record.text("startedAt"),
        FIXED_AT,
        taken.visit().array("purposes").elements().stream().map(SheetOpinion::text).toList(),
        taken.visit().find("approval").map(Json::asObject).map(SheetOpinion::approval).orElse(null),
        year(taken.visit().object("year")));
  }

  private static SheetFrame.Firm firm(JsonObject record, JsonObject premises) {
    var subject = premises.find("subject").map(Json::asObject);
    var present = record.find("firm").map(Json::asObject);
    return new SheetFrame.Firm(
        subject.map(it -> it.text("name")).orElseGet(() -> premises.text("name")),
        subject.map(it -> it.object("identifier").text("value")).orElse(""),
        premises.text("address"),
        present.flatMap(it -> it.findText("name")).orElse(null),
        present.flatMap(it -> it.findText("role")).orElse(null));
  }

  private static SheetFrame.Approval approval(JsonObject json) {
    return new SheetFrame.Approval(json.text("personName"), json.text("postName"), json.text("at"));
  }

  /** The phone counts the visit in hand as made. */
  private static SheetFrame.Year year(JsonObject json) {
    boolean counts = json.member("counts").equals(JsonTruth.of(true));
    int done = (int) json.integer("done");
    return new SheetFrame.Year(counts ? done + 1 : done, (int) json.integer("cap"), counts);
  }

  private static Text text(Json json) {
    return Pieces.JSON.readValue(json.canonicalText(), Text.class);
  }

  /**
   * What the phone had of a visit.
   *
   * @param organization name of the first officer's
   * @param on day of the package
   * @param parts the pieces of the visit by their kind
   */
  record Taken(
      String templateHash,
      Text template,
      Map<String, Text> sentences,
      Catalogue catalogue,
      JsonObject visit,
      JsonObject premises,
      String organization,
      LocalDate on,
      Map<String, JsonObject> parts) {}

  /** Empty when a piece has been forgotten, as a week after the day. */
  private Optional<Taken> taken(UUID packageId, UUID visit) {
    var pieces = packages.manifest(packageId).map(it -> new Manifest(packageId, it));
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    var manifest = pieces.get();
    var template = manifest.bytes("sheet", null);
    var sentences = manifest.bytes("sentences", null);
    var catalogue = manifest.catalogue();
    var visitPiece = manifest.json("visit", visit.toString());
    var premises = visitPiece.flatMap(it -> manifest.json("premises", it.text("premises")));
    var day = manifest.json("day", null);
    if (template.isEmpty()
        || sentences.isEmpty()
        || catalogue.isEmpty()
        || premises.isEmpty()
        || day.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Taken(
            manifest.hash("sheet", null).orElseThrow(),
            Pieces.JSON.readValue(template.get(), Text.class),
            Pieces.JSON.readValue(sentences.get(), SENTENCES),
            catalogue.get(),
            visitPiece.get(),
            premises.get(),
            organization(day.get()),
            LocalDate.parse(day.get().text("date")),
            manifest.ofVisit(visit.toString())));
  }

  private static String organization(JsonObject day) {
    return day.array("pair").elements().stream()
        .findFirst()
        .flatMap(it -> it.asObject().findText("organizationName"))
        .orElse("");
  }

  /** The pieces of one package, by what the signed manifest calls them. */
  private final class Manifest {
    private final UUID id;
    private final List<JsonObject> references;

    Manifest(UUID id, String json) {
      this.id = id;
      this.references =
          Json.read(json).asObject().array("pieces").elements().stream()
              .map(Json::asObject)
              .toList();
    }

    Optional<String> hash(String kind, @Nullable String key) {
      return references.stream()
          .filter(it -> it.text("kind").equals(kind))
          .filter(it -> key == null || it.text("key").equals(key))
          .map(it -> it.text("sha256"))
          .findFirst();
    }

    Optional<byte[]> bytes(String kind, @Nullable String key) {
      return hash(kind, key).flatMap(sha256 -> packages.piece(id, sha256));
    }

    Optional<JsonObject> json(String kind, @Nullable String key) {
      return bytes(kind, key).map(it -> Json.read(it).asObject());
    }

    /** The one in force need not be read again. */
    Optional<Catalogue> catalogue() {
      var hash = hash("catalogue", null);
      if (hash.equals(Optional.of(standards.cataloguePiece().sha256()))) {
        return Optional.of(standards.catalogue());
      }
      return bytes("catalogue", null).map(Pieces::catalogue);
    }

    Map<String, JsonObject> ofVisit(String visit) {
      var found = new HashMap<String, JsonObject>();
      for (var reference : references) {
        if (reference.text("key").equals(visit)) {
          var kind = reference.text("kind");
          json(kind, visit).ifPresent(it -> found.put(kind, it));
        }
      }
      return found;
    }
  }
}
