package xunfu.organization.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.organization.Acting;
import xunfu.organization.ClientKind;
import xunfu.organization.Person;

/** Keeps who is signed in. */
@Repository
class SessionStore {

  record Row(UUID person, String name, String source, String client, boolean touch) {

    Person asPerson() {
      return new Person(person, name, source);
    }
  }

  private static final String OPEN_SQL =
      """
      insert into organization.session (token_hash, person, client, opened_at, seen_at, ends_at)
      values (:token, :person, :client, :now, :now, :ends)
      """;

  private static final String FIND_SQL =
      """
      select s.person, p.name, p.source, s.client, s.seen_at < :touch as touch
        from organization.session s
        join organization.person p on p.id = s.person
        join organization.account a on a.person = s.person and a.disabled_at is null
       where s.token_hash = :token
         and s.ends_at > :now
         and (s.client <> 'desk' or s.seen_at > :idle)
      """;

  private static final String POSTS_SQL =
      """
      select h.person, h.post, p.organization, p.home, p.organization_path, p.function,
             person.name as person_name, pv.name as post_name, ov.name as organization_name
        from organization.holding h
        join organization.person person on person.id = h.person
        join organization.post p on p.id = h.post and (p.closed is null or p.closed > :now::date)
        join organization.post_version pv on pv.post = p.id and pv.valid_until is null
        join organization.organization_version ov on ov.organization = p.organization and ov.valid_until is null
       where h.person = :person and h.held_from <= :now and (h.held_until is null or h.held_until > :now)
       order by case h.kind when 'main' then 0 when 'additional' then 1 else 2 end, h.held_from, h.id
      """;

  private static final String TOUCH_SQL =
      """
      update organization.session set seen_at = :now where token_hash = :token
      """;

  private static final String CLOSE_SQL =
      """
      delete from organization.session where token_hash = :token
      """;

  private static final String CLOSE_OTHERS_SQL =
      """
      delete from organization.session
       where person = :person
         and (ends_at <= :now
              or token_hash not in (
                select token_hash from organization.session
                 where person = :person order by opened_at desc limit :keep))
      """;

  private final JdbcClient jdbc;

  SessionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void open(byte[] token, UUID person, ClientKind client, Instant now, Instant ends) {
    jdbc.sql(OPEN_SQL)
        .param("token", token)
        .param("person", person)
        .param("client", client.wire())
        .param("now", PostStore.utc(now))
        .param("ends", PostStore.utc(ends))
        .update();
  }

  Optional<Row> find(byte[] token, Instant now, Instant idle, Instant touch) {
    return jdbc.sql(FIND_SQL)
        .param("token", token)
        .param("now", PostStore.utc(now))
        .param("idle", PostStore.utc(idle))
        .param("touch", PostStore.utc(touch))
        .query(Row.class)
        .optional();
  }

  List<Acting> posts(UUID person, Instant now) {
    return jdbc.sql(POSTS_SQL)
        .param("person", person)
        .param("now", PostStore.utc(now))
        .query((row, _) -> PostStore.acting(row))
        .list();
  }

  void touch(byte[] token, Instant now) {
    jdbc.sql(TOUCH_SQL).param("token", token).param("now", PostStore.utc(now)).update();
  }

  void close(byte[] token) {
    jdbc.sql(CLOSE_SQL).param("token", token).update();
  }

  /** Ends what has run out and what is more than a person may have at a time. */
  void closeOthers(UUID person, int keep, Instant now) {
    jdbc.sql(CLOSE_OTHERS_SQL)
        .param("person", person)
        .param("keep", keep)
        .param("now", PostStore.utc(now))
        .update();
  }
}
