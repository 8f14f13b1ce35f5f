package xunfu.inspection.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import xunfu.checklist.Device;
import xunfu.checklist.FormRef;
import xunfu.checklist.content.Pieces;
import xunfu.visit.Visit;

/** Rows of inspections, answers and findings. */
@Component
class InspectionStore {
  private static final TypeReference<List<FormRef>> FORMS = new TypeReference<>() {};
  private static final TypeReference<List<Device>> DEVICES = new TypeReference<>() {};
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  private static final String INSERT_SQL =
      """
      insert into inspection.inspection (home, submission, organization_path, visit, premises,
                                         subject, held_on, catalogue, forms, traits, devices,
                                         officers)
      values (:home, :submission, :path, :visit, :premises,
              :subject, :on, :catalogue, :forms::jsonb, :traits, :devices::jsonb,
              :officers::jsonb)
      """;

  private static final String ANSWER_SQL =
      """
      insert into inspection.answer (home, submission, position, organization_path, question,
                                     scope, value, way, at, remark, fact, evidence, others)
      values (:home, :submission, :position, :path, :question,
              :scope, :value, :way, :at, :remark, :fact, :evidence, :others::jsonb)
      """;

  private static final String FINDING_SQL =
      """
      insert into inspection.finding (home, submission, position, organization_path, id, question,
                                      scope, text, evidence, measure, due_on, others)
      values (:home, :submission, :position, :path, :id, :question,
              :scope, :text, :evidence, :measure, :dueOn, :others::jsonb)
      """;

  private static final String FIND_SQL =
      """
      select submission, visit, premises, held_on, catalogue, forms, traits, devices, officers
        from inspection.inspection
       where submission = :submission
      """;

  private static final String OF_PREMISES_SQL =
      """
      select submission, visit, premises, held_on, catalogue, forms, traits, devices, officers
        from inspection.inspection
       where premises = :premises
       order by held_on desc, submission desc
       limit :most
      """;

  private static final String ANSWERS_SQL =
      """
      select question, scope, value, way, at, remark, fact, evidence, others
        from inspection.answer
       where submission = :submission
       order by position
      """;

  private static final String FINDINGS_SQL =
      """
      select id, question, scope, text, evidence, measure, due_on, others
        from inspection.finding
       where submission = :submission
       order by position
      """;

  private static final String ANSWERS_OF_SQL =
      """
      select submission, position, question, scope, value, way, at, remark, fact, evidence, others
        from inspection.answer
       where submission = any (:submissions)
       order by submission, position
      """;

  private static final String FINDINGS_OF_SQL =
      """
      select submission, position, id, question, scope, text, evidence, measure, due_on, others
        from inspection.finding
       where submission = any (:submissions)
       order by submission, position
      """;

  private final JdbcClient jdbc;

  InspectionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(
      UUID submission,
      UUID visit,
      UUID premises,
      LocalDate heldOn,
      String catalogue,
      List<FormRef> forms,
      List<String> traits,
      List<Device> devices,
      List<String> officers) {}

  void insert(Visit visit, UUID submission, SealedInspection part, LocalDate on) {
    jdbc.sql(INSERT_SQL)
        .param("home", visit.home())
        .param("submission", submission)
        .param("path", visit.organizationPath())
        .param("visit", visit.id())
        .param("premises", visit.premises())
        .param("subject", visit.subject())
        .param("on", on)
        .param("catalogue", part.catalogue())
        .param("forms", Pieces.JSON.writeValueAsString(part.forms()))
        .param("traits", part.traits().toArray(String[]::new))
        .param("devices", Pieces.JSON.writeValueAsString(part.devices()))
        .param("officers", Pieces.JSON.writeValueAsString(part.officers()))
        .update();
  }

  void answer(Visit visit, UUID submission, int position, AnswerRow answer) {
    jdbc.sql(ANSWER_SQL)
        .param("home", visit.home())
        .param("submission", submission)
        .param("position", position)
        .param("path", visit.organizationPath())
        .param("question", answer.question())
        .param("scope", answer.scope())
        .param("value", answer.value())
        .param("way", answer.way())
        .param("at", answer.at())
        .param("remark", answer.remark())
        .param("fact", answer.fact())
        .param("evidence", array(answer.evidence()))
        .param("others", answer.others())
        .update();
  }

  void finding(Visit visit, UUID submission, int position, FindingRow finding) {
    jdbc.sql(FINDING_SQL)
        .param("home", visit.home())
        .param("submission", submission)
        .param("position", position)
        .param("path", visit.organizationPath())
        .param("id", finding.id())
        .param("question", finding.question())
        .param("scope", finding.scope())
        .param("text", finding.text())
        .param("evidence", array(finding.evidence()))
        .param("measure", finding.measure())
        .param("dueOn", finding.dueOn())
        .param("others", finding.others())
        .update();
  }

  private static String @Nullable [] array(@Nullable List<String> words) {
    return words == null ? null : words.toArray(String[]::new);
  }

  Optional<Row> find(UUID submission) {
    return jdbc.sql(FIND_SQL).param("submission", submission).query(this::row).optional();
  }

  /** Inspections at a premises, the latest first. */
  List<Row> ofPremises(UUID premises, int most) {
    return jdbc.sql(OF_PREMISES_SQL)
        .param("premises", premises)
        .param("most", most)
        .query(this::row)
        .list();
  }

  List<AnswerRow> answers(UUID submission) {
    return jdbc.sql(ANSWERS_SQL)
        .param("submission", submission)
        .query(InspectionStore::answer)
        .list();
  }

  List<FindingRow> findings(UUID submission) {
    return jdbc.sql(FINDINGS_SQL)
        .param("submission", submission)
        .query(InspectionStore::finding)
        .list();
  }

  /** A row and its place in the record it was sealed in. */
  record Placed<T>(UUID submission, int position, T row) {}

  List<Placed<AnswerRow>> answers(Collection<UUID> submissions) {
    return jdbc.sql(ANSWERS_OF_SQL)
        .param("submissions", submissions.toArray(UUID[]::new))
        .query((row, number) -> placed(row, answer(row, number)))
        .list();
  }

  List<Placed<FindingRow>> findings(Collection<UUID> submissions) {
    return jdbc.sql(FINDINGS_OF_SQL)
        .param("submissions", submissions.toArray(UUID[]::new))
        .query((row, number) -> placed(row, finding(row, number)))
        .list();
  }

  private static <T> Placed<T> placed(ResultSet row, T read) throws SQLException {
    return new Placed<>(row.getObject("submission", UUID.class), row.getInt("position"), read);
  }

  private static AnswerRow answer(ResultSet row, int number) throws SQLException {
    return new AnswerRow(
        row.getString("question"),
        row.getString("scope"),
        row.getString("value"),
        row.getString("way"),
        row.getString("at"),
        row.getString("remark"),
        row.getString("fact"),
        words(row, "evidence"),
        row.getString("others"));
  }

  private static FindingRow finding(ResultSet row, int number) throws SQLException {
    return new FindingRow(
        row.getString("id"),
        row.getString("question"),
        row.getString("scope"),
        row.getString("text"),
        words(row, "evidence"),
        row.getString("measure"),
        row.getString("due_on"),
        row.getString("others"));
  }

  private Row row(ResultSet row, int number) throws SQLException {
    var traits = words(row, "traits");
    return new Row(
        row.getObject("submission", UUID.class),
        row.getObject("visit", UUID.class),
        row.getObject("premises", UUID.class),
        row.getObject("held_on", LocalDate.class),
        row.getString("catalogue"),
        Pieces.JSON.readValue(row.getString("forms"), FORMS),
        traits == null ? List.of() : traits,
        Pieces.JSON.readValue(row.getString("devices"), DEVICES),
        Pieces.JSON.readValue(row.getString("officers"), NAMES));
  }

  private static @Nullable List<String> words(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? null : List.of((String[]) array.getArray());
  }
}
