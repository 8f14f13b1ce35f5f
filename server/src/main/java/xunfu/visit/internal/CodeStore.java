package xunfu.visit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.visit.Visit;

/** Running numbers of act codes, and the codes that are shown at the door. */
@Component
public class CodeStore {
  private static final String SERIAL_SQL =
      """
      insert into visit.act_serial (home, organization, organization_path, year, kind, last)
      values (:home, :organization, :path, :year, :kind, 1)
      on conflict (home, organization, year, kind) do update set last = act_serial.last + 1
      returning last
      """;

  private static final String PUT_SQL =
      """
      insert into visit.door_code (home, visit, organization_path, secret, spoken, spoken_on,
                                   open_from, open_until, announced, page)
      values (:home, :visit, :path, :secret, :spoken, :on, :on, :until, :announced, :page::jsonb)
      on conflict (home, visit) do update
         set spoken_on = excluded.spoken_on, open_from = excluded.open_from,
             open_until = excluded.open_until, announced = excluded.announced,
             page = excluded.page
      """;

  private static final String OF_VISIT_SQL =
      """
      select secret, spoken, spoken_on, open_from, open_until, announced, page
        from visit.door_code
       where visit = :visit
      """;

  private static final String BY_SECRET_SQL =
      """
      select secret, spoken, spoken_on, open_from, open_until, announced, page
        from visit.door_code
       where secret = :secret
      """;

  private static final String BY_SPOKEN_SQL =
      """
      select secret, spoken, spoken_on, open_from, open_until, announced, page
        from visit.door_code
       where spoken_on = :today and spoken = :spoken
      """;

  private final JdbcClient jdbc;
  private final Written written;

  CodeStore(JdbcClient jdbc, Written written) {
    this.jdbc = jdbc;
    this.written = written;
  }

  /**
   * @param spokenOn the only day on which the spoken form answers
   * @param openFrom first day on which the link answers, unless the visit is announced
   * @param openUntil last day on which it answers
   */
  public record DoorCode(
      String secret,
      String spoken,
      LocalDate spokenOn,
      LocalDate openFrom,
      LocalDate openUntil,
      boolean announced,
      OpenPage page) {}

  /** The next running number of an organisation's act codes of a year and kind. */
  public int nextSerial(Visit visit, int year, int kind) {
    return jdbc.sql(SERIAL_SQL)
        .param("home", visit.home())
        .param("organization", visit.organization())
        .param("path", visit.organizationPath())
        .param("year", year)
        .param("kind", kind)
        .query(Integer.class)
        .single();
  }

  /** Writes what the door shows; a code once drawn stays. */
  public void put(Visit visit, DoorCode code) {
    jdbc.sql(PUT_SQL)
        .param("home", visit.home())
        .param("visit", visit.id())
        .param("path", visit.organizationPath())
        .param("secret", code.secret())
        .param("spoken", code.spoken())
        .param("on", code.spokenOn())
        .param("until", code.openUntil())
        .param("announced", code.announced())
        .param("page", written.json(code.page()))
        .update();
  }

  public Optional<DoorCode> ofVisit(UUID visit) {
    return jdbc.sql(OF_VISIT_SQL).param("visit", visit).query(this::read).optional();
  }

  public Optional<DoorCode> bySecret(String secret) {
    return jdbc.sql(BY_SECRET_SQL).param("secret", secret).query(this::read).optional();
  }

  public Optional<DoorCode> bySpoken(String spoken, LocalDate today) {
    return jdbc.sql(BY_SPOKEN_SQL)
        .param("spoken", spoken)
        .param("today", today)
        .query(this::read)
        .optional();
  }

  private DoorCode read(ResultSet row, int number) throws SQLException {
    return new DoorCode(
        row.getString("secret"),
        row.getString("spoken"),
        row.getObject("spoken_on", LocalDate.class),
        row.getObject("open_from", LocalDate.class),
        row.getObject("open_until", LocalDate.class),
        row.getBoolean("announced"),
        written.read(row.getString("page"), OpenPage.class));
  }
}
