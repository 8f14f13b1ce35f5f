package xunfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import xunfu.foundation.BackupManifest;
import xunfu.foundation.BackupReader;
import xunfu.trace.TraceLog;

/** What was backed up comes back, row by row, or the restore says what is wrong. */
@HouseTest
class BackupTest {

  @Autowired ApplicationContext house;
  @Autowired Cast cast;
  @Autowired TraceLog log;
  @LocalServerPort int port;
  @TempDir Path directory;

  @BeforeEach
  void somethingHappens() throws IOException {
    cast.enter();
    cast.account("officer.fu");
    new Caller(port).signIn("officer.fu").delete("/api/session");
    log.settle();
  }

  @Test
  void everyTableComesBackAsItWas() {
    Path zip = directory.resolve("backup.zip");
    BackupManifest made = Backup.writer(house).write(zip, TableFiles.left(), Backup.HEAD_SQL);
    DataSource other = other();

    BackupReader.read(zip, other, directory.resolve("files"), _ -> {});

    BackupManifest again = again(other);
    assertThat(again.tables()).isEqualTo(made.tables());
    assertThat(again.sequences()).isEqualTo(made.sequences());
    assertThat(again.migrations()).isEqualTo(made.migrations());
    assertThat(made.tables())
        .filteredOn(t -> t.name().equals("organization.person"))
        .singleElement()
        .satisfies(t -> assertThat(t.rows()).isGreaterThan(5));
    assertThat(made.head()).contains("/trace");
    assertThat(Restore.prove(other, made)).isZero();
  }

  @Test
  void aLogThatDoesNotLeadToItsHeadIsNotProven() {
    Path zip = directory.resolve("backup.zip");
    BackupManifest made = Backup.writer(house).write(zip, TableFiles.left(), Backup.HEAD_SQL);
    DataSource other = other();
    BackupReader.read(zip, other, directory.resolve("files"), _ -> {});

    JdbcClient.create(other)
        .sql(
            """
            alter table trace.leaf disable trigger user;
            update trace.leaf set leaf_hash = sha256('other') where index = 0
            """)
        .update();

    assertThat(Restore.prove(other, made)).isNotZero();
  }

  @Test
  void rowsThatWereAlteredInTheFileAreRefused() throws IOException {
    Path zip = directory.resolve("backup.zip");
    Backup.writer(house).write(zip, TableFiles.left(), Backup.HEAD_SQL);
    try (var inside = FileSystems.newFileSystem(zip)) {
      Path people = inside.getPath("tables/organization.person.copy");
      Files.writeString(people, Files.readString(people).replaceFirst("傅青", "付青"));
    }
    DataSource other = other();

    assertThatThrownBy(() -> BackupReader.read(zip, other, directory.resolve("files"), _ -> {}))
        .isInstanceOf(BackupReader.NotWhole.class)
        .hasMessageContaining("organization.person");
    assertThat(
            JdbcClient.create(other)
                .sql("select count(*) from organization.area")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void sessionsAreNotWorthKeeping() {
    BackupManifest made =
        Backup.writer(house).write(directory.resolve("b.zip"), TableFiles.left(), Backup.HEAD_SQL);

    assertThat(made.tables())
        .extracting(BackupManifest.Table::name)
        .doesNotContain("organization.session", "organization.try")
        .contains("organization.account", "trace.event");
  }

  private BackupManifest again(DataSource other) {
    return new xunfu.foundation.BackupWriter(
            other,
            directory.resolve("files"),
            "330122",
            new xunfu.proof.keys.KnownKeys(java.util.List.of()),
            java.time.Clock.systemUTC(),
            _ -> {})
        .write(directory.resolve("again.zip"), TableFiles.left(), Backup.HEAD_SQL);
  }

  private static DataSource other() {
    Map<String, Object> fresh = TestDatabase.fresh("restored");
    return new DriverManagerDataSource(
        String.valueOf(fresh.get("spring.datasource.url")),
        String.valueOf(fresh.get("spring.datasource.username")),
        String.valueOf(fresh.get("spring.datasource.password")));
  }
}
