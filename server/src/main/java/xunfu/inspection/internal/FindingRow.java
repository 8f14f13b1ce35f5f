package xunfu.inspection.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Finding;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;

/**
 * A finding as a row that mirrors the sealed JSON, as {@link AnswerRow} does.
 *
 * @param dueOn day as written, null when corrected on the spot
 */
record FindingRow(
    String id,
    String question,
    String scope,
    String text,
    @Nullable List<String> evidence,
    String measure,
    @Nullable String dueOn,
    String others) {

  private static final Set<String> KNOWN =
      Set.of("id", "question", "scope", "text", "evidence", "measure", "dueOn");

  static FindingRow read(JsonObject json) {
    var row =
        new FindingRow(
            json.text("id"),
            json.text("question"),
            json.text("scope"),
            json.text("text"),
            Members.texts(json, "evidence"),
            json.text("measure"),
            json.findText("dueOn").orElse(null),
            Members.others(json, KNOWN));
    try {
      row.finding();
    } catch (IllegalArgumentException | DateTimeException unknown) {
      throw new NotReadable("no such finding: " + row.measure + ", " + row.dueOn, unknown);
    }
    return row;
  }

  JsonObject write() {
    var json =
        JsonObject.empty()
            .with("id", id)
            .with("question", question)
            .with("scope", scope)
            .with("text", text)
            .with("measure", measure);
    json = Members.put(json, "evidence", evidence);
    json = Members.put(json, "dueOn", dueOn);
    return Members.merge(json, others);
  }

  /** As the standards' engine takes it. */
  Finding finding() {
    return new Finding(
        id,
        question,
        scope,
        text,
        evidence == null ? List.of() : evidence,
        Finding.Measure.valueOf(measure.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
        dueOn == null ? null : LocalDate.parse(dueOn));
  }
}
