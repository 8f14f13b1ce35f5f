package xunfu.planning.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import xunfu.planning.BadProblem;

/** Reads an instance, whatever its format; the content decides, not the name. */
public final class InstanceFile {
  private InstanceFile() {}

  /**
   * Reads a file.
   *
   * @throws BadProblem when it is not of a known format, cut off, or contradicts itself; the
   *     message names file and line
   * @throws IOException when it cannot be read at all
   */
  public static Instance read(Path file) throws IOException {
    String name = file.getFileName().toString();
    String text = Files.readString(file, java.nio.charset.StandardCharsets.UTF_8);
    return read(name, text);
  }

  static Instance read(String file, String text) {
    List<String> lines = text.lines().toList();
    return Solomon.read(new Lines(file, lines));
  }
}
