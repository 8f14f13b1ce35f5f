package xunfu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope.SystemPost;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonText;
import xunfu.trace.Trace;

/**
 * Erases the content of a sealed record for good: payload and salt, what the rooms took from it (by
 * the lists in {@code tables/}), and the bytes of photos that no other record names. Events, leaves
 * and heads stay, so that the log is proven as before and says "proven, content erased".
 *
 * <p>Why it was done is recorded first; whoever is interrupted does it again.
 */
final class Erasure {
  private static final String ERASABLE = "visit.sealed";

  private static final String NAMING_SQL =
      """
      select e.id, e.about, e.body::jsonb ->> 'capturedAt' as captured_at,
             (select count(*) from visit.photo p where p.submission = e.id) as photos
        from trace.event e
       where e.type = :type and strpos(e.payload, :words) > 0
       order by e.id
      """;

  private static final String FIND_SQL =
      """
      select home, type, about, payload is null as erased from trace.event where id = :id
      """;

  /** Photos of a record that no other record whose content is still there names as well. */
  private static final String PHOTOS_SQL =
      """
      select distinct p.sha256
        from visit.photo p
       where p.submission = :id
         and not exists (select from visit.photo o
                           join trace.event e on e.home = o.home and e.id = o.submission
                          where o.sha256 = p.sha256 and o.submission <> p.submission
                            and e.payload is not null)
      """;

  private static final String COLUMN_SQL =
      """
      select a.attnotnull, t.typname
        from pg_attribute a join pg_type t on t.oid = a.atttypid
       where a.attrelid = :table::regclass and a.attname = :column
      """;

  private final JdbcClient owner;
  private final TransactionTemplate ownersWork;
  private final TransactionTemplate recording;
  private final Trace trace;
  private final Path files;

  Erasure(DataSource ownerDataSource, PlatformTransactionManager house, Trace trace, Path files) {
    this.owner = JdbcClient.create(ownerDataSource);
    this.ownersWork = new TransactionTemplate(new DataSourceTransactionManager(ownerDataSource));
    this.recording = new TransactionTemplate(house);
    this.trace = trace;
    this.files = files;
  }

  /** A record whose content names somebody. */
  record Naming(UUID event, @Nullable UUID visit, String capturedAt, int photos) {}

  /** What was erased: rows that were blanked or deleted, photos whose bytes are gone. */
  record Done(int rows, int photos) {}

  private record Found(String home, String type, @Nullable UUID about, boolean erased) {}

  /** Sealed records whose content holds these words, such as the name of who signed. */
  List<Naming> naming(String words) {
    return owner
        .sql(NAMING_SQL)
        .param("type", ERASABLE)
        .param("words", words)
        .query(
            (row, number) ->
                new Naming(
                    row.getObject("id", UUID.class),
                    row.getObject("about", UUID.class),
                    row.getString("captured_at"),
                    row.getInt("photos")))
        .list();
  }

  /** Erases the content of a sealed record. */
  Done erase(UUID event, String reason) {
    var found = find(event);
    if (!found.type().equals(ERASABLE)) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED,
          "not-erasable",
          "Event " + event + " is " + found.type() + ", which must be kept.");
    }
    if (found.erased()) {
      throw Fault.of(
          Fault.Kind.CONFLICT, "erased-already", "The content of " + event + " is erased already.");
    }
    var photos = owner.sql(PHOTOS_SQL).param("id", event).query(String.class).list();
    record(found, event, reason, photos);
    Map<String, @Nullable UUID> about = new java.util.HashMap<>();
    about.put("event", event);
    about.put("visit", found.about());
    Integer rows = ownersWork.execute(_ -> eraseRows(about));
    photos.forEach(this::eraseBytes);
    return new Done(rows == null ? 0 : rows, photos.size());
  }

  private Found find(UUID event) {
    return owner
        .sql(FIND_SQL)
        .param("id", event)
        .query(
            (row, number) ->
                new Found(
                    row.getString("home"),
                    row.getString("type"),
                    row.getObject("about", UUID.class),
                    row.getBoolean("erased")))
        .optional()
        .orElseThrow(Fault::notFound);
  }

  private void record(Found found, UUID event, String reason, List<String> photos) {
    var payload =
        JsonObject.empty()
            .with("v", 1)
            .with("event", event.toString())
            .with("reason", reason)
            .with("photos", new JsonArray(photos.stream().<Json>map(JsonText::new).toList()));
    SystemPost.TIMER.run(
        () ->
            recording.executeWithoutResult(
                _ -> trace.recordOperator(found.home(), "content.erased", found.about(), payload)));
  }

  /** Tables and columns come from our own lists, never from a caller. */
  private int eraseRows(Map<String, @Nullable UUID> about) {
    int rows = 0;
    for (var line : TableFiles.read()) {
      var erased = line.erased();
      var thing = about.get(erased.kind());
      if (thing != null) {
        rows += owner.sql(statement(line.table(), erased)).param("thing", thing).update();
      }
    }
    return rows;
  }

  private String statement(String table, TableFiles.Erased erased) {
    var which = " where " + erased.key() + " = :thing";
    return erased.word().equals("delete")
        ? "delete from " + table + which
        : "update "
            + table
            + erased.columns().stream()
                .map(column -> column + " = " + blank(table, column))
                .collect(Collectors.joining(", ", " set ", which));
  }

  private String blank(String table, String column) {
    return owner
        .sql(COLUMN_SQL)
        .param("table", table)
        .param("column", column)
        .query(
            (row, number) -> {
              if (!row.getBoolean("attnotnull")) {
                return "null";
              }
              return row.getString("typname").equals("jsonb")
                  ? "case jsonb_typeof(%s) when 'array' then '[]'::jsonb else '{}'::jsonb end"
                      .formatted(column)
                  : "''";
            })
        .single();
  }

  private void eraseBytes(String sha256) {
    try {
      Files.deleteIfExists(files.resolve(sha256.substring(0, 2)).resolve(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes of " + sha256 + " could not be erased", e);
    }
  }
}
