package xunfu;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import xunfu.foundation.BackupManifest;
import xunfu.foundation.BackupWriter;
import xunfu.proof.keys.KnownKeys;

/** {@code ./xunfu backup FILE [--home DIR]}; works beside a running server. */
public final class Backup {

  static final String HEAD_SQL =
      """
      select note from trace.head order by size desc limit 1
      """;

  private Backup() {}

  /** Exits 0 when the backup is written, 1 when it could not be, 2 when misused. */
  public static void main(String[] arguments) {
    if (Command.onlyHelp(FileAndHome.usage("backup"), arguments)) {
      return;
    }
    try {
      FileAndHome said = FileAndHome.parse("backup", arguments);
      System.exit(Command.in(said.home(), house -> write(house, said.file())));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static int write(ApplicationContext house, Path zip) {
    BackupManifest manifest;
    try (var progress = new Progress("Backing up into " + zip.getFileName() + " …")) {
      manifest = writer(house, progress).write(zip, TableFiles.left(), HEAD_SQL);
    }
    long rows = manifest.tables().stream().mapToLong(BackupManifest.Table::rows).sum();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.printf(
        "{\"file\":\"%s\",\"tables\":%d,\"rows\":%d,\"files\":%d}%n",
        zip.getFileName(), manifest.tables().size(), rows, manifest.files().size());
    return 0;
  }

  static BackupWriter writer(ApplicationContext house) {
    return writer(house, _ -> {});
  }

  private static BackupWriter writer(ApplicationContext house, Consumer<String> progress) {
    return new BackupWriter(
        house.getBean("ownerDataSource", DataSource.class),
        house.getBean("filesDirectory", Path.class),
        house.getEnvironment().getRequiredProperty("xunfu.deployment"),
        house.getBean(KnownKeys.class),
        house.getBean(Clock.class),
        progress);
  }
}
