package xunfu.rounds.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.kernel.Place;
import xunfu.roads.Point;
import xunfu.rounds.Day;
import xunfu.rounds.internal.Drives.Between;

/** Rows of visits that were held: when, and at which premises. */
@Component
class HeldVisitStore {
  private static final String INSERT_SQL =
      """
      insert into rounds.held_visit (home, visit, day, date, organization_path, lat, lon,
                                     accuracy_metres, started_at, ended_at, kept_at)
      values (:home, :visit, :day, :date, :path, :lat, :lon, :accuracy, :startedAt, :endedAt, :at)
      on conflict (home, visit) do nothing
      """;

  private static final String NEWS_SQL =
      """
      select count(*) || ' ' || coalesce(max(kept_at)::text, '')
        from rounds.held_visit
       where organization_path = :path and date < :before
      """;

  private static final String BETWEEN_SQL =
      """
      select from_lat, from_lon, lat, lon, from_accuracy + accuracy_metres as accuracy_metres,
             left_at, started_at
        from (select lat, lon, accuracy_metres, started_at,
                     lag(lat) over of_day as from_lat,
                     lag(lon) over of_day as from_lon,
                     lag(accuracy_metres) over of_day as from_accuracy,
                     lag(ended_at) over of_day as left_at
                from rounds.held_visit
               where organization_path = :path and date < :before
              window of_day as (partition by day order by started_at, visit)) consecutive
       where from_lat is not null
       order by started_at desc
       limit :most
      """;

  private final JdbcClient jdbc;

  HeldVisitStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps when a visit of this day was held there; what is known of it already stays. */
  void keep(UUID visit, Day day, Place place, Instant startedAt, Instant endedAt, Instant at) {
    jdbc.sql(INSERT_SQL)
        .param("home", day.home())
        .param("visit", visit)
        .param("day", day.id())
        .param("date", day.date())
        .param("path", day.organizationPath())
        .param("lat", place.lat())
        .param("lon", place.lon())
        .param("accuracy", place.accuracyMetres())
        .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
        .param("endedAt", endedAt.atOffset(ZoneOffset.UTC))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Another word whenever what the days before this one teach has changed. */
  String news(String organizationPath, LocalDate before) {
    return jdbc.sql(NEWS_SQL)
        .param("path", organizationPath)
        .param("before", before)
        .query(String.class)
        .single();
  }

  /** What lies between consecutive visits of days before this one, the latest first. */
  List<Between> between(String organizationPath, LocalDate before, int most) {
    return jdbc.sql(BETWEEN_SQL)
        .param("path", organizationPath)
        .param("before", before)
        .param("most", most)
        .query(HeldVisitStore::read)
        .list();
  }

  private static Between read(ResultSet row, int number) throws SQLException {
    return new Between(
        new Point(row.getInt("from_lat"), row.getInt("from_lon")),
        new Point(row.getInt("lat"), row.getInt("lon")),
        row.getInt("accuracy_metres"),
        row.getObject("left_at", OffsetDateTime.class).toInstant(),
        row.getObject("started_at", OffsetDateTime.class).toInstant());
  }
}
