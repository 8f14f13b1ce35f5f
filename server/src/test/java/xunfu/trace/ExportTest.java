package xunfu.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xunfu.trace.Bundles.asSuperuser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;
import xunfu.organization.Devices;
import xunfu.proof.event.Attachment;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.log.Hash;
import xunfu.trace.Bundles.Said;
import xunfu.trace.Bundles.Saved;
import xunfu.trace.internal.BundleSource;

/**
 * From the tables to the verdict: somebody with every right on the database flips one byte, the
 * operator exports, and the verifier with a head and keys saved before names the place.
 */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
  private static final UUID VISIT = Cast.id("visit of the farmhouse restaurant");
  private static final byte[] PHOTO = "a kitchen".getBytes(StandardCharsets.UTF_8);

  @Autowired Cast cast;
  @Autowired Devices devices;
  @Autowired Trace trace;
  @Autowired TraceLog log;
  @Autowired TraceExport export;
  @Autowired Uploads uploads;
  @Autowired TransactionTemplate transaction;
  @Autowired Bundles bundles;
  @Autowired BundleSource source;
  @Autowired SigningKey logKey;
  @Autowired Clock clock;
  @Autowired PlatformTransactionManager transactions;

  @org.springframework.beans.factory.annotation.Qualifier("filesDirectory")
  @Autowired
  Path filesDirectory;

  @TempDir static Path directory;

  private Scope station = Scope.SystemPost.PUBLIC;
  private UUID approval = VISIT;
  private UUID sealed = VISIT;
  private UUID closing = VISIT;
  private Saved saved = new Saved(Path.of(""), Path.of(""), Path.of(""));

  @BeforeAll
  void aVisitIsMade() {
    cast.enter();
    station = cast.scope("officer.fu");
    Phone phone = new Phone(cast.acting("officer.fu").actor());
    cast.acting("officer.fu").call(() -> devices.bind(phone.id(), phone.key().write()));
    approval = shown("visit approved").id();
    Attachment photo = new Attachment(Hash.of(PHOTO), PHOTO.length, "image/jpeg", "in-app");
    Envelope visit =
        phone.seal(
            "visit.sealed",
            JsonObject.empty().with("v", 1).with("visit", VISIT.toString()).with("text", "无异常"),
            photo);
    String path = cast.scope("officer.fu").path();
    inTransaction(() -> trace.accept(visit, VISIT, path));
    sealed = visit.event().id();
    station.run(this::bringThePhotoIn);
    closing = shown("visit closed").id();
    saved = bundles.save(directory);
  }

  @Test
  void theWholeLogIsProven() {
    Said said = exportAndVerify();
    assertThat(said.text()).contains("结论：已证明");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void oneVisitIsProven() {
    Said said = station.call(() -> bundles.exportAndVerify(saved, VISIT));
    assertThat(said.text()).contains("结论：已证明");
    assertThat(said.exitCode()).isZero();
  }

  /**
   * Found after a restore: what the old keys had signed was signed by a key unknown to the bundle.
   */
  @Test
  void aBundleNamesEveryKeyThatTheServerKnows() throws IOException {
    KnownKeys known = new KnownKeys(List.of(logKey.named(), formerKey()));
    var restored = new TraceExport(log, trace, source, known, logKey, clock, transactions);
    Path file = directory.resolve("restored.zip");
    try (var out = Files.newOutputStream(file)) {
      restored.writeAll("330122", out);
    }
    try (var bundle = FileSystems.newFileSystem(file)) {
      Json keys = Json.read(Files.readString(bundle.getPath("keys.json")));
      assertThat(KnownKeys.read(keys)).isEqualTo(known);
    }
  }

  private NamedKey formerKey() {
    NamedKey now = logKey.named();
    return new NamedKey(now.origin() + "+0123abcd", now.key(), now.use(), now.from());
  }

  @Test
  void aNeighbourGetsNoPartOfAVisit() {
    assertThatThrownBy(
            () ->
                cast.scope("officer.second")
                    .call(() -> export.writeAbout(VISIT, new ByteArrayOutputStream())))
        .isInstanceOf(Fault.class);
  }

  @Test
  void everyExportIsRecorded() {
    exportAndVerify();
    assertThat(exportAndVerify().text())
        .as("the export before is an entry now and is proven as well")
        .contains("已证明");
  }

  @Test
  void aByteOfAPayloadIsNamed() {
    tampered(
        "update trace.event set payload = replace(payload, '无异常', '有异常') where id = ?",
        "update trace.event set payload = replace(payload, '有异常', '无异常') where id = ?",
        sealed,
        entry(sealed) + "：内容（或盐值）与封存时的承诺不符");
  }

  @Test
  void aByteOfAnEventIsNamed() {
    tampered(
        "update trace.event set body = replace(body, '\"seq\":1', '\"seq\":2') where id = ?",
        "update trace.event set body = replace(body, '\"seq\":2', '\"seq\":1') where id = ?",
        sealed,
        entry(sealed));
  }

  @Test
  void aByteOfALeafIsNamed() {
    tampered(
        "update trace.leaf set leaf_hash = set_byte(leaf_hash, 3, get_byte(leaf_hash, 3) # 1) where id = ?",
        "update trace.leaf set leaf_hash = set_byte(leaf_hash, 3, get_byte(leaf_hash, 3) # 1) where id = ?",
        approval,
        entry(approval) + "：与日志里的叶子不符");
  }

  @Test
  void anEventAndItsLeafRewrittenTogetherAreFoundByTheHead() {
    String rewrite =
        """
        with bent as (
          update trace.event set body = replace(body, '%s', '%s') where id = ? returning id, body)
        update trace.leaf l
           set leaf_hash = sha256('\\x00'::bytea || convert_to(bent.body, 'UTF8'))
          from bent
         where l.id = bent.id
        """;
    tampered(
        rewrite.formatted("\"type\":\"test.shown\"", "\"type\":\"test.shoWn\""),
        rewrite.formatted("\"type\":\"test.shoWn\"", "\"type\":\"test.shown\""),
        approval,
        "日志头");
  }

  @Test
  void aByteOfAHeadIsNamed() {
    long size = log.settle().orElseThrow().size();
    String bend =
        "update trace.head set note = replace(note, '%s', '%s') where size = %d and ? = ?::uuid";
    String honest = "\n" + size + "\n";
    String bent = "\n" + (size + 1) + "\n";
    tampered(
        bend.formatted(honest, bent, size).replace("?::uuid", "'" + sealed + "'"),
        bend.formatted(bent, honest, size).replace("?::uuid", "'" + sealed + "'"),
        sealed,
        "日志头（" + size + " 条）");
  }

  @Test
  void aByteOfAPhotoIsNamed() throws IOException {
    String name = Hash.of(PHOTO).hex();
    Path file = filesDirectory.resolve(name.substring(0, 2)).resolve(name);
    Files.writeString(file, "a kitchEn");
    try {
      Said said = exportAndVerify();
      assertThat(said.exitCode()).isEqualTo(3);
      assertThat(said.text()).contains("文件 " + name);
    } finally {
      Files.write(file, PHOTO);
    }
  }

  @Test
  void aRowThatAScreenShowsIsNamed() {
    Json honest = ShownInTests.SHOWN.get(approval);
    ShownInTests.SHOWN.put(approval, honest.asObject().with("text", "visit refused"));
    try {
      Said said = exportAndVerify();
      assertThat(said.exitCode()).isEqualTo(3);
      assertThat(said.text()).contains(entry(approval) + "，表行 test.shown");
    } finally {
      ShownInTests.SHOWN.put(approval, honest);
    }
  }

  @Test
  void anEventThatIsGoneIsMissed() {
    String hide = "update trace.event set home = '%s' where id = ?";
    tampered(
        hide.formatted("elsewhere"),
        hide.formatted(Cast.TONGLU),
        closing,
        entry(closing) + "：日志里有这一条，包里的事件却不见了");
  }

  @Test
  void anErasedPayloadIsProvenAndSaidToBeErased() {
    UUID erased = shown("to be forgotten").id();
    ShownInTests.SHOWN.remove(erased);
    inTransaction(
        () -> {
          trace.record(
              "content.erased",
              VISIT,
              JsonObject.empty().with("v", 1).with("event", erased.toString()));
          trace.erase(erased);
          return true;
        });
    Said said = exportAndVerify();
    assertThat(said.exitCode()).isZero();
    assertThat(said.text()).contains(entry(erased) + "：已证明，内容已擦除");
  }

  @Test
  void contentThatIsGoneWithoutARecordIsNotProvenAndItsRowsAreNamed() {
    asSuperuser(
        "create table public.kept as select id, payload, salt from trace.event where id = ?",
        approval);
    asSuperuser("update trace.event set payload = null, salt = null where id = ?", approval);
    Said said;
    try {
      said = exportAndVerify();
    } finally {
      asSuperuser(
          "update trace.event e set payload = k.payload, salt = k.salt from public.kept k where e.id = k.id");
      asSuperuser("drop table public.kept");
    }
    assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
    assertThat(said.text())
        .contains(entry(approval) + "：内容不在了，日志里却没有擦除它的记录")
        .contains(entry(approval) + "，表行 test.shown：内容已擦除，表行却还在，无从核对");
  }

  private void tampered(String bend, String mend, UUID id, String place) {
    asSuperuser(bend, id);
    Said said;
    try {
      said = exportAndVerify();
    } finally {
      asSuperuser(mend, id);
    }
    assertThat(said.text()).contains(place);
    assertThat(said.exitCode()).as(said.text()).isEqualTo(3);
    assertThat(exportAndVerify().exitCode()).as("mended").isZero();
  }

  private Said exportAndVerify() {
    return bundles.exportAndVerify(saved);
  }

  private String entry(UUID id) {
    log.settle();
    long index = station.call(() -> log.proof(id)).orElseThrow().inclusion().index();
    return "第 " + index + " 条";
  }

  private Event shown(String text) {
    JsonObject payload = JsonObject.empty().with("v", 1).with("text", text);
    Event event = inTransaction(() -> trace.record(ShownInTests.TYPE, VISIT, payload));
    ShownInTests.SHOWN.put(event.id(), payload);
    return event;
  }

  private void bringThePhotoIn() {
    try {
      UUID upload = uploads.begin(Hash.of(PHOTO), PHOTO.length, "image/jpeg", sealed);
      uploads.append(upload, 0, new ByteArrayInputStream(PHOTO));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private <T> T inTransaction(Scope.Work<T, RuntimeException> work) {
    return station.call(() -> transaction.execute(_ -> work.done()));
  }
}
