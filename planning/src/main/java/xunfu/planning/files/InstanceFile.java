package xunfu.planning.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return read(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
  }

  static Instance read(String file, String text) {
    var lines = new Lines(file, text.lines().toList());
    String start = text.stripLeading();
    if (start.isEmpty()) {
      throw new BadProblem(file + " is empty");
    }
    if (start.startsWith("{")) {
      return DayFile.read(file, text);
    }
    String first = start.lines().findFirst().orElse("");
    if (first.matches("[A-Z_]+\\s*:.*")) {
      return Vrplib.read(lines);
    }
    if (first.matches("[\\d\\s]+") && first.strip().split("\\s+").length >= 3) {
      return SeveralWindows.read(file, lines);
    }
    if (text.contains("CUSTOMER") || text.contains("VEHICLE")) {
      return Solomon.read(lines);
    }
    throw new BadProblem(
        file + " is of no known format",
        "it should be a Solomon or VRPLIB instance, an instance with several windows, or a day file");
  }
}
