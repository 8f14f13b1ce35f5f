package xunfu.planning.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the instances of the literature lie; tests that need them are skipped where they do not.
 */
final class Literature {
  private Literature() {}

  static Path folder(String name) {
    String given = System.getenv("XUNFU_DATA");
    Path root = Path.of(given == null ? "../../shared/data" : given);
    Path folder = root.resolve("routing-bench").resolve(name);
    assumeTrue(Files.isDirectory(folder), "no instances at " + folder);
    return folder;
  }

  static List<Path> files(String folder, String ending) {
    try (var files = Files.list(folder(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
