package xunfu.foundation;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.log.Hash;

/**
 * Writes a backup: one zip with the rows of every table as COPY gives them, all seen in one
 * snapshot (repeatable read), each room's schema version, the evidence files, and the newest head
 * of the log. The server may run meanwhile. The private keys in {@code HOME/keys} are not in it:
 * who holds a backup must not be able to sign in the server's name; keep them apart.
 */
public final class BackupWriter {

  private static final String SEQUENCES_SQL =
      """
      select schemaname || '.' || sequencename as name, coalesce(last_value + 1, start_value) as next
        from pg_sequences
       where schemaname !~ '^pg_'
      """;

  private static final String HISTORIES_SQL =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'flyway' and c.relkind = 'r' order by 1
      """;

  private final DataSource owner;
  private final Path files;
  private final String deployment;
  private final KnownKeys keys;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param owner the owner's login
   * @param files where the evidence files lie
   * @param deployment code of this deployment
   * @param keys the public halves of the server's keys
   * @param progress is told how far it has come
   */
  public BackupWriter(
      DataSource owner,
      Path files,
      String deployment,
      KnownKeys keys,
      Clock clock,
      Consumer<String> progress) {
    this.owner = owner;
    this.files = files;
    this.deployment = deployment;
    this.keys = keys;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Writes the backup; the file appears under its name only when it is whole.
   *
   * @param left tables that are not worth keeping, with their schema
   * @param headSql the statement that finds the newest head's note
   */
  public BackupManifest write(Path zip, Set<String> left, String headSql) {
    Path unfinished = zip.resolveSibling(zip.getFileName() + ".unfinished");
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      BackupManifest manifest = write(connection, unfinished, left, headSql);
      Files.move(unfinished, zip, StandardCopyOption.REPLACE_EXISTING);
      return manifest;
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be read for the backup", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The backup cannot be written to " + zip, e);
    }
  }

  private BackupManifest write(Connection connection, Path zip, Set<String> left, String headSql)
      throws IOException, SQLException {
    var snapshot = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    // the first statement fixes the snapshot; rows of files named in it are on disk by then
    String head = snapshot.sql(headSql).query(String.class).optional().orElse("");
    try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
      var tables = new ArrayList<BackupManifest.Table>();
      var all = BackupTables.inOrder(snapshot, left);
      for (var table : all.entrySet()) {
        progress.accept(
            "table %d of %d: %s".formatted(tables.size() + 1, all.size(), table.getKey()));
        tables.add(copyOut(connection, out, table.getKey(), table.getValue()));
      }
      List<String> kept = storeFiles(out);
      var manifest =
          new BackupManifest(
              BackupManifest.VERSION,
              clock.instant().atZone(clock.getZone()).toOffsetDateTime(),
              deployment,
              migrations(snapshot),
              tables,
              sequences(snapshot),
              kept,
              keys.write().canonicalText(),
              head);
      out.putNextEntry(new ZipEntry("manifest.json"));
      out.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      out.closeEntry();
      return manifest;
    }
  }

  private static BackupManifest.Table copyOut(
      Connection connection, ZipOutputStream out, String table, List<String> columns)
      throws IOException, SQLException {
    out.putNextEntry(new ZipEntry("tables/" + table + ".copy"));
    MessageDigest digest = Hash.sha256();
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "copy (select " + quoted(columns) + " from " + table + ") to stdout",
                new DigestOutputStream(new Open(out), digest));
    out.closeEntry();
    return new BackupManifest.Table(
        table, columns, rows, HexFormat.of().formatHex(digest.digest()));
  }

  static String quoted(List<String> columns) {
    return String.join(", ", columns.stream().map(c -> '"' + c + '"').toList());
  }

  private List<String> storeFiles(ZipOutputStream out) throws IOException {
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    var kept = new ArrayList<String>();
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(BackupWriter::isKept).sorted().toList()) {
        String name = files.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new ZipEntry("files/" + name));
        Files.copy(file, out);
        out.closeEntry();
        kept.add(name);
        progress.accept("file " + kept.size());
      }
    }
    return kept;
  }

  /** Evidence is named by its hash; what is still coming in has another name. */
  private static boolean isKept(Path file) {
    return Files.isRegularFile(file) && Hash.isHex(String.valueOf(file.getFileName()));
  }

  private static Map<String, Long> sequences(JdbcClient snapshot) {
    var next = new TreeMap<String, Long>();
    snapshot
        .sql(SEQUENCES_SQL)
        .query(
            row -> {
              next.put(row.getString("name"), row.getLong("next"));
            });
    return next;
  }

  private static List<BackupManifest.Migration> migrations(JdbcClient snapshot) {
    record Dated(BackupManifest.Migration migration, java.sql.Timestamp began) {}
    return snapshot.sql(HISTORIES_SQL).query(String.class).list().stream()
        .map(
            history ->
                snapshot
                    .sql(
                        "select min(installed_on) as began, (array_agg(version order by installed_rank desc))[1] as version"
                            + " from flyway.\""
                            + history
                            + "\" where success and version is not null")
                    .query(
                        (row, _) ->
                            new Dated(
                                new BackupManifest.Migration(
                                    Migrations.roomOf(history), row.getString("version")),
                                row.getTimestamp("began")))
                    .single())
        .filter(dated -> dated.began() != null)
        .sorted(java.util.Comparator.comparing(Dated::began))
        .map(Dated::migration)
        .toList();
  }

  /** Leaves the zip open when COPY closes its stream. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
