package xunfu.organization.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.kernel.Actor;
import xunfu.organization.Acting;
import xunfu.organization.Organization;
import xunfu.organization.Person;
import xunfu.organization.Post;
import xunfu.organization.PostFunction;
import xunfu.organization.Posts;

/** Keeps posts and their versions, and knows who holds them. */
@Repository
public class PostStore {

  private static final String FIND_SQL =
      """
      select p.id, p.organization, p.home, p.organization_path, p.function, v.name, p.deputy, p.opened, p.closed
        from organization.post p
        join organization.post_version v on v.post = p.id and v.valid_until is null
       where p.id = :id
      """;

  private static final String LIST_SQL =
      """
      select p.id, p.organization, p.home, p.organization_path, p.function, v.name, p.deputy, p.opened, p.closed
        from organization.post p
        join organization.post_version v on v.post = p.id and v.valid_until is null
       where (:organization::uuid is null or p.organization = :organization)
         and (:after::uuid is null or p.id > :after)
       order by p.id
       limit :limit
      """;

  private static final String WITH_FUNCTION_SQL =
      """
      select p.id, p.organization, p.home, p.organization_path, p.function, v.name, p.deputy, p.opened, p.closed
        from organization.post p
        join organization.post_version v on v.post = p.id and v.valid_until is null
       where p.organization = :organization and p.function = :function and p.closed is null
       order by p.opened, p.id
      """;

  private static final String ADD_SQL =
      """
      insert into organization.post (id, home, organization_path, organization, function, deputy, opened)
      values (:id, :home, :path, :organization, :function, :deputy, :opened)
      """;

  private static final String ADD_VERSION_SQL =
      """
      insert into organization.post_version (post, home, organization_path, valid_from, name)
      values (:id, :home, :path, :from, :name)
      """;

  private static final String END_VERSION_SQL =
      """
      update organization.post_version set valid_until = :from where post = :id and valid_until is null
      """;

  private static final String DEPUTISE_SQL =
      """
      update organization.post set deputy = :deputy where id = :id
      """;

  private static final String CLOSE_SQL =
      """
      update organization.post set closed = :from where id = :id
      """;

  private static final String HOLDERS_SQL =
      """
      select p.id, p.name, p.source
        from organization.holding h
        join organization.person p on p.id = h.person
       where h.post = :post and h.held_from <= :now and (h.held_until is null or h.held_until > :now)
       order by case h.kind when 'main' then 0 when 'additional' then 1 else 2 end, h.held_from
      """;

  /** Vacant posts of the organisation, each with the post to which its work falls. */
  private static final String ANSWERS_FOR_SQL =
      """
      with held as (
        select distinct post from organization.holding
         where held_from <= :now and (held_until is null or held_until > :now)
      )
      select p.id from organization.post p where p.id = :post
      union all
      select p.id
        from organization.post p
        join organization.post me on me.id = :post
        left join organization.post d on d.id = p.deputy
       where p.id <> me.id
         and p.id not in (select post from held)
         and (p.deputy = me.id
              or (me.function in ('station-head', 'bureau-head')
                  and me.id in (select post from held)
                  and p.organization = me.organization
                  and (p.deputy is null or p.deputy not in (select post from held))))
      """;

  private static final String ANSWERING_SQL =
      """
      with held as (
        select distinct post from organization.holding
         where held_from <= :now and (held_until is null or held_until > :now)
      ), mine as (
        select * from organization.post where id = :post
      ), candidates as (
        select id, 0 as step, 0 as depth from mine
        union all
        select deputy, 1, 0 from mine where deputy is not null
        union all
        select h.id, 2, -length(h.organization_path)
          from organization.post h, mine
         where h.function in ('station-head', 'bureau-head')
           and h.closed is null
           and starts_with(mine.organization_path, h.organization_path)
      )
      select id from candidates where id in (select post from held)
       order by step, depth, id
       limit 1
      """;

  private static final String ACTING_AT_SQL =
      """
      select h.person, h.post, p.organization, p.home, p.organization_path, p.function,
             person.name as person_name, pv.name as post_name, ov.name as organization_name
        from organization.holding h
        join organization.person person on person.id = h.person
        join organization.post p on p.id = h.post
        join organization.post_version pv on pv.post = p.id
         and pv.valid_from <= :day and (pv.valid_until is null or pv.valid_until > :day)
        join organization.organization_version ov on ov.organization = p.organization
         and ov.valid_from <= :day and (ov.valid_until is null or ov.valid_until > :day)
       where h.person = :person and h.post = :post
         and h.held_from <= :at and (h.held_until is null or h.held_until > :at)
       limit 1
      """;

  private final JdbcClient jdbc;

  PostStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Post> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(PostStore::post).optional();
  }

  public List<Post> list(@Nullable UUID organization, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("organization", organization)
        .param("after", after)
        .param("limit", limit)
        .query(PostStore::post)
        .list();
  }

  public List<Post> withFunction(UUID organization, PostFunction function) {
    return jdbc.sql(WITH_FUNCTION_SQL)
        .param("organization", organization)
        .param("function", function.wire())
        .query(PostStore::post)
        .list();
  }

  public void add(Posts.Creation creation, Organization organization) {
    jdbc.sql(ADD_SQL)
        .param("id", creation.id())
        .param("home", organization.home())
        .param("path", organization.path())
        .param("organization", organization.id())
        .param("function", creation.function().wire())
        .param("deputy", creation.deputy())
        .param("opened", creation.on())
        .update();
    addVersion(
        creation.id(), organization.home(), organization.path(), creation.name(), creation.on());
  }

  public void addVersion(Post post, String name, LocalDate from) {
    addVersion(post.id(), post.home(), post.path(), name, from);
  }

  private void addVersion(UUID id, String home, String path, String name, LocalDate from) {
    jdbc.sql(ADD_VERSION_SQL)
        .param("id", id)
        .param("home", home)
        .param("path", path)
        .param("from", from)
        .param("name", name)
        .update();
  }

  public void endVersion(UUID id, LocalDate from) {
    jdbc.sql(END_VERSION_SQL).param("id", id).param("from", from).update();
  }

  public void deputise(UUID id, @Nullable UUID deputy) {
    jdbc.sql(DEPUTISE_SQL).param("id", id).param("deputy", deputy).update();
  }

  public void close(UUID id, LocalDate from) {
    jdbc.sql(CLOSE_SQL).param("id", id).param("from", from).update();
  }

  public List<Person> holders(UUID post, Instant now) {
    return jdbc.sql(HOLDERS_SQL)
        .param("post", post)
        .param("now", utc(now))
        .query(Person.class)
        .list();
  }

  public List<UUID> answersFor(UUID post, Instant now) {
    return jdbc.sql(ANSWERS_FOR_SQL)
        .param("post", post)
        .param("now", utc(now))
        .query(UUID.class)
        .list();
  }

  public Optional<UUID> answering(UUID post, Instant now) {
    return jdbc.sql(ANSWERING_SQL)
        .param("post", post)
        .param("now", utc(now))
        .query(UUID.class)
        .optional();
  }

  public Optional<Acting> actingAt(UUID person, UUID post, Instant at, LocalDate day) {
    return jdbc.sql(ACTING_AT_SQL)
        .param("person", person)
        .param("post", post)
        .param("at", utc(at))
        .param("day", day)
        .query((row, _) -> acting(row))
        .optional();
  }

  static Acting acting(ResultSet row) throws SQLException {
    return new Acting(
        new Actor(
            row.getString("home"),
            row.getObject("organization", UUID.class),
            row.getObject("person", UUID.class),
            row.getObject("post", UUID.class)),
        row.getString("organization_path"),
        PostFunction.of(row.getString("function")),
        row.getString("person_name"),
        row.getString("post_name"),
        row.getString("organization_name"));
  }

  private static Post post(ResultSet row, int number) throws SQLException {
    return new Post(
        row.getObject("id", UUID.class),
        row.getObject("organization", UUID.class),
        row.getString("home"),
        row.getString("organization_path"),
        PostFunction.of(row.getString("function")),
        row.getString("name"),
        row.getObject("deputy", UUID.class),
        row.getObject("opened", LocalDate.class),
        row.getObject("closed", LocalDate.class));
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
