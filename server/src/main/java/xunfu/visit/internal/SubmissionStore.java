package xunfu.visit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import xunfu.kernel.Actor;
import xunfu.visit.Visit;
import xunfu.visit.internal.accept.Flag;

/** Rows of submissions with their photos and flags. */
@Component
public class SubmissionStore {
  private static final TypeReference<List<Officer>> OFFICERS = new TypeReference<>() {};

  private static final String INSERT_SQL =
      """
      insert into visit.submission (home, id, organization, organization_path, visit, package,
                                    subject, premises, device, person, post, seq, event_hash,
                                    captured_at, received_at, parts, sheet_number, officers,
                                    signature_kind, complete_at)
      values (:home, :id, :organization, :path, :visit, :package,
              :subject, :premises, :device, :person, :post, :seq, :eventHash,
              :capturedAt, :receivedAt, :parts, :number, :officers::jsonb,
              :signature, :completeAt)
      """;

  private static final String PHOTO_SQL =
      """
      insert into visit.photo (home, submission, position, sha256, organization_path, size, mime,
                               question, scope, finding, arrived)
      values (:home, :submission, :position, :sha256, :path, :size, :mime,
              :question, :scope, :finding, :arrived)
      """;

  private static final String FLAG_SQL =
      """
      insert into visit.flag (home, submission, code, organization_path, raised_at)
      values (:home, :submission, :code, :path, :at)
      on conflict (home, submission, code) do nothing
      """;

  private static final String SETTLE_SQL =
      """
      update visit.flag
         set settled_at = :at, settled_by_person = :person, settled_by_post = :post,
             settlement = :settlement
       where submission = :submission and code = :code and settled_at is null
      """;

  private static final String FLAGS_SQL =
      """
      select code from visit.flag
       where submission = :submission and settled_at is null
       order by raised_at, code
      """;

  private static final String FIND_SQL =
      """
      select home, id, organization_path, visit, package, device, person, post, event_hash,
             captured_at, received_at, parts, sheet_number, officers, complete_at
        from visit.submission
       where id = :id
      """;

  private static final String OF_VISIT_SQL =
      """
      select home, id, organization_path, visit, package, device, person, post, event_hash,
             captured_at, received_at, parts, sheet_number, officers, complete_at
        from visit.submission
       where visit = :visit
       order by received_at, id
      """;

  private static final String LIST_SQL =
      """
      select home, id, organization_path, visit, package, device, person, post, event_hash,
             captured_at, received_at, parts, sheet_number, officers, complete_at
        from visit.submission
       where (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final String PHOTOS_SQL =
      """
      select sha256, size, mime, question, finding, arrived
        from visit.photo
       where submission = :submission
       order by position
      """;

  private static final String ARRIVED_SQL =
      """
      update visit.photo set arrived = true
       where sha256 = :sha256 and not arrived
      returning submission
      """;

  private static final String COMPLETE_SQL =
      """
      update visit.submission set complete_at = :at
       where id = :submission and complete_at is null
         and not exists (select from visit.photo p
                          where p.home = submission.home and p.submission = submission.id
                            and not p.arrived)
      """;

  private static final String BY_HASH_SQL =
      """
      select id from visit.submission where visit = :visit and event_hash = :eventHash
      """;

  private static final String LOCK_SQL =
      """
      select pg_advisory_xact_lock(hashtextextended(:hash, 1))
      """;

  private final JdbcClient jdbc;
  private final Written written;
  private final Homes homes;

  SubmissionStore(JdbcClient jdbc, Written written, Homes homes) {
    this.homes = homes;
    this.jdbc = jdbc;
    this.written = written;
  }

  /** As the record names an officer. */
  public record Officer(UUID person, String name, UUID post, String certificate) {}

  /**
   * @param completeAt null while photos are missing
   */
  public record Row(
      String home,
      UUID id,
      String path,
      UUID visit,
      UUID packageId,
      UUID device,
      UUID person,
      UUID post,
      String eventHash,
      Instant capturedAt,
      Instant receivedAt,
      List<String> parts,
      String sheetNumber,
      List<Officer> officers,
      @Nullable Instant completeAt) {}

  public record Photo(
      String sha256,
      long size,
      String mime,
      @Nullable String question,
      @Nullable String finding,
      boolean arrived) {}

  public void insert(
      Visit visit, SealedVisit sealed, UUID packageId, Instant receivedAt, boolean complete) {
    var event = sealed.event();
    homes.claim(event.id(), visit.home());
    jdbc.sql(INSERT_SQL)
        .param("home", visit.home())
        .param("id", event.id())
        .param("organization", visit.organization())
        .param("path", visit.organizationPath())
        .param("visit", visit.id())
        .param("package", packageId)
        .param("subject", sealed.subject().orElse(null))
        .param("premises", sealed.premises())
        .param("device", sealed.device())
        .param("person", sealed.person())
        .param("post", sealed.post())
        .param("seq", event.seq())
        .param("eventHash", event.hash().hex())
        .param("capturedAt", event.capturedAt())
        .param("receivedAt", Written.at(receivedAt))
        .param("parts", DemandStore.sorted(sealed.parts().keySet()))
        .param("number", sealed.sheet().number())
        .param("officers", written.json(sealed.officers()))
        .param("signature", sealed.signatureKind())
        .param("completeAt", complete ? Written.at(receivedAt) : null)
        .update();
  }

  /** Keeps what concerns one hash (a record's, a file's) one after the other until the commit. */
  public void lock(String hash) {
    jdbc.sql(LOCK_SQL).param("hash", hash).query((row, number) -> true).single();
  }

  /** Hashes of photos of a submission that have not arrived. */
  public List<String> missing(UUID submission) {
    return photos(submission).stream()
        .filter(photo -> !photo.arrived())
        .map(Photo::sha256)
        .distinct()
        .sorted()
        .toList();
  }

  public void photo(
      Visit visit, UUID submission, int position, SealedVisit.Photo photo, boolean arrived) {
    jdbc.sql(PHOTO_SQL)
        .param("home", visit.home())
        .param("submission", submission)
        .param("position", position)
        .param("sha256", photo.sha256())
        .param("path", visit.organizationPath())
        .param("size", photo.size())
        .param("mime", photo.mime())
        .param("question", photo.question())
        .param("scope", photo.scope())
        .param("finding", photo.finding())
        .param("arrived", arrived)
        .update();
  }

  public void raise(String home, String path, UUID submission, Flag flag, Instant at) {
    jdbc.sql(FLAG_SQL)
        .param("home", home)
        .param("submission", submission)
        .param("code", flag.code())
        .param("path", path)
        .param("at", Written.at(at))
        .update();
  }

  public void settle(UUID submission, Flag flag, Actor by, String settlement, Instant at) {
    jdbc.sql(SETTLE_SQL)
        .param("submission", submission)
        .param("code", flag.code())
        .param("person", by.person())
        .param("post", by.post())
        .param("settlement", settlement)
        .param("at", Written.at(at))
        .update();
  }

  /** Flags that are not settled. */
  public List<Flag> flags(UUID submission) {
    return jdbc.sql(FLAGS_SQL)
        .param("submission", submission)
        .query((row, number) -> Flag.of(row.getString("code")))
        .list();
  }

  public Optional<Row> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(this::read).optional();
  }

  /** Submissions of a visit, the first received first. */
  public List<Row> ofVisit(UUID visit) {
    return jdbc.sql(OF_VISIT_SQL).param("visit", visit).query(this::read).list();
  }

  public List<Row> list(@Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL).param("after", after).param("limit", limit).query(this::read).list();
  }

  public List<Photo> photos(UUID submission) {
    return jdbc.sql(PHOTOS_SQL)
        .param("submission", submission)
        .query(
            (row, number) ->
                new Photo(
                    row.getString("sha256"),
                    row.getLong("size"),
                    row.getString("mime"),
                    row.getString("question"),
                    row.getString("finding"),
                    row.getBoolean("arrived")))
        .list();
  }

  /** A file has arrived: marks the photos that name it, and answers whose they are. */
  public List<UUID> arrived(String sha256) {
    return jdbc.sql(ARRIVED_SQL).param("sha256", sha256).query(UUID.class).list();
  }

  /** Marks a submission as complete once no photo of it is missing; false when one still is. */
  public boolean complete(UUID submission, Instant at) {
    return jdbc.sql(COMPLETE_SQL)
            .param("submission", submission)
            .param("at", Written.at(at))
            .update()
        == 1;
  }

  /** The submission of a visit with that event hash. */
  public Optional<UUID> named(UUID visit, String eventHash) {
    return jdbc.sql(BY_HASH_SQL)
        .param("visit", visit)
        .param("eventHash", eventHash)
        .query(UUID.class)
        .optional();
  }

  private Row read(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("home"),
        Written.id(row, "id"),
        row.getString("organization_path"),
        Written.id(row, "visit"),
        Written.id(row, "package"),
        Written.id(row, "device"),
        Written.id(row, "person"),
        Written.id(row, "post"),
        row.getString("event_hash"),
        Written.instant(row, "captured_at"),
        Written.instant(row, "received_at"),
        Written.words(row, "parts"),
        row.getString("sheet_number"),
        written.read(row.getString("officers"), OFFICERS),
        Written.findInstant(row, "complete_at"));
  }
}
