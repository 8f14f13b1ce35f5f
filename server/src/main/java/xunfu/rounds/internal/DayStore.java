package xunfu.rounds.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.rounds.Day;
import xunfu.rounds.Day.DecidedBy;
import xunfu.rounds.Day.Stop;
import xunfu.rounds.TravelTable;
import xunfu.visit.Visit.PairMember;

/** Rows of days and their stops. */
@Component
public class DayStore {
  private static final TypeReference<List<PairMember>> PAIR = new TypeReference<>() {};
  private static final TypeReference<List<List<String>>> WINDOWS = new TypeReference<>() {};

  private static final String CLAIM_SQL =
      """
      insert into rounds.id_home (id, home) values (:id, :home) on conflict (id) do nothing
      """;

  private static final String INSERT_SQL =
      """
      insert into rounds.day (home, id, organization, organization_path, date, state, pair,
                              start_place, end_place, work_from, work_until, depart_at, back_at,
                              seconds, metres, matrix, estimated, made_at, changed_at)
      values (:home, :id, :organization, :path, :date, :state, :pair::jsonb,
              :start::jsonb, :end::jsonb, :from, :until, :departAt, :backAt,
              :seconds, :metres, :matrix::jsonb, :estimated, :at, :at)
      """;

  private static final String REORDER_SQL =
      """
      update rounds.day
         set depart_at = :departAt, back_at = :backAt, seconds = :seconds, metres = :metres,
             matrix = :matrix::jsonb, estimated = :estimated, changed_at = :at
       where id = :id
      """;

  private static final String DECIDE_SQL =
      """
      update rounds.day
         set state = :state, changed_at = :at,
             proposal = coalesce(:proposal::jsonb, proposal),
             approval = coalesce(:approval::jsonb, approval)
       where id = :id and state = any(:before)
      """;

  private static final String PUT_STOP_SQL =
      """
      insert into rounds.stop (home, day, visit, organization_path, premises, position, name,
                               place, arrive_at, leave_at, service_seconds, windows, reason, state)
      values (:home, :day, :visit, :path, :premises, :position, :name,
              :place::jsonb, :arriveAt, :leaveAt, :serviceSeconds, :windows::jsonb,
              :reason::jsonb, 'planned')
      on conflict (home, day, visit) do update
         set position = excluded.position, arrive_at = excluded.arrive_at,
             leave_at = excluded.leave_at, reason = excluded.reason
      """;

  private static final String SKIP_SQL =
      """
      update rounds.stop
         set state = 'skipped', skip_reason = :reason, skipped_by_person = :person,
             skipped_at = :at, arrive_at = null, leave_at = null
       where day = :day and visit = :visit and state = 'planned'
      """;

  private static final String FIND_SQL =
      """
      select home, id, organization, organization_path, date, state, pair, start_place, end_place,
             work_from, work_until, depart_at, back_at, seconds, metres, matrix, proposal, approval
        from rounds.day
       where id = :id
      """;

  private static final String LIST_SQL =
      """
      select home, id, organization, organization_path, date, state, pair, start_place, end_place,
             work_from, work_until, depart_at, back_at, seconds, metres, matrix, proposal, approval
        from rounds.day
       where (:date::date is null or date = :date)
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final String LOCK_SQL =
      """
      select id from rounds.day where id = :id for update
      """;

  private static final String BESIDE_SQL =
      """
      select home, id, organization, organization_path, date, state, pair, start_place, end_place,
             work_from, work_until, depart_at, back_at, seconds, metres, matrix, proposal, approval
        from rounds.day
       where home = :home and organization = :organization and date = :date and id <> :id
       order by id
       limit :limit
      """;

  private static final String STOPS_SQL =
      """
      select visit, premises, position, name, place, arrive_at, leave_at, service_seconds, windows,
             reason, state, skip_reason
        from rounds.stop
       where day = :day
       order by state = 'skipped', position, visit
      """;

  private static final String DAY_OF_SQL =
      """
      select day from rounds.stop where visit = :visit and state = 'planned'
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DayStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Takes an id for a day of this home; false when it is taken. */
  public boolean claim(UUID id, String home) {
    return jdbc.sql(CLAIM_SQL).param("id", id).param("home", home).update() == 1;
  }

  /**
   * Adds the day.
   *
   * @throws org.springframework.dao.DuplicateKeyException when one of its visits stands in another
   *     day
   */
  public void insert(Day day, Instant at) {
    var sql =
        jdbc.sql(INSERT_SQL)
            .param("home", day.home())
            .param("organization", day.organization())
            .param("path", day.organizationPath())
            .param("date", day.date())
            .param("state", day.state())
            .param("pair", json.writeValueAsString(day.pair()))
            .param("start", json.writeValueAsString(day.start()))
            .param("end", json.writeValueAsString(day.end()))
            .param("from", day.from())
            .param("until", day.until());
    ordered(sql, day, at).update();
    stops(day);
  }

  /** Writes the order anew. */
  public void reorder(Day day, Instant at) {
    ordered(jdbc.sql(REORDER_SQL), day, at).update();
    stops(day);
  }

  private JdbcClient.StatementSpec ordered(JdbcClient.StatementSpec sql, Day day, Instant at) {
    return sql.param("id", day.id())
        .param("departAt", utc(day.departAt()))
        .param("backAt", utc(day.backAt()))
        .param("seconds", day.seconds())
        .param("metres", day.metres())
        .param("matrix", json.writeValueAsString(day.table()))
        .param("estimated", day.table().estimated())
        .param("at", utc(at));
  }

  private void stops(Day day) {
    for (var stop : day.stops()) {
      if (stop.isPlanned()) {
        jdbc.sql(PUT_STOP_SQL)
            .param("home", day.home())
            .param("day", day.id())
            .param("visit", stop.visit())
            .param("path", day.organizationPath())
            .param("premises", stop.premises())
            .param("position", stop.position())
            .param("name", stop.name())
            .param("place", json.writeValueAsString(stop.place()))
            .param("arriveAt", utcOrNull(stop.arriveAt()))
            .param("leaveAt", utcOrNull(stop.leaveAt()))
            .param("serviceSeconds", stop.serviceSeconds())
            .param("windows", json.writeValueAsString(stop.windows()))
            .param("reason", json.writeValueAsString(stop.reason()))
            .update();
      }
    }
  }

  /** Moves the day on; false when it was in none of the states named. */
  public boolean decide(
      UUID id,
      List<String> before,
      String state,
      @Nullable DecidedBy proposal,
      @Nullable DecidedBy approval,
      Instant at) {
    return jdbc.sql(DECIDE_SQL)
            .param("id", id)
            .param("before", before.toArray(String[]::new))
            .param("state", state)
            .param("proposal", proposal == null ? null : json.writeValueAsString(proposal))
            .param("approval", approval == null ? null : json.writeValueAsString(approval))
            .param("at", utc(at))
            .update()
        == 1;
  }

  /** Marks a stop as skipped; false when it is not planned. */
  public boolean skip(UUID day, UUID visit, String reason, UUID person, Instant at) {
    return jdbc.sql(SKIP_SQL)
            .param("day", day)
            .param("visit", visit)
            .param("reason", reason)
            .param("person", person)
            .param("at", utc(at))
            .update()
        == 1;
  }

  public Optional<Day> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(this::read).optional();
  }

  public List<Day> list(@Nullable LocalDate date, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("date", date)
        .param("after", after)
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  /** Lets nobody else change this day before the transaction ends. */
  public void lock(UUID id) {
    jdbc.sql(LOCK_SQL).param("id", id).query(UUID.class).optional();
  }

  /** The days of the other pairs of the same organisation and date. */
  public List<Day> beside(Day day, int limit) {
    return jdbc.sql(BESIDE_SQL)
        .param("home", day.home())
        .param("organization", day.organization())
        .param("date", day.date())
        .param("id", day.id())
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  /** The day in which a visit is planned. */
  public Optional<UUID> dayOf(UUID visit) {
    return jdbc.sql(DAY_OF_SQL).param("visit", visit).query(UUID.class).optional();
  }

  private Day read(ResultSet row, int number) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Day(
        row.getString("home"),
        id,
        row.getObject("organization", UUID.class),
        row.getString("organization_path"),
        row.getObject("date", LocalDate.class),
        row.getString("state"),
        json.readValue(row.getString("pair"), PAIR),
        json.readValue(row.getString("start_place"), Place.class),
        json.readValue(row.getString("end_place"), Place.class),
        row.getObject("work_from", LocalTime.class),
        row.getObject("work_until", LocalTime.class),
        instant(row, "depart_at"),
        instant(row, "back_at"),
        row.getInt("seconds"),
        row.getInt("metres"),
        json.readValue(row.getString("matrix"), TravelTable.class),
        decidedBy(row.getString("proposal")),
        decidedBy(row.getString("approval")),
        jdbc.sql(STOPS_SQL).param("day", id).query(this::stop).list());
  }

  private @Nullable DecidedBy decidedBy(@Nullable String written) {
    return written == null ? null : json.readValue(written, DecidedBy.class);
  }

  private Stop stop(ResultSet row, int number) throws SQLException {
    return new Stop(
        row.getObject("visit", UUID.class),
        row.getObject("premises", UUID.class),
        row.getInt("position"),
        row.getString("name"),
        json.readValue(row.getString("place"), Place.class),
        instantOrNull(row, "arrive_at"),
        instantOrNull(row, "leave_at"),
        row.getInt("service_seconds"),
        json.readValue(row.getString("windows"), WINDOWS),
        json.readValue(row.getString("reason"), Text.class),
        row.getString("state"),
        row.getString("skip_reason"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
