package xunfu.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.event.Head;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;

/**
 * Somebody with every right on the database and no key bends the log at random; with the saved head
 * and the saved keys every single act must be found. Left out are only the bundle's own {@code
 * keys.json} (the caller's are used) and {@code manifest.json} (a table of contents that nobody
 * signed): both have their lines in {@link TamperTest}.
 */
class TamperCampaignTest {
  private static final List<String> SIGNED_PARTS =
      List.of(
          "events.jsonl",
          "leaves.txt",
          "heads/3.txt",
          "heads/6.txt",
          "heads/8.txt",
          "devices.jsonl",
          "rows.jsonl");

  private static final List<String> LINED_PARTS =
      List.of("events.jsonl", "leaves.txt", "devices.jsonl", "rows.jsonl");

  @TempDir Path directory;

  @Test
  void twoHundredRandomTampersAreFound() {
    campaign(200, 1);
  }

  @Test
  @Tag("long")
  @Tag("tampering")
  void twelveThousandRandomTampersAreFound() {
    campaign(12_000, 2);
  }

  private void campaign(int count, long seed) {
    Random random = new Random(seed);
    Sample honest = Sample.whole();
    Map<String, byte[]> parts = Map.copyOf(honest.parts);
    List<Envelope> envelopes = List.copyOf(honest.envelopes);
    Head saved = honest.head(8);
    Trusted trusted = new Trusted(Optional.of(Sample.keys()), List.of(saved));
    assertThat(check(honest, trusted).verdict()).isEqualTo(Verdict.PROVEN);
    for (int i = 0; i < count; i++) {
      honest.parts.clear();
      honest.parts.putAll(new java.util.TreeMap<>(parts));
      honest.envelopes.clear();
      honest.envelopes.addAll(envelopes);
      String act = bend(honest, random);
      Report report = check(honest, trusted);
      assertThat(report.verdict()).as("%d: %s", i, act).isNotEqualTo(Verdict.PROVEN);
      assertThat(report.first()).isPresent();
    }
  }

  private Report check(Sample sample, Trusted trusted) {
    return BundleCheck.check(sample.writeTo(directory.resolve("bundle.zip")), trusted);
  }

  private static String bend(Sample sample, Random random) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> flipBit(sample, pick(SIGNED_PARTS, random), random);
      case 2 -> flipBit(sample, "files/" + sample.photo(1 + random.nextInt(3)), random);
      case 3 -> dropLine(sample, pick(LINED_PARTS, random), random);
      case 4 -> repeatLine(sample, pick(List.of("events.jsonl", "rows.jsonl"), random), random);
      case 5 -> swapLines(sample, pick(List.of("events.jsonl", "leaves.txt"), random), random);
      case 6 -> cutTheEnd(sample, random);
      case 7 -> rewriteAll(sample, random);
      default -> insertAndRecompute(sample);
    };
  }

  private static String flipBit(Sample sample, String part, Random random) {
    byte[] bytes = sample.parts.get(part).clone();
    int bit = random.nextInt(8 * bytes.length);
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    sample.parts.put(part, bytes);
    return "bit " + bit + " of " + part;
  }

  private static String dropLine(Sample sample, String part, Random random) {
    List<String> lines = sample.linesOf(part);
    int line = random.nextInt(lines.size());
    lines.remove(line);
    sample.put(part, Sample.lines(lines));
    return "line " + line + " of " + part + " dropped";
  }

  private static String repeatLine(Sample sample, String part, Random random) {
    List<String> lines = sample.linesOf(part);
    int line = random.nextInt(lines.size());
    lines.add(random.nextInt(lines.size() + 1), lines.get(line));
    sample.put(part, Sample.lines(lines));
    return "line " + line + " of " + part + " repeated";
  }

  private static String swapLines(Sample sample, String part, Random random) {
    List<String> lines = sample.linesOf(part);
    int line = random.nextInt(lines.size() - 1);
    Collections.swap(lines, line, line + 1);
    sample.put(part, Sample.lines(lines));
    return "lines " + line + " and the next of " + part + " swapped";
  }

  /** An honest export of a log that was cut: only the saved head tells. */
  private static String cutTheEnd(Sample sample, Random random) {
    int kept = 1 + random.nextInt(7);
    sample.envelopes.subList(kept, sample.envelopes.size()).clear();
    rewriteWithOldHeads(sample);
    return "cut to " + kept;
  }

  /** Payload, commitment, event and leaf of one entry, all computed anew. */
  private static String rewriteAll(Sample sample, Random random) {
    int index = random.nextInt(sample.envelopes.size());
    Envelope envelope = sample.envelopes.get(index);
    JsonObject payload =
        envelope.findPayload().orElseThrow().asObject().with("bent", random.nextInt());
    Json commitment = envelope.salt().commit(payload).digests();
    Event event = new Event(envelope.event().json().with("payloadCommit", commitment));
    sample.envelopes.set(
        index, new Envelope(event, envelope.signature(), payload, envelope.salt()));
    rewriteWithOldHeads(sample);
    return "entry " + index + " rewritten";
  }

  private static String insertAndRecompute(Sample sample) {
    sample.desk("visit.approved", JsonObject.empty().with("visit", Sample.id(400)));
    Envelope inserted = sample.envelopes.removeLast();
    sample.envelopes.add(4, inserted);
    rewriteWithOldHeads(sample);
    return "an entry inserted at 4";
  }

  /** All but the heads is made anew: whoever has no key cannot sign one. */
  private static void rewriteWithOldHeads(Sample sample) {
    List<Map.Entry<String, byte[]>> heads = new ArrayList<>();
    sample.parts.entrySet().stream()
        .filter(part -> part.getKey().startsWith("heads/"))
        .forEach(part -> heads.add(Map.entry(part.getKey(), part.getValue())));
    sample.write();
    sample.parts.keySet().removeIf(name -> name.startsWith("heads/"));
    heads.forEach(head -> sample.parts.put(head.getKey(), head.getValue()));
  }

  private static String pick(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }
}
