package xunfu.visit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Actor;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.ActingPost;
import xunfu.kernel.Scope.SystemPost;
import xunfu.trace.FileFiling;

/**
 * Where evidence is filed whose officer acts for another organisation by now: in the one for which
 * the work package was made. Only the officer himself is led there, and only to what he was given
 * or has sealed; for everybody else the scope stays his own.
 */
@Component
public class Filing implements FileFiling {
  private static final String HELD_SQL =
      """
      select k.home, k.organization, k.organization_path, k.person, k.post
        from visit.package_visit h
        join visit.package k on k.home = h.home and k.id = h.package
       where h.home = (select home from visit.id_home where id = :visit)
         and h.visit = :visit and k.person = :person
       order by k.valid_until desc
       limit 1
      """;

  private static final String SEALED_SQL =
      """
      select home, organization, organization_path, person, post
        from visit.submission
       where home = (select home from visit.id_home where id = :id) and id = :id
      """;

  private static final String SAID_SQL =
      """
      select k.home, k.organization, w.organization_path, k.person, k.post
        from (select home, id, organization_path, visit from visit.cosignature
              union all
              select home, id, organization_path, visit from visit.handing) w
        join visit.package_visit h on h.home = w.home and h.visit = w.visit
        join visit.package k on k.home = h.home and k.id = h.package
       where w.home = (select home from visit.id_home where id = :id) and w.id = :id
         and k.person = :person
       order by k.valid_until desc
       limit 1
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate reading;

  Filing(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  /**
   * The scope in which what the acting officer brings of this visit is taken in: his own record, or
   * the word of the second officer that his phone carries. Outside transactions.
   */
  public ActingPost ofVisit(UUID visit) {
    var person = Scope.acting().actor().person();
    return scope(jdbc.sql(HELD_SQL).param("visit", visit).param("person", person));
  }

  /** The scope in which a submission is looked up, and its files are kept. Outside transactions. */
  @Override
  public ActingPost ofSubmission(UUID id) {
    return scope(jdbc.sql(SEALED_SQL).param("id", id));
  }

  /**
   * The scope in which an event of a phone is looked up: a record, a co-signature, or that a sheet
   * was handed over; whoever took the visit along may have brought the word of the other officer.
   * Outside transactions.
   */
  public ActingPost ofEvent(UUID id) {
    var acting = Scope.acting();
    var filed = ofSubmission(id);
    return filed.equals(acting)
        ? scope(jdbc.sql(SAID_SQL).param("id", id).param("person", acting.actor().person()))
        : filed;
  }

  private ActingPost scope(JdbcClient.StatementSpec question) {
    var acting = Scope.acting();
    return SystemPost.RECEIVER
        .call(() -> reading.execute(_ -> question.query(Filing::filed).optional()))
        .filter(filed -> !filed.path().startsWith(acting.path()))
        .filter(filed -> filed.actor().person().equals(acting.actor().person()))
        .orElse(acting);
  }

  private static ActingPost filed(ResultSet row, int number) throws SQLException {
    return new ActingPost(
        new Actor(
            row.getString("home"),
            Written.id(row, "organization"),
            Written.id(row, "person"),
            Written.id(row, "post")),
        row.getString("organization_path"));
  }
}
