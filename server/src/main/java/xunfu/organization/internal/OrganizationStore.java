package xunfu.organization.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.organization.Organization;
import xunfu.organization.Organizations;

/** Keeps organisations and their versions. */
@Repository
public class OrganizationStore {

  private static final String FIND_SQL =
      """
      select o.id, o.home, o.organization_path as path, o.kind, v.name, v.area, o.parent, o.opened,
             o.closed, o.merged_into
        from organization.organization o
        join organization.organization_version v on v.organization = o.id and v.valid_until is null
       where o.id = :id
      """;

  private static final String FIND_ON_SQL =
      """
      select o.id, o.home, o.organization_path as path, o.kind, v.name, v.area, o.parent, o.opened,
             o.closed, o.merged_into
        from organization.organization o
        join organization.organization_version v on v.organization = o.id
       where o.id = :id and v.valid_from <= :day and (v.valid_until is null or v.valid_until > :day)
      """;

  private static final String LIST_SQL =
      """
      select o.id, o.home, o.organization_path as path, o.kind, v.name, v.area, o.parent, o.opened,
             o.closed, o.merged_into
        from organization.organization o
        join organization.organization_version v on v.organization = o.id and v.valid_until is null
       where (:home::text is null or o.home = :home)
         and (:after::uuid is null or o.id > :after)
       order by o.id
       limit :limit
      """;

  private static final String NEXT_LABEL_SQL =
      """
      select nextval('organization.label')
      """;

  private static final String ADD_SQL =
      """
      insert into organization.organization (id, home, organization_path, parent, kind, opened)
      values (:id, :home, :path, :parent, :kind, :opened)
      """;

  private static final String ADD_VERSION_SQL =
      """
      insert into organization.organization_version (organization, valid_from, name, area)
      values (:id, :from, :name, :area)
      """;

  private static final String END_VERSION_SQL =
      """
      update organization.organization_version
         set valid_until = :from
       where organization = :id and valid_until is null
      """;

  private static final String CLOSE_SQL =
      """
      update organization.organization set closed = :from, merged_into = :into where id = :id
      """;

  private final JdbcClient jdbc;

  OrganizationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Organization> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(Organization.class).optional();
  }

  public Optional<Organization> findOn(UUID id, LocalDate day) {
    return jdbc.sql(FIND_ON_SQL)
        .param("id", id)
        .param("day", day)
        .query(Organization.class)
        .optional();
  }

  public List<Organization> list(@Nullable String home, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("home", home)
        .param("after", after)
        .param("limit", limit)
        .query(Organization.class)
        .list();
  }

  /** The next step of a path, never given before. */
  public String nextLabel() {
    return Long.toString(jdbc.sql(NEXT_LABEL_SQL).query(Long.class).single(), 36);
  }

  public void add(Organizations.Opening opening, String path) {
    jdbc.sql(ADD_SQL)
        .param("id", opening.id())
        .param("home", opening.home())
        .param("path", path)
        .param("parent", opening.parent())
        .param("kind", opening.kind())
        .param("opened", opening.on())
        .update();
    addVersion(opening.id(), opening.name(), opening.area(), opening.on());
  }

  public void addVersion(UUID id, String name, String area, LocalDate from) {
    jdbc.sql(ADD_VERSION_SQL)
        .param("id", id)
        .param("from", from)
        .param("name", name)
        .param("area", area)
        .update();
  }

  public void endVersion(UUID id, LocalDate from) {
    jdbc.sql(END_VERSION_SQL).param("id", id).param("from", from).update();
  }

  public void close(UUID id, @Nullable UUID into, LocalDate from) {
    jdbc.sql(CLOSE_SQL).param("id", id).param("into", into).param("from", from).update();
  }
}
