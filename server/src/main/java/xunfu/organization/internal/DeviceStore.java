package xunfu.organization.internal;

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
import xunfu.organization.Device;

/** Keeps devices and their certificates. */
@Repository
public class DeviceStore {

  private static final String ADD_SQL =
      """
      insert into organization.device
        (id, home, organization_path, person, post, organization, public_key, bound_at, not_after, certificate)
      values (:id, :home, :path, :person, :post, :organization, :key, :bound, :until, :certificate)
      """;

  private static final String FIND_SQL =
      """
      select * from organization.device where id = :id
      """;

  private static final String BOUND_SQL =
      """
      select * from organization.device
       where person = :person and revoked_at is null and not_after > :now
       order by bound_at desc
      """;

  private static final String LIST_SQL =
      """
      select * from organization.device
       where (:person::uuid is null or person = :person)
         and starts_with(organization_path, :path)
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final String REVOKE_SQL =
      """
      update organization.device
         set revoked_at = :now, revoked_by = :person, revoked_because = :because
       where id = :id and revoked_at is null
      """;

  private final JdbcClient jdbc;

  DeviceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(Device device) {
    jdbc.sql(ADD_SQL)
        .param("id", device.id())
        .param("home", device.home())
        .param("path", device.path())
        .param("person", device.person())
        .param("post", device.post())
        .param("organization", device.organization())
        .param("key", device.publicKey())
        .param("bound", PostStore.utc(device.boundAt()))
        .param("until", PostStore.utc(device.notAfter()))
        .param("certificate", device.certificate())
        .update();
  }

  public Optional<Device> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(DeviceStore::device).optional();
  }

  public List<Device> bound(UUID person, Instant now) {
    return jdbc.sql(BOUND_SQL)
        .param("person", person)
        .param("now", PostStore.utc(now))
        .query(DeviceStore::device)
        .list();
  }

  public List<Device> list(@Nullable UUID person, String path, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("person", person)
        .param("path", path)
        .param("after", after)
        .param("limit", limit)
        .query(DeviceStore::device)
        .list();
  }

  public void revoke(UUID id, Instant now, UUID person, String because) {
    jdbc.sql(REVOKE_SQL)
        .param("id", id)
        .param("now", PostStore.utc(now))
        .param("person", person)
        .param("because", because)
        .update();
  }

  private static Device device(ResultSet row, int number) throws SQLException {
    OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
    return new Device(
        row.getObject("id", UUID.class),
        row.getString("home"),
        row.getString("organization_path"),
        row.getObject("person", UUID.class),
        row.getObject("post", UUID.class),
        row.getObject("organization", UUID.class),
        row.getString("public_key"),
        row.getObject("bound_at", OffsetDateTime.class).toInstant(),
        row.getObject("not_after", OffsetDateTime.class).toInstant(),
        row.getString("certificate"),
        revoked == null ? null : revoked.toInstant());
  }
}
