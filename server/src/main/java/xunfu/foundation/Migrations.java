package xunfu.foundation;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings an empty database to the schema of a backup, room by room, with the same histories that
 * Spring Modulith keeps at start (one table per room in the schema {@code flyway}).
 */
final class Migrations {

  private static final String HISTORY = "flyway_schema_history";
  private static final String ROOT = "__root";

  private Migrations() {}

  static String roomOf(String history) {
    return history.equals(HISTORY) ? ROOT : history.substring(HISTORY.length() + 1);
  }

  static void upTo(DataSource owner, List<BackupManifest.Migration> versions) {
    for (BackupManifest.Migration room : versions) {
      Flyway.configure()
          .dataSource(owner)
          .defaultSchema("flyway")
          .schemas("flyway")
          .createSchemas(true)
          .table(room.room().equals(ROOT) ? HISTORY : HISTORY + "_" + room.room())
          .locations("classpath:db/migration/" + room.room())
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .target(room.version())
          .load()
          .migrate();
    }
  }
}
