package xunfu.foundation;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of the house with its roles but without tables, as a restore begins with. */
public final class BareDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final Database database;

  private BareDatabase(EmbeddedPostgres server, Database database) {
    this.server = server;
    this.database = database;
  }

  /** Starts the embedded PostgreSQL of that home. */
  public static BareDatabase in(HomeDirectory home) {
    String superuser = home.secret("postgres-superuser");
    var server = EmbeddedPostgres.start(home.postgres(), superuser, java.util.Map.of());
    return new BareDatabase(
        server, Database.in(server, superuser, home.secret("postgres-owner")).withRoles());
  }

  /** The owner's login. */
  public DataSource owner() {
    return new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword());
  }

  @Override
  public void close() {
    server.close();
  }
}
