package xunfu;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.foundation.BackupManifest;
import xunfu.foundation.BackupReader;
import xunfu.foundation.BareDatabase;
import xunfu.foundation.HomeDirectory;
import xunfu.proof.event.Head;
import xunfu.proof.log.Frontier;
import xunfu.proof.log.Hash;

/**
 * {@code ./xunfu restore FILE [--home DIR]}: into a home that has no database yet. Migrates to the
 * recorded versions, copies in, proves that the log is the one whose head was signed, and migrates
 * on.
 */
public final class Restore {

  private static final String LEAVES_SQL =
      """
      select encode(leaf_hash, 'hex') from trace.leaf where index < :size order by index
      """;

  private static final int FAILED = 1;

  private Restore() {}

  /** Exits 0 when everything is back and proven, 1 when not, 2 when misused. */
  public static void main(String[] arguments) {
    if (Command.onlyHelp(FileAndHome.usage("restore"), arguments)) {
      return;
    }
    // Spring Boot quietens the log only once the house is opened, after the rows are back
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    try {
      FileAndHome said = FileAndHome.parse("restore", arguments);
      System.exit(restore(said.file(), said.home()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (BackupReader.NotWhole e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  static int restore(Path zip, Path path) {
    if (Files.exists(path.resolve("postgres"))) {
      System.err.println(
          "The home " + path + " has a database already. Maybe name a new one with --home.");
      return FAILED;
    }
    BackupManifest manifest = BackupReader.manifest(zip);
    try (HomeDirectory home = HomeDirectory.take(path);
        BareDatabase database = BareDatabase.in(home);
        var progress = new Progress("Restoring into " + path + " …")) {
      BackupReader.read(zip, database.owner(), home.files(), progress);
      Path former = home.keys().resolve("former.json");
      if (!Files.exists(former)) {
        HomeDirectory.writePrivately(former, manifest.keys());
      }
    }
    System.err.println("Proving the log …");
    return Command.in(
        path, house -> prove(house.getBean("ownerDataSource", DataSource.class), manifest));
  }

  /** Whether the log that came back leads to the head that was signed before. */
  static int prove(DataSource database, BackupManifest manifest) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var owner = JdbcClient.create(database);
    if (manifest.head().isEmpty()) {
      out.println("Everything is back; the log had no signed head yet.");
      return 0;
    }
    Head head = Head.read(manifest.head());
    Frontier log = Frontier.empty();
    owner
        .sql(LEAVES_SQL)
        .param("size", head.size())
        .query(
            row -> {
              log.append(Hash.fromHex(row.getString(1)));
            });
    if (log.size() != head.size() || !log.root().equals(head.root())) {
      System.err.printf(
          "The log does not lead to its signed head: %d of %d entries, root %s instead of %s%n",
          log.size(), head.size(), log.root().hex(), head.root().hex());
      return FAILED;
    }
    out.printf(
        "Everything is back: %d entries lead to the signed head %s%n",
        head.size(), head.root().hex());
    return 0;
  }
}
