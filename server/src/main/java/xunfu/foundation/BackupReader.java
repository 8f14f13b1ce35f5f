package xunfu.foundation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import xunfu.proof.log.Hash;

/**
 * Reads a backup into an empty database and file store: migrates to the recorded versions, copies
 * the rows in, and checks every row count and hash on the way. All rows come in one transaction: a
 * backup that does not fit leaves an empty database.
 */
public final class BackupReader {

  private static final Logger LOG = LoggerFactory.getLogger(BackupReader.class);

  /** The backup is not whole, or not one of ours. */
  public static final class NotWhole extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotWhole(String message) {
      super(message);
    }
  }

  private BackupReader() {}

  /** What the backup says it holds. */
  public static BackupManifest manifest(Path zip) {
    try (var in = new ZipFile(zip.toFile())) {
      BackupManifest manifest =
          JsonMapper.shared()
              .readValue(entry(in, "manifest.json").readAllBytes(), BackupManifest.class);
      if (manifest.v() != BackupManifest.VERSION) {
        throw new NotWhole(
            "The backup has the form " + manifest.v() + ", which this version does not read.");
      }
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException("The backup " + zip + " cannot be read", e);
    }
  }

  /**
   * Puts everything back.
   *
   * @param progress is told how far it has come
   */
  public static void read(Path zip, DataSource owner, Path files, Consumer<String> progress) {
    BackupManifest manifest = manifest(zip);
    Migrations.upTo(owner, manifest.migrations());
    try (var in = new ZipFile(zip.toFile());
        Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      int at = 0;
      for (BackupManifest.Table table : manifest.tables()) {
        progress.accept(
            "table %d of %d: %s".formatted(++at, manifest.tables().size(), table.name()));
        copyIn(connection, in, table);
      }
      for (var sequence : manifest.sequences().entrySet()) {
        setNext(connection, sequence.getKey(), sequence.getValue());
      }
      at = 0;
      for (String file : manifest.files()) {
        progress.accept("file %d of %d".formatted(++at, manifest.files().size()));
        storeFile(in, file, files);
      }
      connection.commit();
      LOG.info(
          "{} tables and {} files are back", manifest.tables().size(), manifest.files().size());
    } catch (SQLException e) {
      throw new IllegalStateException("The rows do not fit this database", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The backup " + zip + " cannot be read", e);
    }
  }

  /**
   * COPY FROM does not work under row level security, from which the owner frees the table for it.
   */
  private static void copyIn(Connection connection, ZipFile in, BackupManifest.Table table)
      throws SQLException, IOException {
    execute(connection, "alter table " + table.name() + " no force row level security");
    // what a migration put there is in the backup as well, as it was later
    execute(connection, "truncate " + table.name() + " cascade");
    MessageDigest digest = Hash.sha256();
    long rows;
    try (InputStream file =
        new DigestInputStream(entry(in, "tables/" + table.name() + ".copy"), digest)) {
      rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy "
                      + table.name()
                      + " ("
                      + BackupWriter.quoted(table.columns())
                      + ") from stdin",
                  file);
    }
    execute(connection, "alter table " + table.name() + " force row level security");
    if (rows != table.rows() || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
      throw new NotWhole(
          "The rows of "
              + table.name()
              + " are not those that were backed up: "
              + rows
              + " of "
              + table.rows());
    }
  }

  private static void setNext(Connection connection, String sequence, long next)
      throws SQLException {
    if (next > 1) {
      execute(connection, "select setval('" + sequence + "', " + (next - 1) + ", true)");
    }
  }

  private static void storeFile(ZipFile in, String name, Path files) throws IOException {
    Path target = files.resolve(name).normalize();
    if (!target.startsWith(files.normalize())) {
      throw new NotWhole("A file leaves its folder: " + name);
    }
    Files.createDirectories(target.getParent());
    MessageDigest digest = Hash.sha256();
    try (InputStream file = new DigestInputStream(entry(in, "files/" + name), digest)) {
      Files.copy(file, target);
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    String called = String.valueOf(target.getFileName());
    if (Hash.isHex(called) && !called.equals(hash)) {
      throw new NotWhole("The file " + name + " has other bytes than its name says: " + hash);
    }
  }

  private static InputStream entry(ZipFile in, String name) throws IOException {
    ZipEntry entry = in.getEntry(name);
    if (entry == null) {
      throw new NotWhole("The backup lacks " + name + ".");
    }
    return in.getInputStream(entry);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
