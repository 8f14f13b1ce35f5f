package xunfu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads {@code tables/ROOM.tables}: what is to be done with each table in backup and erasure. */
final class TableFiles {

  /** A line; the words are explained in {@code tables/README.md}. */
  record Line(String room, String table, String backup, String erasure) {

    /** What is to be done with a row's personal data. */
    Erased erased() {
      var parts = erasure.split("@");
      var what = parts[0].split(":");
      var by = parts.length < 2 ? new String[] {"", ""} : parts[1].split("=");
      return new Erased(
          what[0], what.length < 2 ? List.of() : List.of(what[1].split(",")), by[0], by[1]);
    }
  }

  /**
   * The last column of a line, taken apart.
   *
   * @param word {@code none}, {@code keep}, {@code blank} or {@code delete}
   * @param columns to blank
   * @param kind of the thing that the row tells of; empty: none
   * @param key the column that names the thing; empty: none
   */
  record Erased(String word, List<String> columns, String kind, String key) {}

  private TableFiles() {}

  static List<Line> read() {
    try {
      var lines = new ArrayList<Line>();
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:tables/*.tables")) {
        String room = String.valueOf(file.getFilename()).replace(".tables", "");
        file.getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> parse(room, line))
            .forEach(lines::add);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tables that a backup leaves out. */
  static Set<String> left() {
    return read().stream()
        .filter(line -> line.backup().equals("skip"))
        .map(Line::table)
        .collect(Collectors.toSet());
  }

  private static Line parse(String room, String line) {
    String[] words = line.strip().split("\\s+");
    if (words.length != 3) {
      throw new IllegalArgumentException(
          room + ".tables: a line is 'table backup erasure', not: " + line);
    }
    return new Line(room, words[0], words[1], words[2]);
  }
}
