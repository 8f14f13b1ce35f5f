package xunfu.visit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import xunfu.visit.Visit;
import xunfu.visit.Visit.PairMember;
import xunfu.visit.VisitState;
import xunfu.visit.Window;

/** Rows of {@code visit.visit}. */
@Component
public class VisitStore {
  private static final TypeReference<List<PairMember>> PAIR = new TypeReference<>() {};

  private static final String LOCK_SQL =
      """
      select pg_advisory_xact_lock(hashtextextended(:thing::text, 0))
      """;

  private static final String LOCK_ROWS_SQL =
      """
      select id from visit.visit where id = any(:ids::uuid[]) order by id for update
      """;

  private static final String INSERT_SQL =
      """
      insert into visit.visit (home, id, organization, organization_path, subject, premises, kind,
                               window_from, window_until, parts, needs, announced, state, post,
                               made_at, changed_at)
      values (:home, :id, :organization, :path, :subject, :premises, :kind,
              :from, :until, :parts, :needs, :announced, 'proposed', :post, :at, :at)
      """;

  private static final String MERGE_SQL =
      """
      update visit.visit
         set kind = :kind, window_from = :from, window_until = :until, parts = :parts,
             needs = :needs, changed_at = :at
       where id = :id and state = :state
      """;

  private static final String STATE_SQL =
      """
      update visit.visit set state = :state, changed_at = :at where id = :id and state = any(:from)
      """;

  private static final String ACT_SQL =
      """
      update visit.visit
         set state = 'approved', act_code = coalesce(act_code, :actCode), changed_at = :at
       where id = :id and state = :state and day is not distinct from :day::uuid
         and officers = :officers::jsonb
         and kind = :kind and parts = :parts::text[] and needs = :needs::text[]
         and window_from = :from and window_until = :until
      """;

  private static final String FIX_SQL =
      """
      update visit.visit
         set day = :day, day_date = :date, officers = :officers::jsonb, post = :post,
             changed_at = :at
       where id = :id and state in ('proposed', 'approved', 'decide-again')
      """;

  private static final String RELEASE_SQL =
      """
      update visit.visit
         set day = null, day_date = null, officers = '[]', changed_at = :at
       where id = :id and state in ('proposed', 'approved', 'decide-again')
      """;

  private static final String FIND_SQL =
      """
      select home, id, organization, organization_path, subject, premises, kind, window_from,
             window_until, parts, needs, announced, state, post, day, day_date, officers, act_code
        from visit.visit
       where id = :id
      """;

  private static final String OPEN_AT_SQL =
      """
      select home, id, organization, organization_path, subject, premises, kind, window_from,
             window_until, parts, needs, announced, state, post, day, day_date, officers, act_code
        from visit.visit
       where home = :home and premises = :premises and organization = :organization
         and state in ('proposed', 'approved', 'decide-again')
       order by id
      """;

  private static final String APPROVED_OF_SQL =
      """
      select organization, kind, day_date, window_from, window_until
        from visit.approved_of(:home, :subject, :but)
      """;

  private static final String OF_DAY_SQL =
      """
      select home, id, organization, organization_path, subject, premises, kind, window_from,
             window_until, parts, needs, announced, state, post, day, day_date, officers, act_code
        from visit.visit
       where day = :day
       order by id
      """;

  private static final String LIST_SQL =
      """
      select home, id, organization, organization_path, subject, premises, kind, window_from,
             window_until, parts, needs, announced, state, post, day, day_date, officers, act_code
        from visit.visit
       where (:state::text is null or state = :state)
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final String ARRIVED_SQL =
      """
      select v.home, v.id, v.organization, v.organization_path, v.subject, v.premises, v.kind,
             v.window_from, v.window_until, v.parts, v.needs, v.announced, v.state, v.post, v.day,
             v.day_date, v.officers, v.act_code
        from visit.visit v
        join visit.submission s on s.home = v.home and s.visit = v.id
       where (:after::uuid is null or v.id < :after)
       group by v.home, v.id
       order by v.id desc
       limit :limit
      """;

  private final JdbcClient jdbc;
  private final Written written;

  VisitStore(JdbcClient jdbc, Written written) {
    this.jdbc = jdbc;
    this.written = written;
  }

  /** Keeps two demands for one premises from making two visits at the same moment. */
  public void lockPremises(UUID premises) {
    lock(premises);
  }

  /** Keeps two approvals for one subject from counting at the same moment. */
  public void lockSubject(UUID subject) {
    lock(subject);
  }

  /**
   * Lets nobody else change these visits before the transaction ends; in the order of their ids.
   */
  public void lock(java.util.Collection<UUID> ids) {
    jdbc.sql(LOCK_ROWS_SQL)
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(UUID.class)
        .list();
  }

  private void lock(UUID thing) {
    jdbc.sql(LOCK_SQL).param("thing", thing).query((row, number) -> true).single();
  }

  /** Adds a proposed visit. */
  public void insert(Visit visit, Instant at) {
    jdbc.sql(INSERT_SQL)
        .param("home", visit.home())
        .param("id", visit.id())
        .param("organization", visit.organization())
        .param("path", visit.organizationPath())
        .param("subject", visit.subject())
        .param("premises", visit.premises())
        .param("kind", visit.kind())
        .param("from", visit.window().from())
        .param("until", visit.window().until())
        .param("parts", DemandStore.sorted(visit.parts()))
        .param("needs", DemandStore.sorted(visit.needs()))
        .param("announced", visit.announced())
        .param("post", visit.post())
        .param("at", Written.at(at))
        .update();
  }

  /**
   * Writes what a merge has changed; false when the visit is not in the state any more in which it
   * was merged.
   */
  public boolean merge(
      UUID id,
      VisitState seen,
      String kind,
      Window window,
      java.util.Collection<String> parts,
      java.util.Collection<String> needs,
      Instant at) {
    return jdbc.sql(MERGE_SQL)
            .param("id", id)
            .param("state", seen.code())
            .param("kind", kind)
            .param("from", window.from())
            .param("until", window.until())
            .param("parts", DemandStore.sorted(parts))
            .param("needs", DemandStore.sorted(needs))
            .param("at", Written.at(at))
            .update()
        == 1;
  }

  /** Moves the visit on; false when it was in none of the states named. */
  public boolean move(UUID id, List<VisitState> from, VisitState to, Instant at) {
    return jdbc.sql(STATE_SQL)
            .param("id", id)
            .param("state", to.code())
            .param("from", from.stream().map(VisitState::code).toArray(String[]::new))
            .param("at", Written.at(at))
            .update()
        == 1;
  }

  /**
   * Approves what was decided about; an act code once given stays.
   *
   * @return false when state, day, pair or what it is made for are others by now
   */
  public boolean approve(Visit seen, String actCode, Instant at) {
    return jdbc.sql(ACT_SQL)
            .param("id", seen.id())
            .param("state", seen.state().code())
            .param("day", seen.day())
            .param("officers", written.json(seen.officers()))
            .param("kind", seen.kind())
            .param("parts", DemandStore.sorted(seen.parts()))
            .param("needs", DemandStore.sorted(seen.needs()))
            .param("from", seen.window().from())
            .param("until", seen.window().until())
            .param("actCode", actCode)
            .param("at", Written.at(at))
            .update()
        == 1;
  }

  /** Puts the visit into a pair's day; false when it is no longer open. */
  public boolean fix(UUID id, UUID day, LocalDate date, List<PairMember> pair, Instant at) {
    return jdbc.sql(FIX_SQL)
            .param("id", id)
            .param("day", day)
            .param("date", date)
            .param("officers", written.json(pair))
            .param("post", pair.getFirst().post())
            .param("at", Written.at(at))
            .update()
        == 1;
  }

  /** Takes the visit out of its day; false when it is no longer open. */
  public boolean release(UUID id, Instant at) {
    return jdbc.sql(RELEASE_SQL).param("id", id).param("at", Written.at(at)).update() == 1;
  }

  public Optional<Visit> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(this::read).optional();
  }

  /** Visits of an organisation that are still to be made at these premises. */
  public List<Visit> openAt(String home, UUID organization, UUID premises) {
    return jdbc.sql(OPEN_AT_SQL)
        .param("home", home)
        .param("organization", organization)
        .param("premises", premises)
        .query(this::read)
        .list();
  }

  /**
   * A visit that is approved and not made yet.
   *
   * @param date null while it stands in no day
   */
  public record Approved(UUID organization, String kind, @Nullable LocalDate date, Window window) {}

  /**
   * Approved visits of a subject that are not made yet, one left out: of the whole county, so that
   * stations of one authority count together.
   */
  public List<Approved> approvedOf(String home, UUID subject, UUID but) {
    return jdbc.sql(APPROVED_OF_SQL)
        .param("home", home)
        .param("subject", subject)
        .param("but", but)
        .query(
            (row, number) ->
                new Approved(
                    Written.id(row, "organization"),
                    row.getString("kind"),
                    row.getObject("day_date", LocalDate.class),
                    window(row)))
        .list();
  }

  public List<Visit> ofDay(UUID day) {
    return jdbc.sql(OF_DAY_SQL).param("day", day).query(this::read).list();
  }

  /** Visits in the order of their ids, in one state or in all. */
  public List<Visit> list(@Nullable VisitState state, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("state", state == null ? null : state.code())
        .param("after", after)
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  /** Visits whose record has arrived, the newest first. */
  public List<Visit> arrived(@Nullable UUID after, int limit) {
    return jdbc.sql(ARRIVED_SQL)
        .param("after", after)
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  private static Window window(ResultSet row) throws SQLException {
    return new Window(
        row.getObject("window_from", LocalDate.class),
        row.getObject("window_until", LocalDate.class));
  }

  private Visit read(ResultSet row, int number) throws SQLException {
    return new Visit(
        row.getString("home"),
        Written.id(row, "id"),
        Written.id(row, "organization"),
        row.getString("organization_path"),
        row.getObject("subject", UUID.class),
        Written.id(row, "premises"),
        row.getString("kind"),
        window(row),
        Written.words(row, "parts"),
        Written.words(row, "needs"),
        row.getBoolean("announced"),
        VisitState.of(row.getString("state")),
        Written.id(row, "post"),
        row.getObject("day", UUID.class),
        row.getObject("day_date", LocalDate.class),
        written.read(row.getString("officers"), PAIR),
        row.getString("act_code"));
  }
}
