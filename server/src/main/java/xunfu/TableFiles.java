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
  record Line(String room, String table, String backup, String erasure) {}

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
