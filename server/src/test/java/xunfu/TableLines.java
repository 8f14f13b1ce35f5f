package xunfu;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tables the database really has. */
final class TableLines {

  private TableLines() {}

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
