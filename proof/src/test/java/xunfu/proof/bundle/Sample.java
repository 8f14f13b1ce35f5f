package xunfu.proof.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import xunfu.proof.event.Attachment;
import xunfu.proof.event.DeviceCertificate;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.event.EventDraft;
import xunfu.proof.event.Head;
import xunfu.proof.event.Salt;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.keys.DeviceKey;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.log.ConsistencyProof;
import xunfu.proof.log.Hash;
import xunfu.proof.log.InclusionProof;
import xunfu.proof.log.MerkleTree;

/**
 * A small log to be tampered with. Fu and Yao visit two businesses; what stands where:
 *
 * <pre>
 * 0 visit.approved      desk
 * 1 visit.sealed        Fu's phone 1   two photos, three answers, a finding
 * 2 visit.cosigned      Yao's phone 1  names 1
 * 3 sheet.handed        Fu's phone 2
 * 4 visit.approved      desk
 * 5 visit.sealed        Fu's phone 3   one photo, one answer
 * 6 visit.cosigned      Yao's phone 2  names 5
 * 7 attachments.complete server
 * </pre>
 *
 * Heads were signed over 3, 6 and 8 entries.
 */
final class Sample {
  static final String ORIGIN = "xunfu.330122/trace";
  static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T09:41:07.123+08:00");
  static final List<Long> HEAD_SIZES = List.of(3L, 6L, 8L);

  private static final SigningKey LOG_KEY = signingKey(NamedKey.LOG);
  private static final SigningKey DEVICE_KEY = signingKey(NamedKey.DEVICE);

  private final Random random = new Random(330122);
  final Phone fu = new Phone(id(1), id(2));
  final Phone yao = new Phone(id(3), id(4));

  /** What the bundle holds; a test changes it before it is written. */
  final Map<String, byte[]> parts = new LinkedHashMap<>();

  final List<Envelope> envelopes = new ArrayList<>();
  private final List<Integer> taken;

  private Sample(List<Integer> taken) {
    this.taken = taken;
    fill();
    write();
  }

  /** The whole log. */
  static Sample whole() {
    return new Sample(List.of());
  }

  /** The first visit alone, with proofs. */
  static Sample part() {
    return new Sample(List.of(0, 1, 2, 3));
  }

  static KnownKeys keys() {
    return new KnownKeys(List.of(LOG_KEY.named(), DEVICE_KEY.named()));
  }

  /** The head that somebody saved when the log had that many entries. */
  Head head(long size) {
    return Head.sign(ORIGIN, size, MerkleTree.root(size, subtrees()), LOG_KEY);
  }

  Hash photo(int number) {
    return Hash.of(photoBytes(number));
  }

  // --- what happened ---

  private void fill() {
    String first = id(100);
    String second = id(200);
    desk("visit.approved", JsonObject.empty().with("visit", first).with("accept", "yes"));
    Envelope visit = seal(fu, "visit.sealed", visit(first, 3, 1, photoList(1, 2)), 1, 2);
    seal(yao, "visit.cosigned", cosignature(first, visit));
    seal(fu, "sheet.handed", JsonObject.empty().with("visit", first).with("number", "118"));
    desk("visit.approved", JsonObject.empty().with("visit", second).with("accept", "yes"));
    Envelope next = seal(fu, "visit.sealed", visit(second, 1, 0, photoList(3)), 3);
    seal(yao, "visit.cosigned", cosignature(second, next));
    desk(
        "attachments.complete",
        JsonObject.empty().with("submission", visit.event().id().toString()));
  }

  private static JsonObject visit(String visit, int answers, int findings, JsonArray photos) {
    return JsonObject.empty()
        .with("v", 1)
        .with("visit", visit)
        .with(
            "parts",
            JsonObject.empty()
                .with(
                    "inspection",
                    JsonObject.empty()
                        .with("answers", numbered("question", answers))
                        .with("findings", numbered("text", findings))))
        .with("photos", photos);
  }

  private static JsonArray numbered(String name, int count) {
    List<Json> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(JsonObject.empty().with(name, "S" + (35 + i)).with("value", "是"));
    }
    return new JsonArray(elements);
  }

  private static JsonArray photoList(int... numbers) {
    List<Json> elements = new ArrayList<>();
    for (int number : numbers) {
      elements.add(JsonObject.empty().with("sha256", Hash.of(photoBytes(number)).hex()));
    }
    return new JsonArray(elements);
  }

  private static JsonObject cosignature(String visit, Envelope named) {
    return JsonObject.empty()
        .with("v", 1)
        .with("visit", visit)
        .with("names", named.event().hash().hex());
  }

  // --- sealing ---

  void desk(String type, JsonObject payload) {
    add(type, id(5), null, 0, null, payload);
  }

  Envelope seal(Phone phone, String type, JsonObject payload, int... photos) {
    Envelope envelope = add(type, phone.person, phone, ++phone.seq, phone.prev, payload, photos);
    phone.prev = envelope.event().hash();
    return envelope;
  }

  private Envelope add(
      String type,
      String person,
      @Nullable Phone phone,
      long seq,
      @Nullable Hash prev,
      JsonObject payload,
      int... photos) {
    Salt salt = Salt.draw(random);
    Event event =
        new EventDraft(
                type,
                UUID.fromString(id(1000 + envelopes.size())),
                "330122",
                id(6),
                person,
                id(7),
                phone == null ? null : phone.device,
                seq,
                NOW.plusMinutes(envelopes.size()),
                0,
                null,
                attachments(photos),
                prev)
            .seal(payload, salt);
    String signature =
        phone == null
            ? null
            : Base64Url.write(DeviceKey.sign(phone.keys.getPrivate(), event.signedBytes()));
    Envelope envelope = new Envelope(event, signature, payload, salt);
    envelopes.add(envelope);
    return envelope;
  }

  private static List<Attachment> attachments(int... photos) {
    List<Attachment> attachments = new ArrayList<>();
    for (int number : photos) {
      byte[] bytes = photoBytes(number);
      attachments.add(new Attachment(Hash.of(bytes), bytes.length, "image/jpeg", "in-app"));
    }
    return attachments;
  }

  private static byte[] photoBytes(int number) {
    return ("photo " + number + " of a kitchen").getBytes(StandardCharsets.UTF_8);
  }

  // --- the bundle ---

  /** Writes the parts anew from the events, as an honest exporter does. */
  void write() {
    boolean whole = taken.isEmpty();
    List<Integer> indexes =
        whole ? java.util.stream.IntStream.range(0, envelopes.size()).boxed().toList() : taken;
    parts.clear();
    put("manifest.json", manifest(whole, indexes.size()) + "\n");
    put("events.jsonl", lines(indexes.stream().map(this::eventLine).toList()));
    if (whole) {
      put("leaves.txt", lines(leaves().stream().map(Hash::hex).toList()));
    } else {
      put("proofs.jsonl", lines(indexes.stream().map(this::proofLine).toList()));
      put("consistency.jsonl", lines(List.of(continuation(3), continuation(6))));
    }
    for (long size : HEAD_SIZES) {
      if (size < envelopes.size()) {
        put("heads/" + size + ".txt", head(size).write());
      }
    }
    put("heads/" + envelopes.size() + ".txt", head(envelopes.size()).write());
    put("keys.json", keys().write() + "\n");
    put("devices.jsonl", lines(List.of(certificate(fu), certificate(yao))));
    for (int index : indexes) {
      envelopes.get(index).event().attachments().forEach(this::putPhoto);
    }
    put("rows.jsonl", lines(indexes.stream().flatMap(this::rows).toList()));
  }

  private void putPhoto(Attachment attachment) {
    for (int number = 1; number <= 3; number++) {
      if (photo(number).equals(attachment.hash())) {
        parts.put("files/" + attachment.hash(), photoBytes(number));
      }
    }
  }

  private JsonObject manifest(boolean whole, int events) {
    return JsonObject.empty()
        .with("v", 1)
        .with("origin", ORIGIN)
        .with("madeAt", "2026-11-24T18:00:00.000+08:00")
        .with("scope", whole ? "all" : "part")
        .with("events", events)
        .with("size", envelopes.size())
        .with(
            "mirrors",
            new JsonArray(
                List.of(
                    mirror("visit.approval", "visit.approved", "", false),
                    mirror("inspection.answer", "visit.sealed", "/parts/inspection/answers", true),
                    mirror(
                        "inspection.finding", "visit.sealed", "/parts/inspection/findings", true),
                    mirror("visit.photo", "visit.sealed", "/photos", true))));
  }

  private static JsonObject mirror(String table, String type, String at, boolean each) {
    return JsonObject.empty()
        .with("table", table)
        .with("type", type)
        .with("at", at)
        .with("each", xunfu.proof.json.JsonTruth.of(each));
  }

  private String eventLine(int index) {
    return envelopes.get(index).write().with("index", index).toString();
  }

  private String proofLine(int index) {
    Event event = envelopes.get(index).event();
    long size = envelopes.size();
    return new InclusionProof(
            event.id().toString(),
            index,
            size,
            event.leafHash(),
            MerkleTree.inclusionPath(index, size, subtrees()))
        .write()
        .toString();
  }

  private String continuation(long first) {
    long size = envelopes.size();
    return new ConsistencyProof(first, size, MerkleTree.consistencyPath(first, size, subtrees()))
        .write()
        .toString();
  }

  private java.util.stream.Stream<String> rows(int index) {
    Envelope envelope = envelopes.get(index);
    Json payload = envelope.payload();
    if (payload == null) {
      return java.util.stream.Stream.empty();
    }
    return switch (envelope.event().type()) {
      case "visit.approved" ->
          java.util.stream.Stream.of(row("visit.approval", envelope, "", payload));
      case "visit.sealed" ->
          java.util.stream.Stream.of(
                  each("inspection.answer", envelope, "/parts/inspection/answers"),
                  each("inspection.finding", envelope, "/parts/inspection/findings"),
                  each("visit.photo", envelope, "/photos"))
              .flatMap(List::stream);
      default -> java.util.stream.Stream.empty();
    };
  }

  private static List<String> each(String table, Envelope envelope, String at) {
    List<Json> elements =
        envelope.findPayload().orElseThrow().at(at).orElseThrow().asArray().elements();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      rows.add(row(table, envelope, at + "/" + i, elements.get(i)));
    }
    return rows;
  }

  private static String row(String table, Envelope envelope, String at, Json value) {
    return JsonObject.empty()
        .with("table", table)
        .with("event", envelope.event().id().toString())
        .with("at", at)
        .with("row", value)
        .toString();
  }

  private String certificate(Phone phone) {
    return DeviceCertificate.sign(
            JsonObject.empty()
                .with("v", 1)
                .with("device", phone.device)
                .with("publicKey", DeviceKey.of(phone.keys.getPublic()).write())
                .with("person", phone.person)
                .with("post", id(7))
                .with("organization", id(6))
                .with("notBefore", "2026-11-01T00:00:00.000+08:00")
                .with("notAfter", "2027-01-30T00:00:00.000+08:00"),
            DEVICE_KEY)
        .json()
        .toString();
  }

  private List<Hash> leaves() {
    return envelopes.stream().map(envelope -> envelope.event().leafHash()).toList();
  }

  private MerkleTree.Subtrees subtrees() {
    return MerkleTree.Subtrees.over(leaves());
  }

  // --- changing it ---

  String text(String part) {
    return new String(java.util.Objects.requireNonNull(parts.get(part)), StandardCharsets.UTF_8);
  }

  void put(String part, String text) {
    parts.put(part, text.getBytes(StandardCharsets.UTF_8));
  }

  List<String> linesOf(String part) {
    return new ArrayList<>(text(part).lines().toList());
  }

  static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  Path writeTo(Path file) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return file;
  }

  static String id(int number) {
    return "0193abcd-0000-7000-8000-%012x".formatted(number);
  }

  private static SigningKey signingKey(String use) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return SigningKey.of(
          ORIGIN, pair.getPublic(), pair.getPrivate(), use, "2026-11-01T00:00:00.000+08:00");
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A phone and who carries it. */
  static final class Phone {
    final String device;
    final String person;
    final KeyPair keys;
    long seq;
    @Nullable Hash prev;

    Phone(String device, String person) {
      this.device = device;
      this.person = person;
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
      } catch (GeneralSecurityException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }
}
