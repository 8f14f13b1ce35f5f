package xunfu.visit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.kernel.Text;
import xunfu.visit.GateView;
import xunfu.visit.Supervision;
import xunfu.visit.Supervision.Measure;
import xunfu.visit.Visit;
import xunfu.visit.internal.gate.GateDecision;
import xunfu.visit.internal.gate.GateFacts.EarlierCheck;
import xunfu.visit.internal.gate.GateFacts.Moment;

/** What the gate remembers: its decisions, supervision rows, visits made, items checked. */
@Component
public class DecisionStore {
  private static final String DECIDED_SQL =
      """
      insert into visit.decision (home, id, organization_path, visit, moment, verdict, lines,
                                  supervisions, at)
      values (:home, :id, :path, :visit, :moment, :verdict, :lines::jsonb, :supervisions, :at)
      """;

  private static final String LATEST_SQL =
      """
      select lines from visit.decision where visit = :visit order by at desc, id desc limit 1
      """;

  private static final String SUPERVISE_SQL =
      """
      insert into visit.supervision (home, id, organization_path, authority, subject, premises,
                                     origin, rank, measure, at_least, at_most, depth, valid_from,
                                     valid_until, reason, written_at)
      values (:home, :id, :path, :authority, :subject, :premises,
              :origin, :rank, :measure, :atLeast, :atMost, :depth, :from,
              :until, :reason::jsonb, :at)
      on conflict (home, id) do update
         set rank = excluded.rank, measure = excluded.measure, at_least = excluded.at_least,
             at_most = excluded.at_most, depth = excluded.depth, valid_from = excluded.valid_from,
             valid_until = excluded.valid_until, reason = excluded.reason,
             written_at = excluded.written_at
      """;

  private static final String SUPERVISIONS_SQL =
      """
      select id, subject, premises, authority, origin, rank, measure, at_least, at_most, depth,
             valid_from, valid_until, reason
        from visit.supervision
       where home = :home and subject = :subject and authority = :authority
         and (premises is null or premises = :premises)
       order by id
      """;

  private static final String RELYING_SQL =
      """
      select distinct v.id
        from visit.visit v
        left join visit.decision d on d.home = v.home and d.visit = v.id
       where v.state = 'approved' and v.subject = :subject
         and (:supervision = any(d.supervisions) or :fresh)
      """;

  private static final String ENTRY_SQL =
      """
      insert into visit.entry (home, id, organization_path, authority, subject, premises, held_on,
                               kind, counts)
      values (:home, :visit, :path, :authority, :subject, :premises, :on, :kind, :counts)
      on conflict (home, id) do nothing
      """;

  private static final String COUNTED_SQL =
      """
      select count(*) from visit.entry
       where home = :home and subject = :subject and authority = :authority and counts
         and held_on between make_date(:year, 1, 1) and make_date(:year, 12, 31)
         and id <> :visit
      """;

  private static final String CHECKED_SQL =
      """
      insert into visit.checked_item (home, visit, form, item, organization_path, subject,
                                      checked_on)
      values (:home, :visit, :form, :item, :path, :subject, :on)
      on conflict (home, visit, form, item) do nothing
      """;

  private static final String EARLIER_SQL =
      """
      select e.held_on, e.kind, e.authority,
             coalesce(array_agg(distinct c.form) filter (where c.form is not null), '{}') as forms
        from visit.entry e
        left join visit.checked_item c on c.home = e.home and c.visit = e.id
       where e.home = :home and e.subject = :subject and e.held_on >= :since and e.id <> :visit
       group by e.held_on, e.kind, e.authority, e.id
       order by e.held_on
      """;

  private final JdbcClient jdbc;
  private final Written written;

  DecisionStore(JdbcClient jdbc, Written written) {
    this.jdbc = jdbc;
    this.written = written;
  }

  /** Keeps a decision. */
  public void decided(UUID id, Visit visit, Moment moment, GateDecision decision, Instant at) {
    jdbc.sql(DECIDED_SQL)
        .param("home", visit.home())
        .param("id", id)
        .param("path", visit.organizationPath())
        .param("visit", visit.id())
        .param("moment", moment.name().toLowerCase(java.util.Locale.ROOT))
        .param("verdict", decision.verdict().code())
        .param("lines", written.json(GateView.of(decision)))
        .param("supervisions", decision.supervisionsUsed().toArray(UUID[]::new))
        .param("at", Written.at(at))
        .update();
  }

  /** The latest decision about a visit. */
  public Optional<GateView> latest(UUID visit) {
    return jdbc.sql(LATEST_SQL)
        .param("visit", visit)
        .query((row, number) -> written.read(row.getString("lines"), GateView.class))
        .optional();
  }

  /** Writes a row down, or its new content under the same id. */
  public void supervise(String home, String path, Supervision row, Instant at) {
    var sql =
        jdbc.sql(SUPERVISE_SQL)
            .param("home", home)
            .param("id", row.id())
            .param("path", path)
            .param("authority", row.authority())
            .param("subject", row.subject())
            .param("premises", row.premises())
            .param("origin", row.origin())
            .param("rank", row.rank())
            .param("from", row.validFrom())
            .param("until", row.validUntil())
            .param("reason", written.json(row.reason()))
            .param("at", Written.at(at));
    switch (row.measure()) {
      case Measure.NoActiveCheck _ -> measure(sql, "no-active-check", null, null, null);
      case Measure.YearlyChecks(int least, int most) ->
          measure(sql, "yearly-checks", least, most, null);
      case Measure.Depth(String depth) -> measure(sql, "depth", null, null, depth);
    }
  }

  private static void measure(
      JdbcClient.StatementSpec sql,
      String name,
      @Nullable Integer least,
      @Nullable Integer most,
      @Nullable String depth) {
    sql.param("measure", name)
        .param("atLeast", least)
        .param("atMost", most)
        .param("depth", depth)
        .update();
  }

  /** Rows about a subject at a premises for an authority. */
  public List<Supervision> supervisions(String home, UUID subject, UUID premises, UUID authority) {
    return jdbc.sql(SUPERVISIONS_SQL)
        .param("home", home)
        .param("subject", subject)
        .param("premises", premises)
        .param("authority", authority)
        .query(this::supervision)
        .list();
  }

  /**
   * Approved visits whose decision relied on a row.
   *
   * @param fresh whether the row is new, so that every approved visit of the subject is meant
   */
  public List<UUID> relyingOn(UUID supervision, UUID subject, boolean fresh) {
    return jdbc.sql(RELYING_SQL)
        .param("supervision", supervision)
        .param("subject", subject)
        .param("fresh", fresh)
        .query(UUID.class)
        .list();
  }

  /** Remembers that a visit was made. */
  public void entered(Visit visit, UUID authority, UUID subject, LocalDate on, boolean counts) {
    jdbc.sql(ENTRY_SQL)
        .param("home", visit.home())
        .param("visit", visit.id())
        .param("path", visit.organizationPath())
        .param("authority", authority)
        .param("subject", subject)
        .param("premises", visit.premises())
        .param("on", on)
        .param("kind", visit.kind())
        .param("counts", counts)
        .update();
  }

  /** Counted visits of an authority to a subject in a year, this one left out. */
  public int counted(String home, UUID subject, UUID authority, int year, UUID visit) {
    return jdbc.sql(COUNTED_SQL)
        .param("home", home)
        .param("subject", subject)
        .param("authority", authority)
        .param("year", year)
        .param("visit", visit)
        .query(Integer.class)
        .single();
  }

  /** Remembers items that were truly checked. */
  public void checked(Visit visit, UUID subject, String form, String item, LocalDate on) {
    jdbc.sql(CHECKED_SQL)
        .param("home", visit.home())
        .param("visit", visit.id())
        .param("form", form)
        .param("item", item)
        .param("path", visit.organizationPath())
        .param("subject", subject)
        .param("on", on)
        .update();
  }

  /** Checks of the subject since a day; those of the authorities named are a superior's. */
  public List<EarlierCheck> earlier(
      String home, UUID subject, LocalDate since, UUID visit, Set<UUID> superiors) {
    return jdbc.sql(EARLIER_SQL)
        .param("home", home)
        .param("subject", subject)
        .param("since", since)
        .param("visit", visit)
        .query(
            (row, number) ->
                new EarlierCheck(
                    row.getObject("held_on", LocalDate.class),
                    row.getString("kind"),
                    superiors.contains(Written.id(row, "authority")),
                    Set.copyOf(Written.words(row, "forms"))))
        .list();
  }

  private Supervision supervision(ResultSet row, int number) throws SQLException {
    return new Supervision(
        Written.id(row, "id"),
        Written.id(row, "subject"),
        row.getObject("premises", UUID.class),
        Written.id(row, "authority"),
        row.getString("origin"),
        row.getInt("rank"),
        measure(row),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        written.read(row.getString("reason"), Text.class));
  }

  private static Measure measure(ResultSet row) throws SQLException {
    return switch (row.getString("measure")) {
      case "no-active-check" -> new Measure.NoActiveCheck();
      case "yearly-checks" ->
          new Measure.YearlyChecks(row.getInt("at_least"), row.getInt("at_most"));
      default -> new Measure.Depth(row.getString("depth"));
    };
  }
}
