package xunfu.trace.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what an export carries, as it lies there: nothing is parsed, nothing is made good. */
@Repository
class ExportStore {
  private static final String WHOLE_SQL =
      """
      select l.index, encode(l.leaf_hash, 'hex') as leaf, l.id, e.body, e.signature, e.payload, e.salt,
             e.device
        from trace.leaf l
        left join trace.id_home i on i.id = l.id
        left join trace.event e on e.home = i.home and e.id = i.id
       where l.index >= :from and l.index < :to
       order by l.index
      """;

  private static final String ABOUT_SQL =
      """
      select l.index, encode(l.leaf_hash, 'hex') as leaf, l.id, e.body, e.signature, e.payload, e.salt,
             e.device
        from trace.event e
        join trace.leaf l on l.id = e.id
       where e.about = :about and l.index < :size
       order by l.index
      """;

  private static final String HEADS_SQL =
      """
      select size, note
        from (select size, note, row_number() over (order by size desc) as newest,
                     max(size) over (partition by (signed_at at time zone 'UTC')::date) as last_of_day
                from trace.head
               where size <= :size) as heads
       where newest <= :newest or size = last_of_day
       order by size
      """;

  private final JdbcClient jdbc;

  ExportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A place in the log; the body is null where a leaf has lost its event. */
  record Line(
      long index,
      String leaf,
      UUID id,
      @Nullable String body,
      @Nullable String signature,
      @Nullable String payload,
      @Nullable String salt,
      @Nullable UUID device) {}

  record Note(long size, String note) {}

  List<Line> whole(long from, long to) {
    return jdbc.sql(WHOLE_SQL).param("from", from).param("to", to).query(ExportStore::line).list();
  }

  List<Line> about(UUID about, long size) {
    return jdbc.sql(ABOUT_SQL)
        .param("about", about)
        .param("size", size)
        .query(ExportStore::line)
        .list();
  }

  /** The newest heads and the last one of each day before, smallest first. */
  List<Note> heads(long size, int newest) {
    return jdbc.sql(HEADS_SQL)
        .param("size", size)
        .param("newest", newest)
        .query((row, _) -> new Note(row.getLong("size"), row.getString("note")))
        .list();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getLong("index"),
        row.getString("leaf"),
        row.getObject("id", UUID.class),
        row.getString("body"),
        row.getString("signature"),
        row.getString("payload"),
        row.getString("salt"),
        row.getObject("device", UUID.class));
  }
}
