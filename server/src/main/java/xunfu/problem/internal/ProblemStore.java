package xunfu.problem.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.visit.Visit;

/** Rows of {@code problem.problem}. */
@Component
public class ProblemStore {
  private static final String INSERT_SQL =
      """
      insert into problem.problem (home, id, organization, organization_path, submission, position,
                                   visit, premises, subject, topic, text, told_by, outcome, answer,
                                   others, heard_at)
      values (:home, :id, :organization, :path, :submission, :position,
              :visit, :premises, :subject, :topic, :text, :toldBy, :outcome, :answer,
              :others::jsonb, :heardAt)
      """;

  private static final String LIST_SQL =
      """
      select id, submission, visit, premises, topic, text, told_by, outcome, answer, others,
             heard_at
        from problem.problem
       where starts_with(organization_path, :path)
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final String OF_SUBMISSION_SQL =
      """
      select id, submission, visit, premises, topic, text, told_by, outcome, answer, others,
             heard_at
        from problem.problem
       where submission = :submission
       order by position
      """;

  private static final String AT_PREMISES_SQL =
      """
      select id, submission, visit, premises, topic, text, told_by, outcome, answer, others,
             heard_at
        from problem.problem
       where premises = :premises
       order by heard_at desc, id
       limit :most
      """;

  private static final String OF_SUBMISSIONS_SQL =
      """
      select position, id, submission, visit, premises, topic, text, told_by, outcome, answer,
             others, heard_at
        from problem.problem
       where submission = any (:submissions)
       order by submission, position
      """;

  private final JdbcClient jdbc;

  ProblemStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A row that mirrors the sealed JSON.
   *
   * @param others canonical JSON of members that no column holds
   */
  public record Row(
      UUID id,
      UUID submission,
      UUID visit,
      UUID premises,
      String topic,
      String text,
      @Nullable String toldBy,
      String outcome,
      @Nullable String answer,
      String others,
      Instant heardAt) {}

  public void insert(Visit of, int position, Row row, OffsetDateTime heardAt) {
    jdbc.sql(INSERT_SQL)
        .param("home", of.home())
        .param("id", row.id())
        .param("organization", of.organization())
        .param("path", of.organizationPath())
        .param("submission", row.submission())
        .param("position", position)
        .param("visit", of.id())
        .param("premises", of.premises())
        .param("subject", of.subject())
        .param("topic", row.topic())
        .param("text", row.text())
        .param("toldBy", row.toldBy())
        .param("outcome", row.outcome())
        .param("answer", row.answer())
        .param("others", row.others())
        .param("heardAt", heardAt)
        .update();
  }

  /**
   * Problems of the organisation at that path and those below it. The wall of the table is the
   * whole county, so that an officer sees what was said before at a premises; a list is not for
   * that.
   */
  public List<Row> list(String path, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("path", path)
        .param("after", after)
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  public List<Row> ofSubmission(UUID submission) {
    return jdbc.sql(OF_SUBMISSION_SQL).param("submission", submission).query(this::row).list();
  }

  /** A row and its place in the record it was sealed in. */
  record Placed(int position, Row row) {}

  List<Placed> ofSubmissions(Collection<UUID> submissions) {
    return jdbc.sql(OF_SUBMISSIONS_SQL)
        .param("submissions", submissions.toArray(UUID[]::new))
        .query((row, number) -> new Placed(row.getInt("position"), row(row, number)))
        .list();
  }

  /** Problems heard at a premises, the latest first. */
  public List<Row> atPremises(UUID premises, int most) {
    return jdbc.sql(AT_PREMISES_SQL)
        .param("premises", premises)
        .param("most", most)
        .query(this::row)
        .list();
  }

  private Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("submission", UUID.class),
        row.getObject("visit", UUID.class),
        row.getObject("premises", UUID.class),
        row.getString("topic"),
        row.getString("text"),
        row.getString("told_by"),
        row.getString("outcome"),
        row.getString("answer"),
        row.getString("others"),
        row.getObject("heard_at", OffsetDateTime.class).toInstant());
  }
}
