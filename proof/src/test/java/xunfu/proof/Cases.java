package xunfu.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;

/** The cases in {@code cases/proof} that the TypeScript twin satisfies as well. */
public final class Cases {
  private Cases() {}

  public static JsonObject read(String file) {
    try {
      return Json.read(Files.readAllBytes(Path.of("..", "cases", "proof", file))).asObject();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
