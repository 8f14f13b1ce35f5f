package xunfu.trace;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import xunfu.proof.json.Json;

/** Plays a room above the log that shows what it has taken from events of the type test.shown. */
@Component
class ShownInTests implements RowMirror {
  static final String TYPE = "test.shown";

  /** What the screens show now; a test may bend it. */
  static final Map<UUID, Json> SHOWN = new ConcurrentHashMap<>();

  @Override
  public Mirror mirror() {
    return new Mirror("test.shown", TYPE, "", false);
  }

  @Override
  public List<Row> rows(Collection<UUID> events) {
    return events.stream()
        .filter(SHOWN::containsKey)
        .map(event -> new Row(event, "", SHOWN.get(event)))
        .toList();
  }
}
