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
    upload(phone, event);
    var saved = bundles.save(directory);
    assertThat(bundles.exportAndVerify(saved).exitCode()).isZero();
    assertThat(Files.exists(place())).isTrue();
    var erasure = Erase.of(house);
    assertThat(erasure.naming("白露")).extracting(Erasure.Naming::event).contains(event);

    var done = erasure.erase(event, "本人要求删除");

    assertThat(done.photos()).isEqualTo(1);
    assertThat(erasure.naming("白露")).extracting(Erasure.Naming::event).doesNotContain(event);
    assertThat(Files.exists(place())).isFalse();
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

  private Path place() {
    var name = Hash.of(PHOTO).hex();
    return files.resolve(name.substring(0, 2)).resolve(name);
  }

  private void upload(Pen phone, UUID submission) throws IOException {
    var acting = phone.owner();
    var upload =
        acting.call(() -> uploads.begin(Hash.of(PHOTO), PHOTO.length, "image/jpeg", submission));
    acting.call(() -> uploads.append(upload, 0, new ByteArrayInputStream(PHOTO)));
  }
}
