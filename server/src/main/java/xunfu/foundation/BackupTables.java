package xunfu.foundation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which tables and columns a backup copies, and in which order. */
final class BackupTables {

  /** Generated columns are computed again; transaction numbers mean nothing in another cluster. */
  private static final String COLUMNS_SQL =
      """
      select n.nspname || '.' || c.relname as name, a.attname as column_name
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p')
         and not c.relispartition
         and a.attgenerated = ''
         and a.atttypid <> 'xid8'::regtype
         and n.nspname !~ '^pg_'
         and n.nspname not in ('information_schema', 'flyway')
       order by 1, a.attnum
      """;

  private static final String REFERENCES_SQL =
      """
      select distinct n.nspname || '.' || c.relname as name, fn.nspname || '.' || f.relname as needs
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_class f on f.oid = k.confrelid
        join pg_namespace fn on fn.oid = f.relnamespace
       where k.contype = 'f' and c.oid <> f.oid
      """;

  private BackupTables() {}

  /** Columns by table, each table after those that it refers to. */
  static Map<String, List<String>> inOrder(JdbcClient owner, Set<String> left) {
    var columns = new LinkedHashMap<String, List<String>>();
    owner
        .sql(COLUMNS_SQL)
        .query(
            row -> {
              String name = row.getString("name");
              if (!left.contains(name)) {
                columns
                    .computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(row.getString("column_name"));
              }
            });
    var needs = new LinkedHashMap<String, Set<String>>();
    owner
        .sql(REFERENCES_SQL)
        .query(
            row -> {
              needs
                  .computeIfAbsent(row.getString("name"), _ -> new TreeSet<>())
                  .add(row.getString("needs"));
            });
    return ordered(columns, needs);
  }

  private static Map<String, List<String>> ordered(
      Map<String, List<String>> columns, Map<String, Set<String>> needs) {
    var order = new LinkedHashSet<String>();
    for (String table : columns.keySet()) {
      place(table, needs, order, new HashSet<>());
    }
    var ordered = new LinkedHashMap<String, List<String>>();
    order.stream().filter(columns::containsKey).forEach(t -> ordered.put(t, columns.get(t)));
    return ordered;
  }

  private static void place(
      String table, Map<String, Set<String>> needs, Collection<String> order, Set<String> above) {
    if (order.contains(table)) {
      return;
    }
    if (!above.add(table)) {
      throw new IllegalStateException("Tables refer to each other in a circle at " + table);
    }
    needs.getOrDefault(table, Set.of()).forEach(needed -> place(needed, needs, order, above));
    above.remove(table);
    order.add(table);
  }
}
