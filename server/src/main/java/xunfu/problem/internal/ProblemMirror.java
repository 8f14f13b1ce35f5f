package xunfu.problem.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.trace.RowMirror;

/** Lets an export show that the problems on the screens are those that were sealed. */
@Component
class ProblemMirror implements RowMirror {
  private static final Mirror MIRROR =
      new Mirror("problem.problem", "visit.sealed", "/parts/problem/problems", true);

  private final ProblemStore store;

  ProblemMirror(ProblemStore store) {
    this.store = store;
  }

  @Override
  public Mirror mirror() {
    return MIRROR;
  }

  @Override
  public List<Row> rows(Collection<UUID> events) {
    return store.ofSubmissions(events).stream()
        .map(
            placed ->
                new Row(
                    placed.row().submission(),
                    MIRROR.at() + "/" + placed.position(),
                    write(placed.row())))
        .toList();
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
