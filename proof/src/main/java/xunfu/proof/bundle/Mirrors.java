package xunfu.proof.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;

/**
 * Whether what the screens show is what was sealed: no row more, none less, none other. The rows
 * are read twice: once to know which events have rows at all, so that a row in a wrong place is
 * told as one and does not make all later events look bare.
 */
final class Mirrors implements AutoCloseable {
  private static final String FILE = "rows.jsonl";

  private final boolean present;
  private final Lines lines;
  private final List<Manifest.Mirror> mirrors;
  private final Report report;

  /** Event id → runs of its rows that are still to come. */
  private final Map<String, Integer> runs = new HashMap<>();

  private @Nullable Row waiting;
  private boolean someEventUnread;

  Mirrors(Bundle bundle, Manifest manifest, Report report) {
    this.present = bundle.has(FILE);
    this.lines = bundle.lines(FILE);
    this.mirrors = manifest.mirrors();
    this.report = report;
    if (!mirrors.isEmpty() && !present) {
      report.add(new Place.Part(FILE), Fault.PART_MISSING);
    }
    countRuns(bundle);
    advance();
  }

  private record Row(long line, String table, String event, String at, Json value) {
    static Row read(Lines.Line line) {
      JsonObject json = Json.read(line.bytes()).asObject();
      return new Row(
          line.number(),
          json.text("table"),
          json.text("event"),
          json.text("at"),
          json.member("row"));
    }

    String key() {
      return table + " " + at;
    }
  }

  /** Compares the rows of one event with its payload; events come in the order of the log. */
  void check(Envelope envelope, long index) {
    if (!present) {
      return;
    }
    List<Row> rows = take(envelope.event().id().toString());
    Optional<Json> payload = envelope.findPayload();
    if (payload.isEmpty()) {
      rows.stream().limit(1).forEach(row -> add(row, index, Fault.ROW_OF_ERASED));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      check(row, payload.get(), index, seen);
    }
    for (Manifest.Mirror mirror : mirrors) {
      if (mirror.type().equals(envelope.event().type())) {
        requireAll(mirror, payload.get(), index, seen);
      }
    }
  }

  /** An event could not be read: it has been told, and its rows belong to nothing now. */
  void passUnreadable() {
    someEventUnread = true;
  }

  private void check(Row row, Json payload, long index, Set<String> seen) {
    Optional<Json> sealed = payload.at(row.at());
    if (sealed.isEmpty() || !seen.add(row.key())) {
      add(row, index, Fault.ROW_TOO_MANY);
    } else if (!sealed.get().equals(row.value())) {
      add(row, index, Fault.ROW_DIFFERS);
    }
  }

  private void requireAll(Manifest.Mirror mirror, Json payload, long index, Set<String> seen) {
    for (String pointer : expected(mirror, payload)) {
      if (!seen.contains(mirror.table() + " " + pointer)) {
        report.add(new Place.Row(index, mirror.table(), pointer), Fault.ROW_GONE);
      }
    }
  }

  private static Set<String> expected(Manifest.Mirror mirror, Json payload) {
    Set<String> pointers = new LinkedHashSet<>();
    Optional<Json> sealed = payload.at(mirror.at());
    if (sealed.isPresent() && mirror.each()) {
      int size = sealed.get() instanceof xunfu.proof.json.JsonArray array ? array.size() : 0;
      for (int i = 0; i < size; i++) {
        pointers.add(mirror.at() + "/" + i);
      }
    } else if (sealed.isPresent()) {
      pointers.add(mirror.at());
    }
    return pointers;
  }

  /** Rows that belong to no event. */
  void finish() {
    while (waiting != null) {
      skipRun();
    }
  }

  private List<Row> take(String event) {
    List<Row> rows = new ArrayList<>();
    while (waiting != null && !waiting.event().equals(event) && runs.containsKey(event)) {
      skipRun();
    }
    while (waiting != null && waiting.event().equals(event)) {
      rows.add(waiting);
      advance();
    }
    if (!rows.isEmpty()) {
      endRun(event);
    }
    return rows;
  }

  private void skipRun() {
    Row first = java.util.Objects.requireNonNull(waiting);
    if (!someEventUnread) {
      report.add(new Place.Line(FILE, first.line()), Fault.ROW_TOO_MANY);
    }
    while (waiting != null && waiting.event().equals(first.event())) {
      advance();
    }
    endRun(first.event());
  }

  private void endRun(String event) {
    runs.computeIfPresent(event, (unused, count) -> count == 1 ? null : count - 1);
  }

  private void countRuns(Bundle bundle) {
    String last = "";
    try (Lines all = bundle.lines(FILE)) {
      for (var line = all.next(); line.isPresent(); line = all.next()) {
        try {
          String event = Row.read(line.get()).event();
          if (!event.equals(last)) {
            runs.merge(event, 1, Integer::sum);
          }
          last = event;
        } catch (NotReadable notReadable) {
          report.add(
              new Place.Line(FILE, line.get().number()),
              Fault.NOT_READABLE,
              notReadable.getMessage());
        }
      }
    }
  }

  /** Unreadable rows were told when the runs were counted. */
  private void advance() {
    Optional<Lines.Line> line = lines.next();
    waiting = line.map(Mirrors::readable).orElse(null);
    while (line.isPresent() && waiting == null) {
      line = lines.next();
      waiting = line.map(Mirrors::readable).orElse(null);
    }
  }

  private static @Nullable Row readable(Lines.Line line) {
    try {
      return Row.read(line);
    } catch (NotReadable told) {
      return null;
    }
  }

  private void add(Row row, long index, Fault fault) {
    report.add(new Place.Row(index, row.table(), row.at()), fault);
  }

  @Override
  public void close() {
    lines.close();
  }
}
