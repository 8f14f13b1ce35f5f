package xunfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.kernel.Fault;
import xunfu.proof.log.Hash;
import xunfu.trace.Bundles;
import xunfu.trace.Trace;
import xunfu.trace.Uploads;
import xunfu.visit.Pen;
import xunfu.visit.Records;
import xunfu.visit.Stage;

/** Content goes for good, and the log stays proven. */
@HouseTest
class ErasureTest {
  private static final byte[] PHOTO = "露".getBytes(StandardCharsets.UTF_8);

  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Uploads uploads;
  @Autowired Trace trace;
  @Autowired Records records;
  @Autowired Bundles bundles;
  @Autowired ApplicationContext house;

  @Autowired
  @Qualifier("ownerDataSource")
  javax.sql.DataSource ownerDataSource;

  @Autowired
  @Qualifier("filesDirectory")
  Path files;

  @TempDir static Path directory;

  @Test
  void aPersonsContentGoesWithSaltRowsAndPhotosAndTheLogSaysProvenContentErased()
      throws IOException {
    cast.enter();
    var premises = stage.restaurant();
    var visit = stage.check(premises);
    stage.service(premises);
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var record = stage.record(manifest, visit, phone).photos(Hash.of(PHOTO).hex()).seal();
    stage.send(phone, record);
    var event = record.event().id();
    upload(phone, event, PHOTO);
    var saved = bundles.save(directory);
    var before = bundles.exportAndVerify(saved);
    assertThat(before.exitCode()).as(before.text()).isZero();
    assertThat(Files.exists(place(PHOTO))).isTrue();
    var erasure = Erase.of(house);
    assertThat(erasure.naming("白露")).extracting(Erasure.Naming::event).contains(event);

    var done = erasure.erase(event, "本人要求删除");

    assertThat(done.photos()).isEqualTo(1);
    assertThat(erasure.naming("白露")).extracting(Erasure.Naming::event).doesNotContain(event);
    assertThat(Files.exists(place(PHOTO))).isFalse();
    assertThat(left("select payload from trace.event where id = ?", event)).isNull();
    assertThat(left("select salt from trace.event where id = ?", event)).isNull();
    assertThat(left("select max(remark) from inspection.answer where submission = ?", event))
        .isNull();
    assertThat(left("select text from inspection.finding where submission = ?", event)).isEmpty();
    assertThat(left("select told_by from problem.problem where submission = ?", event)).isNull();
    assertThat(left("select secret from visit.door_code where visit = ?", visit)).isNull();
    assertThat(stage.acting(Stage.HEAD).call(() -> records.read(visit)))
        .containsEntry("erased", true);
    var said = bundles.exportAndVerify(saved);
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).contains("已证明，内容已擦除");
    assertThatThrownBy(() -> erasure.erase(event, "再删一次"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("erased-already"));
    var alone =
        stage
            .acting(Stage.HEAD)
            .call(() -> bundles.exportAndVerify(bundles.save(directory), visit));
    assertThat(alone.text()).contains("已证明，内容已擦除");
    assertThat(alone.exitCode()).as(alone.text()).isZero();
  }

  @Test
  void whoeverIsInterruptedBeforeThePhotosEndsItTheSecondTime() throws IOException {
    var photo = "阶".getBytes(StandardCharsets.UTF_8);
    var event = recordWith(photo);
    var erasure = Erase.of(house);
    Files.delete(place(photo));
    Files.createDirectory(place(photo));
    Files.createFile(place(photo).resolve("in the way"));
    assertThatThrownBy(() -> erasure.erase(event, "本人要求删除"))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(left("select payload from trace.event where id = ?", event)).isNull();
    Files.delete(place(photo).resolve("in the way"));
    Files.delete(place(photo));
    Files.write(place(photo), photo);

    assertThat(erasure.erase(event, "接着删").photos()).isEqualTo(1);

    assertThat(Files.exists(place(photo))).isFalse();
    assertThatThrownBy(() -> erasure.erase(event, "再删一次"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("erased-already"));
  }

  @Test
  void aPhotoThatIsGoneIsMissedByTheNextRecordThatNamesIt() throws IOException {
    var photo = "墙".getBytes(StandardCharsets.UTF_8);
    var hash = Hash.of(photo).hex();
    Erase.of(house).erase(recordWith(photo), "本人要求删除");

    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var next = stage.record(manifest, visit, phone).photos(hash).seal();

    assertThat(stage.send(phone, next).missing()).containsExactly(hash);
    upload(phone, next.event().id(), photo);
    assertThat(Files.exists(place(photo))).isTrue();
  }

  @Test
  void aPhotoThatAnotherRecordNamesStays() throws IOException {
    var photo = "牌".getBytes(StandardCharsets.UTF_8);
    var first = recordWith(photo);
    var second = recordWith(photo);
    var erasure = Erase.of(house);

    assertThat(erasure.erase(first, "本人要求删除").photos()).isZero();
    assertThat(Files.exists(place(photo))).isTrue();
    assertThat(erasure.erase(second, "本人要求删除").photos()).isEqualTo(1);
    assertThat(Files.exists(place(photo))).isFalse();
  }

  @Test
  void anEventWithTextThatPostgresDoesNotKnowDoesNotStopTheSearch() throws IOException {
    var event = recordWith("窗".getBytes(StandardCharsets.UTF_8));
    var bend = "update trace.event set body = replace(body, ?, ?) where id = ?";
    var honest = "\"v\":1";
    var odd = "\"u\":\"\\u0000\",\"v\":1";
    Bundles.asSuperuser(bend, honest, odd, event);
    try {
      assertThat(Erase.of(house).naming("白露")).extracting(Erasure.Naming::event).contains(event);
    } finally {
      Bundles.asSuperuser(bend, odd, honest, event);
    }
  }

  private UUID recordWith(byte[] photo) throws IOException {
    cast.enter();
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var record = stage.record(manifest, visit, phone).photos(Hash.of(photo).hex()).seal();
    if (!stage.send(phone, record).missing().isEmpty()) {
      upload(phone, record.event().id(), photo);
    }
    return record.event().id();
  }

  private @org.jspecify.annotations.Nullable String left(String sql, UUID id) {
    return JdbcClient.create(ownerDataSource)
        .sql(sql)
        .param(id)
        .query((row, number) -> java.util.Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(it -> it)
        .orElse(null);
  }

  private Path place(byte[] photo) {
    var name = Hash.of(photo).hex();
    return files.resolve(name.substring(0, 2)).resolve(name);
  }

  private void upload(Pen phone, UUID submission, byte[] photo) throws IOException {
    var acting = phone.owner();
    var upload =
        acting.call(() -> uploads.begin(Hash.of(photo), photo.length, "image/jpeg", submission));
    acting.call(() -> uploads.append(upload, 0, new ByteArrayInputStream(photo)));
  }
}
