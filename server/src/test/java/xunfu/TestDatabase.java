package xunfu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import xunfu.foundation.EmbeddedPostgres;

/**
 * One PostgreSQL for all tests of this JVM, in a directory of its own, without the care for crashes
 * that a real one takes. It stops with the JVM.
 */
public final class TestDatabase {

  private static final String PASSWORD = "test";
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      Path directory = Files.createTempDirectory("xunfu-test-postgres");
      var server =
          EmbeddedPostgres.start(
              directory.resolve("data"),
              PASSWORD,
              Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new database with an owner of its own who is no superuser, as an operator would give us. */
  public static Map<String, Object> fresh(String name) {
    try (Connection connection = superuser("postgres");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            create role test_owner login createrole password 'test-owner';
          exception when duplicate_object then null; end $$
          """);
      statement.execute("drop database if exists " + name + " with (force)");
      statement.execute("create database " + name + " owner test_owner");
      return Map.of(
          "spring.datasource.url", SERVER.url(name),
          "spring.datasource.username", "test_owner",
          "spring.datasource.password", "test-owner");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server itself, past every wall: for looking at what a test left. */
  public static Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(SERVER.url(database), "postgres", PASSWORD);
  }
}
