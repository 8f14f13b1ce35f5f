package xunfu.trace.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.kernel.Scope;
import xunfu.proof.log.Hash;
import xunfu.trace.StoredFile;

/** Who holds which file, and which files are on their way in. */
@Repository
public class FileStore {
  private static final String FIND_SQL =
      """
      select sha256, size, mime from trace.file where sha256 = :hash limit 1
      """;

  private static final String HELD_SQL =
      """
      select distinct f.sha256
        from unnest(:hashes::text[]) as asked (hash)
        join trace.file f on f.sha256 = decode(asked.hash, 'hex')
      """;

  private static final String ADD_SQL =
      """
      insert into trace.file (home, sha256, organization_path, size, mime, stored_at)
      values (:home, :hash, :path, :size, :mime, :storedAt)
      on conflict do nothing
      """;

  private static final String BEGIN_UPLOAD_SQL =
      """
      insert into trace.upload (id, home, organization_path, person, sha256, size, mime, submission,
                                begun_at)
      values (:id, :home, :path, :person, :hash, :size, :mime, :submission, :begunAt)
      """;

  private static final String FIND_UPLOAD_SQL =
      """
      select id, home, organization_path, sha256, size, mime, submission
        from trace.upload
       where id = :id and person = :person
      """;

  private static final String BYTES_UNDERWAY_SQL =
      """
      select coalesce(sum(size), 0)::bigint from trace.upload where person = :person
      """;

  private static final String END_UPLOAD_SQL =
      """
      delete from trace.upload where id = :id
      """;

  private static final String ABANDONED_SQL =
      """
      delete from trace.upload where begun_at < :before returning id
      """;

  private final JdbcClient jdbc;

  FileStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A file on its way in. */
  public record Upload(
      UUID id,
      String home,
      String organizationPath,
      Hash hash,
      long size,
      String mime,
      @Nullable UUID submission) {

    /** The same file as that organisation holds it. */
    public Upload heldBy(Scope.ActingPost owner) {
      return new Upload(id, owner.actor().home(), owner.path(), hash, size, mime, submission);
    }
  }

  public Optional<StoredFile> find(Hash hash) {
    return jdbc.sql(FIND_SQL).param("hash", hash.bytes()).query(FileStore::file).optional();
  }

  public Set<Hash> held(Collection<Hash> hashes) {
    return new HashSet<>(
        jdbc.sql(HELD_SQL)
            .param("hashes", hashes.stream().map(Hash::hex).toArray(String[]::new))
            .query((row, _) -> Hash.fromBytes(row.getBytes(1)))
            .list());
  }

  public void add(Upload upload, OffsetDateTime storedAt) {
    jdbc.sql(ADD_SQL)
        .param("home", upload.home())
        .param("hash", upload.hash().bytes())
        .param("path", upload.organizationPath())
        .param("size", upload.size())
        .param("mime", upload.mime())
        .param("storedAt", storedAt)
        .update();
  }

  public void begin(Upload upload, UUID person, OffsetDateTime begunAt) {
    jdbc.sql(BEGIN_UPLOAD_SQL)
        .param("id", upload.id())
        .param("home", upload.home())
        .param("path", upload.organizationPath())
        .param("person", person)
        .param("hash", upload.hash().bytes())
        .param("size", upload.size())
        .param("mime", upload.mime())
        .param("submission", upload.submission())
        .param("begunAt", begunAt)
        .update();
  }

  public Optional<Upload> findUpload(UUID id, UUID person) {
    return jdbc.sql(FIND_UPLOAD_SQL)
        .param("id", id)
        .param("person", person)
        .query(FileStore::upload)
        .optional();
  }

  /** Bytes that somebody has announced and not yet brought in. */
  public long bytesUnderway(UUID person) {
    return jdbc.sql(BYTES_UNDERWAY_SQL).param("person", person).query(Long.class).single();
  }

  public void end(UUID upload) {
    jdbc.sql(END_UPLOAD_SQL).param("id", upload).update();
  }

  /** Removes uploads begun before that; answers which. */
  public List<UUID> removeAbandoned(OffsetDateTime before) {
    return jdbc.sql(ABANDONED_SQL).param("before", before).query(UUID.class).list();
  }

  private static StoredFile file(ResultSet row, int number) throws SQLException {
    return new StoredFile(
        Hash.fromBytes(row.getBytes("sha256")), row.getLong("size"), row.getString("mime"));
  }

  private static Upload upload(ResultSet row, int number) throws SQLException {
    return new Upload(
        row.getObject("id", UUID.class),
        row.getString("home"),
        row.getString("organization_path"),
        Hash.fromBytes(row.getBytes("sha256")),
        row.getLong("size"),
        row.getString("mime"),
        row.getObject("submission", UUID.class));
  }
}
