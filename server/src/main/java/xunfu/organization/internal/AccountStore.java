package xunfu.organization.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps accounts and counts the tries to sign in. */
@Repository
public class AccountStore {

  /** An account that is open, with the source of its person. */
  public record Account(UUID person, String passwordHash, String source) {}

  private static final String PUT_SQL =
      """
      insert into organization.account (person, name, password_hash, opened_at)
      values (:person, :name, :hash, :now)
      on conflict (person) do update set name = excluded.name, password_hash = excluded.password_hash
      """;

  private static final String FIND_SQL =
      """
      select a.person, a.password_hash, p.source
        from organization.account a
        join organization.person p on p.id = a.person
       where a.name = :name and a.disabled_at is null
      """;

  private static final String KNOWN_SQL =
      """
      select exists (
        select from organization.try where account_hash = :account and acquaintance = :acquaintance)
      """;

  /** Counts a try before its password is looked at, unless the time to wait is not over yet. */
  private static final String CHARGE_SQL =
      """
      insert into organization.try as t (account_hash, acquaintance, failures, last_at, wait_until)
      values (:account, :acquaintance, 1, :now, :now)
      on conflict (account_hash, acquaintance) do update
         set failures = case when t.last_at < :forgotten then 1 else t.failures + 1 end,
             last_at = :now,
             wait_until = :now::timestamptz + make_interval(secs => (:delays::int[])[
               least(case when t.last_at < :forgotten then 1 else t.failures + 1 end,
                     array_length(:delays::int[], 1))])
       where t.wait_until <= :now
      returning failures
      """;

  private static final String WAIT_SQL =
      """
      select ceil(extract(epoch from wait_until - :now::timestamptz))::int
        from organization.try where account_hash = :account and acquaintance = :acquaintance
      """;

  private static final String CLEAR_SQL =
      """
      update organization.try set failures = 0, wait_until = :now
       where account_hash = :account and acquaintance = :acquaintance
      """;

  private static final String ACQUAINT_SQL =
      """
      insert into organization.try (account_hash, acquaintance, failures, last_at, wait_until)
      values (:account, :acquaintance, 0, :now, :now)
      """;

  private static final String FORGET_SQL =
      """
      delete from organization.try where last_at < :before
      """;

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void put(UUID person, String name, String hash, Instant now) {
    jdbc.sql(PUT_SQL)
        .param("person", person)
        .param("name", name)
        .param("hash", hash)
        .param("now", PostStore.utc(now))
        .update();
  }

  Optional<Account> find(String name) {
    return jdbc.sql(FIND_SQL).param("name", name).query(Account.class).optional();
  }

  boolean known(byte[] account, String acquaintance) {
    return jdbc.sql(KNOWN_SQL)
        .param("account", account)
        .param("acquaintance", acquaintance)
        .query(Boolean.class)
        .single();
  }

  /** Counts the try; empty when it comes too early and must not be looked at. */
  Optional<Integer> charge(
      byte[] account, String acquaintance, String delays, Instant now, Instant forgotten) {
    return jdbc.sql(CHARGE_SQL)
        .param("account", account)
        .param("acquaintance", acquaintance)
        .param("delays", delays)
        .param("now", PostStore.utc(now))
        .param("forgotten", PostStore.utc(forgotten))
        .query(Integer.class)
        .optional();
  }

  int waitSeconds(byte[] account, String acquaintance, Instant now) {
    return jdbc.sql(WAIT_SQL)
        .param("account", account)
        .param("acquaintance", acquaintance)
        .param("now", PostStore.utc(now))
        .query(Integer.class)
        .optional()
        .orElse(1);
  }

  void clear(byte[] account, String acquaintance, Instant now) {
    jdbc.sql(CLEAR_SQL)
        .param("account", account)
        .param("acquaintance", acquaintance)
        .param("now", PostStore.utc(now))
        .update();
  }

  void acquaint(byte[] account, String acquaintance, Instant now) {
    jdbc.sql(ACQUAINT_SQL)
        .param("account", account)
        .param("acquaintance", acquaintance)
        .param("now", PostStore.utc(now))
        .update();
  }

  void forget(Instant before) {
    jdbc.sql(FORGET_SQL).param("before", PostStore.utc(before)).update();
  }
}
