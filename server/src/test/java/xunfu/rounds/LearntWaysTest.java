package xunfu.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.proof.event.Times;
import xunfu.proof.json.JsonText;
import xunfu.visit.Stage;

/** Accepted records teach how long ways take, and the next day is planned by it. */
@HouseTest
class LearntWaysTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Days days;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource owner;

  @BeforeEach
  void enter() {
    cast.enter();
  }

  @Test
  void afterDaysOfSlowValleyDrivesTheNextDayExpectsLongerWaysThere() {
    var near = stage.restaurant();
    var far = inTheNextValley(stage.restaurant());
    var before = expected(near, far);
    assertThat(before.estimated()).isTrue();
    assertThat(before.withinPercent()).as("nobody has driven yet").isNull();

    for (int day = 1; day <= 12; day++) {
      drivenDaysAgo(day, near, far, 2 * between(before));
    }

    var after = expected(near, far);
    assertThat(between(after)).isBetween((int) (1.5 * between(before)), 2 * between(before));
    assertThat(after.withinPercent()).isBetween(1, 60);
    assertThat(rows()).as("two visits a day, and of whom nothing").isEqualTo(24);
  }

  /** Between the two stops of a day that only visits them. */
  private static int between(TravelTable table) {
    return table.seconds().get(1).get(2);
  }

  private TravelTable expected(UUID... premises) {
    var visits = List.of(premises).stream().map(stage::service).toArray(UUID[]::new);
    var day = stage.day(visits);
    var table = stage.as(Stage.HEAD, () -> days.get(day)).table();
    for (var visit : visits) {
      stage.acting(Stage.HEAD).call(() -> days.skip(day, visit, "只是问路"));
    }
    return table;
  }

  /** The pair visits both, drives so long between them, and the day goes so far into the past. */
  private void drivenDaysAgo(int daysAgo, UUID near, UUID far, int seconds) {
    var first = stage.service(near);
    var second = stage.service(far);
    var day = stage.approvedDay(first, second);
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(day, phone);
    var now = stage.now();
    // the later visit arrives first, as it may when two phones send
    stage.send(
        phone,
        stage
            .record(manifest, second, phone)
            .with("endedAt", new JsonText(Times.write(now.plusSeconds(seconds + 600L))))
            .with("startedAt", new JsonText(Times.write(now.plusSeconds(seconds))))
            .officers(Stage.FU)
            .seal());
    stage.send(
        phone,
        stage
            .record(manifest, first, phone)
            .with("startedAt", new JsonText(Times.write(now.minusSeconds(600))))
            .with("endedAt", new JsonText(Times.write(now)))
            .number(1)
            .officers(Stage.FU)
            .seal());
    jdbc()
        .sql("update rounds.held_visit set date = date - :days::int where day = :day")
        .param("days", daysAgo)
        .param("day", day)
        .update();
  }

  private UUID inTheNextValley(UUID premises) {
    jdbc()
        .sql("update registry.premises set lat = lat + 900000 where id = :id")
        .param("id", premises)
        .update();
    return premises;
  }

  private int rows() {
    return jdbc().sql("select count(*) from rounds.held_visit").query(Integer.class).single();
  }

  private JdbcClient jdbc() {
    return JdbcClient.create(owner);
  }
}
