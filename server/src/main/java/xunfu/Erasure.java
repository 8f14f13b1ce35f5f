package xunfu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
 * <p>Why it was done is recorded first; whoever is interrupted does it again. When the rows are
 * gone already and the photos are not, the record names those that are still to go.
 */
final class Erasure {
  private static final String ERASABLE = "visit.sealed";
  private static final String RECORD = "content.erased";

  private static final String NAMING_SQL =
      """
      select e.id, e.about, e.body,
             (select count(*) from visit.photo p where p.submission = e.id) as photos
        from trace.event e
       where e.type = :type and strpos(e.payload, :words) > 0
       order by e.id
      """;

  private static final String FIND_SQL =
      """
      select home, organization_path, type, about, payload is null as erased
        from trace.event
       where id = :id
      """;

  private static final String RECORDED_SQL =
      """
      select payload from trace.event
       where type = :type and device is null and strpos(payload, :event) > 0
       order by id
      """;

  private static final String NAMED_SQL =
      """
      select distinct sha256 from visit.photo where submission = :id order by sha256
      """;

  /** The lock under which a record that names a photo is taken in, and under which it arrives. */
  private static final String LOCK_SQL =
      """
      select pg_advisory_xact_lock(hashtextextended(:hash, 1))
      """;

  private static final String NEEDED_SQL =
      """
      select exists (select from visit.photo o
                       join trace.event e on e.home = o.home and e.id = o.submission
                      where o.sha256 = :sha256 and e.payload is not null)
      """;

  private static final String FORGET_SQL =
      """
      delete from trace.file where sha256 = decode(:sha256, 'hex')
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

  private record Found(
      String home, String path, String type, @Nullable UUID about, boolean erased) {}

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
                    Json.read(row.getString("body")).asObject().text("capturedAt"),
                    row.getInt("photos")))
        .list();
  }

  /** Erases the content of a sealed record, or ends what was begun. */
  Done erase(UUID event, String reason) {
    var found = find(event);
    if (!found.type().equals(ERASABLE)) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED,
          "not-erasable",
          "Event " + event + " is " + found.type() + ", which must be kept.");
    }
    int rows = found.erased() ? 0 : eraseRecorded(found, event, reason);
    int photos = (int) recordedPhotos(event).stream().filter(this::erasePhoto).count();
    if (found.erased() && photos == 0) {
      throw Fault.of(
          Fault.Kind.CONFLICT, "erased-already", "The content of " + event + " is erased already.");
    }
    return new Done(rows, photos);
  }

  /** Nobody else can name one of the photos between the record of what goes and its going. */
  private int eraseRecorded(Found found, UUID event, String reason) {
    Map<String, @Nullable UUID> about = new HashMap<>();
    about.put("event", event);
    about.put("visit", found.about());
    Integer rows =
        ownersWork.execute(
            _ -> {
              owner
                  .sql(NAMED_SQL)
                  .param("id", event)
                  .query(String.class)
                  .list()
                  .forEach(this::lock);
              record(
                  found,
                  event,
                  reason,
                  owner.sql(PHOTOS_SQL).param("id", event).query(String.class).list());
              return eraseRows(about);
            });
    return rows == null ? 0 : rows;
  }

  private List<String> recordedPhotos(UUID event) {
    return owner
        .sql(RECORDED_SQL)
        .param("type", RECORD)
        .param("event", event.toString())
        .query(String.class)
        .list()
        .stream()
        .map(payload -> Json.read(payload).asObject())
        .filter(payload -> payload.text("event").equals(event.toString()))
        .flatMap(payload -> payload.array("photos").elements().stream())
        .map(Json::asText)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Erases the bytes of a photo and the rows that say who holds it, or the next record to name it
   * would be taken for complete and its phone would not send it. Answers false when nothing was
   * left, or when a record that was taken in since needs it.
   */
  private boolean erasePhoto(String sha256) {
    return Boolean.TRUE.equals(
        ownersWork.execute(
            _ -> {
              lock(sha256);
              if (owner.sql(NEEDED_SQL).param("sha256", sha256).query(Boolean.class).single()) {
                return false;
              }
              int holders = owner.sql(FORGET_SQL).param("sha256", sha256).update();
              return eraseBytes(sha256) || holders > 0;
            }));
  }

  private void lock(String hash) {
    owner.sql(LOCK_SQL).param("hash", hash).query((row, number) -> true).single();
  }

  private Found find(UUID event) {
    return owner
        .sql(FIND_SQL)
        .param("id", event)
        .query(
            (row, number) ->
                new Found(
                    row.getString("home"),
                    row.getString("organization_path"),
                    row.getString("type"),
                    row.getObject("about", UUID.class),
                    row.getBoolean("erased")))
        .optional()
        .orElseThrow(Fault::notFound);
  }

  /** Whoever may export the record must see in the same bundle that it was erased, and why. */
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
                _ ->
                    trace.recordOperator(
                        found.home(), found.path(), RECORD, found.about(), payload)));
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

  private boolean eraseBytes(String sha256) {
    try {
      return Files.deleteIfExists(files.resolve(sha256.substring(0, 2)).resolve(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes of " + sha256 + " could not be erased", e);
    }
  }
}
