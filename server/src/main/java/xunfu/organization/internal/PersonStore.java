package xunfu.organization.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.organization.Certificate;
import xunfu.organization.Holding;
import xunfu.organization.HoldingKind;
import xunfu.organization.Person;
import xunfu.organization.Post;

/** Keeps people, what they hold and their certificates. */
@Repository
public class PersonStore {

  private static final String PUT_SQL =
      """
      insert into organization.person (id, name, source) values (:id, :name, :source)
      on conflict (id) do update set name = excluded.name, source = excluded.source
      """;

  private static final String FIND_SQL =
      """
      select id, name, source from organization.person where id = :id
      """;

  private static final String LIST_SQL =
      """
      select id, name, source
        from organization.person
       where (:word::text is null or position(:word in name) > 0)
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final String HOLDINGS_SQL =
      """
      select id, person, post, kind, held_from, held_until
        from organization.holding
       where person = :person and held_from <= :at and (held_until is null or held_until > :at)
       order by case kind when 'main' then 0 when 'additional' then 1 else 2 end, held_from, id
      """;

  private static final String ADD_HOLDING_SQL =
      """
      insert into organization.holding (id, home, organization_path, person, post, kind, held_from)
      values (:id, :home, :path, :person, :post, :kind, :from)
      """;

  private static final String END_MAIN_SQL =
      """
      update organization.holding set held_until = :from
       where person = :person and kind = 'main' and held_until is null
      """;

  private static final String END_HOLDING_SQL =
      """
      update organization.holding set held_until = :from where id = :id and held_until is null
      """;

  private static final String FIND_CERTIFICATE_SQL =
      """
      select id, person, number, issuer, valid_from, valid_until, revoked_on
        from organization.certificate where number = :number
      """;

  private static final String CERTIFICATES_SQL =
      """
      select id, person, number, issuer, valid_from, valid_until, revoked_on
        from organization.certificate where person = :person
       order by valid_from desc, id
      """;

  private static final String LIST_CERTIFICATES_SQL =
      """
      select id, person, number, issuer, valid_from, valid_until, revoked_on
        from organization.certificate
       where (:person::uuid is null or person = :person)
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final String ADD_CERTIFICATE_SQL =
      """
      insert into organization.certificate
        (id, home, organization_path, person, number, issuer, valid_from, valid_until)
      values (:id, :home, :path, :person, :number, :issuer, :from, :until)
      """;

  private static final String REVOKE_CERTIFICATE_SQL =
      """
      update organization.certificate set revoked_on = :on where id = :id and revoked_on is null
      """;

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void put(Person person) {
    jdbc.sql(PUT_SQL)
        .param("id", person.id())
        .param("name", person.name())
        .param("source", person.source())
        .update();
  }

  public Optional<Person> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(Person.class).optional();
  }

  public List<Person> list(@Nullable String word, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("word", word)
        .param("after", after)
        .param("limit", limit)
        .query(Person.class)
        .list();
  }

  public List<Holding> holdings(UUID person, Instant at) {
    return jdbc.sql(HOLDINGS_SQL)
        .param("person", person)
        .param("at", PostStore.utc(at))
        .query((row, _) -> holding(row))
        .list();
  }

  public void addHolding(Holding holding, Post post) {
    jdbc.sql(ADD_HOLDING_SQL)
        .param("id", holding.id())
        .param("home", post.home())
        .param("path", post.path())
        .param("person", holding.person())
        .param("post", holding.post())
        .param("kind", holding.kind().wire())
        .param("from", PostStore.utc(holding.from()))
        .update();
  }

  public void endMain(UUID person, Instant from) {
    jdbc.sql(END_MAIN_SQL).param("person", person).param("from", PostStore.utc(from)).update();
  }

  public void endHolding(UUID holding, Instant from) {
    jdbc.sql(END_HOLDING_SQL).param("id", holding).param("from", PostStore.utc(from)).update();
  }

  public Optional<Certificate> findCertificate(String number) {
    return jdbc.sql(FIND_CERTIFICATE_SQL)
        .param("number", number)
        .query(Certificate.class)
        .optional();
  }

  public List<Certificate> certificates(UUID person) {
    return jdbc.sql(CERTIFICATES_SQL).param("person", person).query(Certificate.class).list();
  }

  public List<Certificate> listCertificates(
      @Nullable UUID person, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_CERTIFICATES_SQL)
        .param("person", person)
        .param("after", after)
        .param("limit", limit)
        .query(Certificate.class)
        .list();
  }

  public void addCertificate(Certificate certificate, Post post) {
    jdbc.sql(ADD_CERTIFICATE_SQL)
        .param("id", certificate.id())
        .param("home", post.home())
        .param("path", post.path())
        .param("person", certificate.person())
        .param("number", certificate.number())
        .param("issuer", certificate.issuer())
        .param("from", certificate.validFrom())
        .param("until", certificate.validUntil())
        .update();
  }

  public void revokeCertificate(UUID certificate, LocalDate on) {
    jdbc.sql(REVOKE_CERTIFICATE_SQL).param("id", certificate).param("on", on).update();
  }

  private static Holding holding(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject("held_until", OffsetDateTime.class);
    return new Holding(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        row.getObject("post", UUID.class),
        HoldingKind.of(row.getString("kind")),
        row.getObject("held_from", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant());
  }
}
