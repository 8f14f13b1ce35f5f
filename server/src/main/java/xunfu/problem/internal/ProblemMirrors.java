package xunfu.problem.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.trace.ArrayMirror;
import xunfu.trace.ArrayMirror.Placed;
import xunfu.trace.RowMirror;

/** Lets an export show that the problems on the screens are those that were sealed. */
@Configuration(proxyBeanMethods = false)
class ProblemMirrors {
  @Bean
  RowMirror problemMirror(ProblemStore store) {
    return new ArrayMirror(
        "problem.problem",
        "visit.sealed",
        "/parts/problem/problems",
        events ->
            store.ofSubmissions(events).stream()
                .map(it -> new Placed(it.row().submission(), it.position(), write(it.row())))
                .toList());
  }

  /** The members that {@link ProblemPart} took, and those that no column holds. */
  private static JsonObject write(ProblemStore.Row row) {
    JsonObject json =
        JsonObject.empty()
            .with("id", row.id().toString())
            .with("topic", row.topic())
            .with("text", row.text())
            .with("outcome", row.outcome());
    json = put(json, "from", row.toldBy());
    json = put(json, "answer", row.answer());
    for (Map.Entry<String, Json> other : Json.read(row.others()).asObject().members().entrySet()) {
      json = json.with(other.getKey(), other.getValue());
    }
    return json;
  }

  private static JsonObject put(JsonObject json, String name, @Nullable String value) {
    return value == null ? json : json.with(name, value);
  }
}
