package xunfu.foundation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where the database is and who may log in. The owner migrates; the application logs in as {@code
 * xunfu_app}, which owns nothing and may not bypass row level security, and enters the role of a
 * named system post inside a transaction only.
 *
 * @param url JDBC address
 * @param owner the login that owns the schemas; must be allowed to create roles the first time
 * @param ownerPassword its password
 */
record Database(String url, String owner, String ownerPassword) {

  static final String APPLICATION = "xunfu_app";

  private static final List<String> SYSTEM_POSTS =
      List.of("xunfu_sequencer", "xunfu_timer", "xunfu_import", "xunfu_receiver", "xunfu_public");

  private static final long ROLES_LOCK = 0x78756e6675L;

  /**
   * The application's password, derived from the owner's: several servers over one database agree
   * on it, and nobody has to keep a second one.
   */
  String applicationPassword() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(APPLICATION.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the roles that are missing and sets the application's password. */
  Database withRoles() {
    try (Connection connection = connect(url, owner, ownerPassword)) {
      run(connection, "select pg_advisory_lock(" + ROLES_LOCK + ")");
      makeRole(connection, APPLICATION, "login noinherit");
      for (String post : SYSTEM_POSTS) {
        makeRole(connection, post, "nologin");
        run(connection, "grant " + post + " to " + APPLICATION);
      }
      run(connection, "alter role " + APPLICATION + " password '" + applicationPassword() + "'");
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The roles of "
              + url
              + " cannot be made as "
              + owner
              + ". Maybe that login lacks CREATEROLE.",
          e);
    }
  }

  private static void makeRole(Connection connection, String role, String options)
      throws SQLException {
    try (PreparedStatement known =
        connection.prepareStatement("select from pg_roles where rolname = ?")) {
      known.setString(1, role);
      if (!known.executeQuery().next()) {
        run(connection, "create role " + role + " " + options);
      }
    }
  }

  /** The database of an embedded server, made there the first time. */
  static Database in(EmbeddedPostgres server, String superuserPassword, String ownerPassword) {
    try (Connection connection = connect(server.url("postgres"), "postgres", superuserPassword)) {
      makeRole(connection, "xunfu_owner", "login createrole");
      run(connection, "alter role xunfu_owner password '" + ownerPassword + "'");
      makeDatabase(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded database cannot be prepared", e);
    }
    return new Database(server.url("xunfu"), "xunfu_owner", ownerPassword);
  }

  private static void makeDatabase(Connection connection) throws SQLException {
    try (var known =
        connection
            .createStatement()
            .executeQuery("select from pg_database where datname = 'xunfu'")) {
      if (!known.next()) {
        run(connection, "create database xunfu owner xunfu_owner");
      }
    }
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
