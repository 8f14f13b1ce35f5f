package xunfu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code tables/ROOM.tables} and what tables the database really has. */
final class TableLines {

  record Line(String room, String table, String backup, String erasure) {}

  private TableLines() {}

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

  private static Line parse(String room, String line) {
    String[] words = line.strip().split("\\s+");
    if (words.length != 3) {
      throw new IllegalArgumentException(
          room + ".tables: a line is 'table backup erasure', not: " + line);
    }
    return new Line(room, words[0], words[1], words[2]);
  }

  /** All tables of the rooms; partitions count with their parent. */
  static List<String> ofDatabase(JdbcClient owner) {
    return owner
        .sql(
            """
            select n.nspname || '.' || c.relname
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p')
               and not c.relispartition
               and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'flyway')
             order by 1
            """)
        .query(String.class)
        .list();
  }
}
