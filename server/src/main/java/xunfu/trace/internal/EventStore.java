package xunfu.trace.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.event.Salt;
import xunfu.proof.json.Json;
import xunfu.proof.log.Hash;

/** Events as they were sealed, and the queue of those that have no place in the log yet. */
@Repository
public class EventStore {
  private static final String CLAIM_ID_SQL =
      """
      insert into trace.id_home (id, home, event_hash, received_at)
      values (:id, :home, :hash, :receivedAt)
      on conflict (id) do nothing
      """;

  private static final String CLAIM_SQL =
      """
      select event_hash, received_at from trace.id_home where id = :id
      """;

  private static final String ADD_SQL =
      """
      insert into trace.event (home, id, organization_path, type, about, device, seq, event_hash,
                               leaf_hash, body, signature, payload, salt)
      values (:home, :id, :path, :type, :about, :device, :seq, :hash,
              :leaf, :body, :signature, :payload, :salt)
      """;

  private static final String QUEUE_SQL =
      """
      insert into trace.pending (id, leaf_hash, entered_at) values (:id, :leaf, :enteredAt)
      """;

  private static final String LOCK_DEVICE_SQL =
      """
      select pg_advisory_xact_lock(hashtextextended(cast(:device as text), 2))
      """;

  private static final String AROUND_SQL =
      """
      select body from trace.event
       where device = :device and seq between :seq - 1 and :seq + 1
      """;

  private static final String FIND_SQL =
      """
      select e.body, e.signature, e.payload, e.salt, i.received_at
        from trace.event e
        join trace.id_home i on i.id = e.id and i.home = e.home
       where e.id = :id
         and e.home = (select home from trace.id_home where id = :id)
      """;

  private static final String FIND_BY_HASH_SQL =
      """
      select e.body, e.signature, e.payload, e.salt, i.received_at
        from trace.event e
        join trace.id_home i on i.id = e.id and i.home = e.home
       where e.event_hash = :hash
         and e.device is not null
      """;

  private static final String LIST_ABOUT_SQL =
      """
      select e.body, e.signature, e.payload, e.salt, i.received_at
        from trace.event e
        join trace.id_home i on i.id = e.id and i.home = e.home
       where e.about = :about
       order by e.id
      """;

  private static final String ERASE_SQL =
      """
      update trace.event
         set payload = null, salt = null
       where id = :id
         and home = (select home from trace.id_home where id = :id)
      """;

  private final JdbcClient jdbc;

  EventStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who took an id, and when. */
  public record Claim(Hash eventHash, Instant receivedAt) {}

  /** An event as it lies in its row. */
  public record Row(Envelope envelope, Instant receivedAt) {}

  /**
   * Takes the event's id for it; false when the id is taken. A rival that is still uncommitted is
   * waited for, so that of two at the same time exactly one gets true.
   */
  public boolean claimId(Event event, OffsetDateTime receivedAt) {
    return jdbc.sql(CLAIM_ID_SQL)
            .param("id", event.id())
            .param("home", event.home())
            .param("hash", event.hash().bytes())
            .param("receivedAt", receivedAt)
            .update()
        == 1;
  }

  public Claim claim(UUID id) {
    return jdbc.sql(CLAIM_SQL)
        .param("id", id)
        .query((row, _) -> new Claim(Hash.fromBytes(row.getBytes("event_hash")), instant(row)))
        .single();
  }

  public void add(
      Envelope envelope, String organizationPath, @Nullable UUID about, OffsetDateTime receivedAt) {
    Event event = envelope.event();
    byte[] leaf = event.leafHash().bytes();
    jdbc.sql(ADD_SQL)
        .param("home", event.home())
        .param("id", event.id())
        .param("path", organizationPath)
        .param("type", event.type())
        .param("about", about)
        .param("device", event.device().map(UUID::fromString).orElse(null))
        .param("seq", event.seq())
        .param("hash", event.hash().bytes())
        .param("leaf", leaf)
        .param("body", event.json().canonicalText())
        .param("signature", envelope.signature())
        .param("payload", envelope.findPayload().map(Json::canonicalText).orElse(null))
        .param("salt", written(envelope.salt()))
        .update();
    jdbc.sql(QUEUE_SQL)
        .param("id", event.id())
        .param("leaf", leaf)
        .param("enteredAt", receivedAt)
        .update();
  }

  /**
   * Until the end of the transaction no other event of the device comes in, so that of two at one
   * place the later sees the earlier. To be called before anything is written: the log takes events
   * in the order in which their transactions first wrote, and the later of the two must stand
   * behind the earlier there as well.
   */
  public void lockDevice(Event event) {
    event
        .device()
        .ifPresent(
            device ->
                jdbc.sql(LOCK_DEVICE_SQL)
                    .param("device", UUID.fromString(device))
                    .query((_, _) -> true)
                    .single());
  }

  /** What the scope knows of the device's chain around an event that is not there yet. */
  public DeviceChain chain(Event event) {
    if (event.device().isEmpty()) {
      return new DeviceChain(List.of());
    }
    UUID device = UUID.fromString(event.device().get());
    return new DeviceChain(
        jdbc.sql(AROUND_SQL)
            .param("device", device)
            .param("seq", event.seq())
            .query((row, _) -> Event.read(Json.read(row.getString("body"))))
            .list());
  }

  public Optional<Row> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(EventStore::row).optional();
  }

  /** The event of a device that has this hash. */
  public Optional<Row> findByHash(Hash hash) {
    return jdbc.sql(FIND_BY_HASH_SQL).param("hash", hash.bytes()).query(EventStore::row).optional();
  }

  public List<Row> listAbout(UUID about) {
    return jdbc.sql(LIST_ABOUT_SQL).param("about", about).query(EventStore::row).list();
  }

  /** Empties payload and salt; false when the scope knows no such event. */
  public boolean erase(UUID id) {
    return jdbc.sql(ERASE_SQL).param("id", id).update() == 1;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    String payload = row.getString("payload");
    String salt = row.getString("salt");
    return new Row(
        new Envelope(
            Event.read(Json.read(row.getString("body"))),
            row.getString("signature"),
            payload == null ? null : Json.read(payload),
            salt == null ? null : Salt.read(salt)),
        instant(row));
  }

  private static @Nullable String written(@Nullable Salt salt) {
    return salt == null ? null : salt.write();
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("received_at", OffsetDateTime.class).toInstant();
  }
}
