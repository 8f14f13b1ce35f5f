package xunfu.inspection.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonNull;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonText;

/** Members of a sealed object on their way into columns and back. */
final class Members {
  private Members() {}

  static @Nullable List<String> texts(JsonObject json, String name) {
    return json.find(name)
        .map(it -> it.asArray().elements().stream().map(Json::asText).toList())
        .orElse(null);
  }

  /**
   * Members that no column holds, as canonical JSON; a known member that was written as null is one
   * of them, since a column cannot tell it from an absent one.
   */
  static String others(JsonObject json, Set<String> known) {
    var others = json;
    for (var name : known) {
      if (!(json.members().get(name) instanceof JsonNull)) {
        others = others.without(name);
      }
    }
    return others.canonicalText();
  }

  static JsonObject put(JsonObject json, String name, @Nullable String value) {
    return value == null ? json : json.with(name, value);
  }

  static JsonObject put(JsonObject json, String name, @Nullable List<String> values) {
    return values == null
        ? json
        : json.with(name, new JsonArray(values.stream().<Json>map(JsonText::new).toList()));
  }

  static JsonObject merge(JsonObject json, String others) {
    var merged = json;
    for (var member : Json.read(others).asObject().members().entrySet()) {
      merged = merged.with(member.getKey(), member.getValue());
    }
    return merged;
  }
}
