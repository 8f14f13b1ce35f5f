package xunfu.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.TestDatabase;
import xunfu.proof.Verify;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.SigningKey;

/**
 * From the tables to the verdict: somebody saved head and keys, the operator exports, the verifier
 * speaks.
 */
@Component
public class Bundles {
  private final TraceLog log;
  private final TraceExport export;
  private final List<SigningKey> keys;

  Bundles(TraceLog log, TraceExport export, List<SigningKey> keys) {
    this.log = log;
    this.export = export;
    this.keys = keys;
  }

  /** What the verifier said. */
  public record Said(int exitCode, String text) {}

  /** Head and keys of today, kept where nobody can change them. */
  public record Saved(Path directory, Path head, Path keys) {}

  /** Saves head and keys. */
  public Saved save(Path directory) {
    try {
      return new Saved(
          directory,
          Files.writeString(directory.resolve("head.txt"), log.settle().orElseThrow().write()),
          Files.writeString(
              directory.resolve("keys.json"),
              new KnownKeys(keys.stream().map(SigningKey::named).toList()).write().toString()));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Exports the whole log and verifies it. */
  public Said exportAndVerify(Saved saved) {
    return verify(saved, out -> export.writeAll("330122", out));
  }

  /** Exports the part of one visit, in the scope of the caller, and verifies it. */
  public Said exportAndVerify(Saved saved, UUID visit) {
    return verify(saved, out -> export.writeAbout(visit, out));
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static Said verify(Saved saved, Writing bundle) {
    Path file = saved.directory().resolve(UUID.randomUUID() + ".zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      bundle.to(out);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    var out = new ByteArrayOutputStream();
    var printer = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exitCode =
        Verify.run(
            List.of(
                file.toString(),
                "--head",
                saved.head().toString(),
                "--keys",
                saved.keys().toString()),
            printer,
            printer);
    return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  /** Does what nobody may: past every wall and trigger of the database. */
  public static void asSuperuser(String sql, @Nullable Object... parameters) {
    try (var connection = TestDatabase.superuser("house")) {
      connection.createStatement().execute("set session_replication_role = replica");
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        statement.execute();
      }
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
