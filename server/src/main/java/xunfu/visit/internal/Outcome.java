package xunfu.visit.internal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;

/**
 * What a sealed record means for the business, in a few figures for the headline of its page. Read
 * from the members that parts have in common; a part that has none of them adds nothing.
 *
 * @param toPutRight findings with a day until which they are to be put right
 * @param mended findings that were corrected while the officers were there
 * @param checked answers given
 * @param heard problems that the business told
 */
public record Outcome(List<ToPutRight> toPutRight, int mended, int checked, int heard) {
  private static final String PUT_RIGHT = "put-right-by";

  public Outcome {
    toPutRight = List.copyOf(toPutRight);
  }

  /**
   * @param dueOn null when no day was set
   */
  public record ToPutRight(String text, @Nullable String dueOn) {}

  /** Of the payload of a sealed visit (docs/formats.md §4). */
  static Outcome of(JsonObject payload) {
    var parts =
        payload.object("parts").members().values().stream()
            .filter(JsonObject.class::isInstance)
            .map(Json::asObject)
            .toList();
    var open =
        elements(parts, "findings")
            .filter(Outcome::isToPutRight)
            .map(it -> new ToPutRight(it.text("text"), it.findText("dueOn").orElse(null)))
            .toList();
    int findings = (int) elements(parts, "findings").count();
    return new Outcome(
        open,
        findings - open.size(),
        (int) elements(parts, "answers").count(),
        (int) elements(parts, "problems").count());
  }

  private static boolean isToPutRight(JsonObject finding) {
    return finding.findText("measure").filter(PUT_RIGHT::equals).isPresent();
  }

  private static Stream<JsonObject> elements(List<JsonObject> parts, String name) {
    return parts.stream()
        .flatMap(part -> part.find(name).stream())
        .filter(JsonArray.class::isInstance)
        .flatMap(list -> list.asArray().elements().stream())
        .map(Json::asObject);
  }
}
