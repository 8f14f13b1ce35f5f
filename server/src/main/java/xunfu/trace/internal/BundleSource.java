package xunfu.trace.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;
import xunfu.proof.event.Attachment;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonText;
import xunfu.proof.json.JsonTruth;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.log.ConsistencyProof;
import xunfu.proof.log.Hash;
import xunfu.proof.log.InclusionProof;
import xunfu.proof.log.MerkleTree;
import xunfu.trace.DeviceCertificates;
import xunfu.trace.RowMirror;

/** Gathers the parts of a bundle from one snapshot of the database, a batch at a time. */
@Component
public class BundleSource {
  /** Lines that are held in memory at once. */
  private static final int BATCH = 1_000;

  private static final String ERASURE = "\"type\":\"content.erased\"";

  private static final int HEADS_OF_A_WHOLE = 2_000;

  /** Each older head of a part needs a proof of its own. */
  private static final int HEADS_OF_A_PART = 100;

  private final ExportStore store;
  private final LogStore log;
  private final ContentStore contents;
  private final List<RowMirror> mirrors;
  private final ObjectProvider<DeviceCertificates> certificates;

  BundleSource(
      ExportStore store,
      LogStore log,
      ContentStore contents,
      ObjectProvider<RowMirror> mirrors,
      ObjectProvider<DeviceCertificates> certificates) {
    this.store = store;
    this.log = log;
    this.contents = contents;
    this.mirrors =
        mirrors.stream().sorted(Comparator.comparing(room -> room.mirror().table())).toList();
    this.certificates = certificates;
  }

  /**
   * What goes into a bundle.
   *
   * @param part the lines of a part; null for the whole log, which is read in batches
   * @param size entries of the log under the head
   */
  public record Selection(@Nullable List<ExportStore.Line> part, long size) {
    boolean whole() {
      return part == null;
    }
  }

  /** Everything, or what tells of one thing; a fault when that is nothing. */
  public Selection select(@Nullable UUID about) {
    long size = log.signedSize();
    if (size == 0) {
      throw Fault.notFound();
    }
    if (about == null) {
      return new Selection(null, size);
    }
    List<ExportStore.Line> part = store.about(about, size);
    if (part.isEmpty()) {
      throw Fault.notFound();
    }
    return new Selection(part, size);
  }

  /** Writes all parts of the bundle; answers how many events it holds. */
  public long writeTo(
      BundleWriter out, Selection selection, String origin, String madeAt, KnownKeys keys)
      throws IOException {
    Gathered gathered = new Gathered();
    writeEvents(out, selection, gathered);
    MerkleTree.Subtrees subtrees = remembering(log);
    List<ExportStore.Note> heads =
        store.heads(selection.size(), selection.whole() ? HEADS_OF_A_WHOLE : HEADS_OF_A_PART);
    if (selection.whole()) {
      writeLeaves(out, selection);
    } else {
      writeProofs(out, selection, subtrees);
      writeContinuations(out, selection, heads, subtrees);
    }
    for (ExportStore.Note head : heads) {
      entry(out, "heads/" + head.size() + ".txt", head.note());
    }
    entry(out, "keys.json", keys.write().canonicalText() + "\n");
    writeCertificates(out, gathered.devices);
    writeRows(out, selection, gathered.erased);
    writeFiles(out, gathered.files);
    entry(out, "manifest.json", manifest(selection, origin, madeAt, gathered.events) + "\n");
    return gathered.events;
  }

  /** What the first pass over the events has seen. */
  private static final class Gathered {
    private final Set<UUID> devices = new TreeSet<>();
    private final Set<Hash> files = new LinkedHashSet<>();
    private final Set<String> erased = new HashSet<>();
    private long events;

    void add(ExportStore.Line line) {
      events++;
      if (line.device() != null) {
        devices.add(line.device());
      }
      if (line.payload() != null) {
        attachments(line).forEach(attachment -> files.add(attachment.hash()));
        erasedBy(line).ifPresent(erased::add);
      }
    }

    /** The event whose erasure this one records. */
    private static Optional<String> erasedBy(ExportStore.Line line) {
      if (line.device() != null || !Objects.requireNonNull(line.body()).contains(ERASURE)) {
        return Optional.empty();
      }
      try {
        return Json.read(Objects.requireNonNull(line.payload())).at("/event").map(Json::asText);
      } catch (NotReadable bent) {
        return Optional.empty();
      }
    }

    /** An event that was bent beyond reading is exported all the same, without files. */
    private static List<Attachment> attachments(ExportStore.Line line) {
      try {
        return Event.read(Json.read(Objects.requireNonNull(line.body()))).attachments();
      } catch (NotReadable bent) {
        return List.of();
      }
    }
  }

  /** Does something with a batch of lines. */
  @FunctionalInterface
  private interface Batch {
    void of(List<ExportStore.Line> lines) throws IOException;
  }

  private void forEachBatch(Selection selection, Batch batch) throws IOException {
    List<ExportStore.Line> part = selection.part();
    if (part != null) {
      for (int from = 0; from < part.size(); from += BATCH) {
        batch.of(part.subList(from, Math.min(part.size(), from + BATCH)));
      }
      return;
    }
    for (long from = 0; from < selection.size(); from += BATCH) {
      batch.of(store.whole(from, Math.min(selection.size(), from + BATCH)));
    }
  }

  private void writeEvents(BundleWriter out, Selection selection, Gathered gathered)
      throws IOException {
    out.begin("events.jsonl");
    forEachBatch(
        selection,
        lines -> {
          for (ExportStore.Line line : lines) {
            if (line.body() != null) {
              gathered.add(line);
              out.line(envelope(line));
            }
          }
        });
    out.end();
  }

  /** Put together as text, so that what was bent arrives bent. */
  private static String envelope(ExportStore.Line line) {
    return "{\"event\":"
        + line.body()
        + ",\"index\":"
        + line.index()
        + ",\"payload\":"
        + line.payload()
        + ",\"salt\":"
        + quoted(line.salt())
        + ",\"signature\":"
        + quoted(line.signature())
        + "}";
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : new JsonText(text).canonicalText();
  }

  private void writeLeaves(BundleWriter out, Selection selection) throws IOException {
    out.begin("leaves.txt");
    forEachBatch(
        selection,
        lines -> {
          for (ExportStore.Line line : lines) {
            out.line(line.leaf());
          }
        });
    out.end();
  }

  private void writeProofs(BundleWriter out, Selection selection, MerkleTree.Subtrees subtrees)
      throws IOException {
    out.begin("proofs.jsonl");
    forEachBatch(
        selection,
        lines -> {
          for (ExportStore.Line line : lines) {
            var path = MerkleTree.inclusionPath(line.index(), selection.size(), subtrees);
            out.line(
                new InclusionProof(
                        line.id().toString(),
                        line.index(),
                        selection.size(),
                        Hash.fromHex(line.leaf()),
                        path)
                    .write()
                    .canonicalText());
          }
        });
    out.end();
  }

  private static void writeContinuations(
      BundleWriter out,
      Selection selection,
      List<ExportStore.Note> heads,
      MerkleTree.Subtrees subtrees)
      throws IOException {
    out.begin("consistency.jsonl");
    for (ExportStore.Note head : heads) {
      if (head.size() < selection.size()) {
        var path = MerkleTree.consistencyPath(head.size(), selection.size(), subtrees);
        out.line(new ConsistencyProof(head.size(), selection.size(), path).write().canonicalText());
      }
    }
    out.end();
  }

  private void writeCertificates(BundleWriter out, Set<UUID> devices) throws IOException {
    out.begin("devices.jsonl");
    DeviceCertificates room = certificates.getIfAvailable();
    if (room != null && !devices.isEmpty()) {
      for (String certificate : room.of(devices)) {
        out.line(certificate);
      }
    }
    out.end();
  }

  private void writeRows(BundleWriter out, Selection selection, Set<String> erased)
      throws IOException {
    out.begin("rows.jsonl");
    forEachBatch(selection, lines -> writeRows(out, lines, erased));
    out.end();
  }

  private void writeRows(BundleWriter out, List<ExportStore.Line> lines, Set<String> erased)
      throws IOException {
    Map<UUID, List<String>> rows = new LinkedHashMap<>();
    // what is left of the rows of an erased event proves nothing; but where no erasure is recorded
    // a screen still shows them, and the verifier must say that nothing stands behind them
    lines.stream()
        .filter(line -> line.payload() != null || !erased.contains(line.id().toString()))
        .forEach(line -> rows.put(line.id(), new ArrayList<>()));
    for (RowMirror room : mirrors) {
      for (RowMirror.Row row : room.rows(rows.keySet())) {
        rows.getOrDefault(row.event(), new ArrayList<>()).add(text(room.mirror().table(), row));
      }
    }
    for (List<String> ofOneEvent : rows.values()) {
      for (String row : ofOneEvent) {
        out.line(row);
      }
    }
  }

  private static String text(String table, RowMirror.Row row) {
    return JsonObject.empty()
        .with("table", table)
        .with("event", row.event().toString())
        .with("at", row.at())
        .with("row", row.row())
        .canonicalText();
  }

  private void writeFiles(BundleWriter out, Set<Hash> files) throws IOException {
    for (Hash file : files) {
      if (!contents.has(file)) {
        continue;
      }
      try (InputStream in = contents.open(file)) {
        out.begin("files/" + file);
        out.copy(in);
        out.end();
      } catch (NoSuchFileException goneMeanwhile) {
        continue;
      }
    }
  }

  private JsonObject manifest(Selection selection, String origin, String madeAt, long events) {
    return JsonObject.empty()
        .with("v", 1)
        .with("origin", origin)
        .with("madeAt", madeAt)
        .with("scope", selection.whole() ? "all" : "part")
        .with("events", events)
        .with("size", selection.size())
        .with(
            "mirrors",
            new JsonArray(mirrors.stream().<Json>map(room -> json(room.mirror())).toList()));
  }

  private static JsonObject json(RowMirror.Mirror mirror) {
    return JsonObject.empty()
        .with("table", mirror.table())
        .with("type", mirror.type())
        .with("at", mirror.at())
        .with("each", JsonTruth.of(mirror.each()));
  }

  private static void entry(BundleWriter out, String name, String text) throws IOException {
    out.begin(name);
    out.text(text);
    out.end();
  }

  /** Paths of one bundle share most of their nodes. */
  private static MerkleTree.Subtrees remembering(MerkleTree.Subtrees subtrees) {
    Map<String, Hash> known = new HashMap<>();
    return (level, position) ->
        known.computeIfAbsent(level + "/" + position, unseen -> subtrees.hash(level, position));
  }
}
