package xunfu.roads.osm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a graph was made of, kept beside it.
 *
 * @param source name of the extract
 * @param sha256 of the extract, hexadecimal
 * @param nodes junctions, {@code edges} roads between them
 * @param bytes of all files of the graph together: a graph that was copied halfway is not opened
 */
record GraphRecord(String source, String sha256, int nodes, int edges, long bytes) {
  private static final String NAME = "xunfu-roads.properties";

  /** Raised when profiles or the layout change, so that an old graph is not taken for a new one. */
  private static final String FORMAT = "1";

  void write(Path directory) throws IOException {
    var properties = new Properties();
    properties.setProperty("format", FORMAT);
    properties.setProperty("source", source);
    properties.setProperty("sha256", sha256);
    properties.setProperty("nodes", String.valueOf(nodes));
    properties.setProperty("edges", String.valueOf(edges));
    properties.setProperty("bytes", String.valueOf(bytes));
    try (var out = Files.newBufferedWriter(directory.resolve(NAME))) {
      properties.store(out, "(c) OpenStreetMap contributors, ODbL 1.0");
    }
  }

  static boolean isIn(Path directory) {
    return Files.isRegularFile(directory.resolve(NAME));
  }

  static GraphRecord read(Path directory) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(directory.resolve(NAME))) {
      properties.load(in);
    } catch (NoSuchFileException missing) {
      throw new BadMap(
          directory + " holds no road graph", "make one: ./xunfu roads import FILE.osm.pbf");
    } catch (IOException fault) {
      throw new BadMap(
          directory + " cannot be read: " + fault.getMessage(), "check its rights", fault);
    }
    if (!FORMAT.equals(properties.getProperty("format"))) {
      throw new BadMap(
          directory + " holds a road graph of another version",
          "make it again: ./xunfu roads import FILE.osm.pbf");
    }
    var record =
        new GraphRecord(
            properties.getProperty("source", ""),
            properties.getProperty("sha256", ""),
            Integer.parseInt(properties.getProperty("nodes", "0")),
            Integer.parseInt(properties.getProperty("edges", "0")),
            Long.parseLong(properties.getProperty("bytes", "0")));
    long found = bytesIn(directory);
    if (found != record.bytes()) {
      throw new BadMap(
          "the road graph in %s has %d bytes, it was made with %d: it is damaged"
              .formatted(directory, found, record.bytes()),
          "make it again: ./xunfu roads import FILE.osm.pbf");
    }
    return record;
  }

  /** Size of a graph's files, this record left out. */
  static long bytesIn(Path directory) {
    try (var files = Files.list(directory)) {
      long bytes = 0;
      for (Path file : files.filter(it -> !it.endsWith(NAME)).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
