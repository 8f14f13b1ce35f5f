package xunfu.inspection.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Answer;
import xunfu.checklist.Value;
import xunfu.checklist.Way;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;

/**
 * An answer as a row that mirrors the sealed JSON: {@link #write} gives back the very members that
 * {@link #read} took, so that a verifier finds any change of the row.
 *
 * @param evidence null where the record does not name it
 * @param others canonical JSON object of members that this version does not know
 */
record AnswerRow(
    String question,
    String scope,
    String value,
    String way,
    String at,
    @Nullable String remark,
    @Nullable String fact,
    @Nullable List<String> evidence,
    String others) {

  private static final Set<String> KNOWN =
      Set.of("question", "scope", "value", "way", "at", "remark", "fact", "evidence");

  static AnswerRow read(JsonObject json) {
    var row =
        new AnswerRow(
            json.text("question"),
            json.text("scope"),
            json.text("value"),
            json.text("way"),
            json.text("at"),
            json.findText("remark").orElse(null),
            json.findText("fact").orElse(null),
            Members.texts(json, "evidence"),
            Members.others(json, KNOWN));
    requireKnown(row);
    return row;
  }

  /** The words are checked here, so that what the table refuses is refused as unreadable. */
  private static void requireKnown(AnswerRow row) {
    try {
      row.answer();
    } catch (IllegalArgumentException unknown) {
      throw new NotReadable("no such answer: " + row.value + ", " + row.way, unknown);
    }
  }

  JsonObject write() {
    var json =
        JsonObject.empty()
            .with("question", question)
            .with("scope", scope)
            .with("value", value)
            .with("way", way)
            .with("at", at);
    json = Members.put(json, "remark", remark);
    json = Members.put(json, "fact", fact);
    json = Members.put(json, "evidence", evidence);
    return Members.merge(json, others);
  }

  /** As the standards' engine takes it. */
  Answer answer() {
    return new Answer(
        question,
        scope,
        Value.valueOf(value.toUpperCase(java.util.Locale.ROOT)),
        Way.valueOf(way.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
        at,
        remark,
        fact,
        evidence == null ? List.of() : evidence,
        noPhoto());
  }

  /** Why there is no photo; it has no column and lies with the other members. */
  @Nullable String noPhoto() {
    return Json.read(others).asObject().findText("noPhoto").orElse(null);
  }
}
