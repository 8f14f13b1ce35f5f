package xunfu.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.kernel.Fault;
import xunfu.proof.json.JsonObject;
import xunfu.trace.Trace;
import xunfu.visit.Stage;

/** What a skipped stop leaves in its day and in the log: why, and when it was decided. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SkippedStopTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Days days;
  @Autowired Trace trace;
  @LocalServerPort int port;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource owner;

  @Value("classpath*:db/migration/rounds/V*__replanned.sql")
  Resource[] replanned;

  private Caller fu;

  @BeforeAll
  void everybodyIsThere() {
    cast.enter();
    cast.account(Stage.FU);
    fu = new Caller(port).signIn(Stage.FU);
  }

  @Test
  void theLogTellsWhenTheOfficerDecidedAndNotWhenThePhoneFoundANetwork() {
    var begin = stage.today().atStartOfDay(stage.now().getOffset()).toInstant();
    var decided = begin.plus(Math.max(1, sinceBegin(begin) / 2), ChronoUnit.MILLIS);
    assertThat(toldAfterSkipping(decided)).isEqualTo(decided);
  }

  private long sinceBegin(Instant begin) {
    return stage.now().toInstant().toEpochMilli() - begin.toEpochMilli();
  }

  @Test
  void aTimeThatCannotBeIsNotTakenFromThePhone() {
    for (int days : List.of(-3, 3)) {
      var before = stage.now().toInstant();
      assertThat(toldAfterSkipping(before.plus(days, ChronoUnit.DAYS)))
          .as("%s days off", days)
          .isBetween(before, stage.now().toInstant());
    }
  }

  private Instant toldAfterSkipping(Instant decided) {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit, stage.check(stage.restaurant()));
    var answer =
        fu.post(
            "/api/days/" + day + "/skips",
            "{\"visit\":\"%s\",\"reason\":\"closed\",\"at\":\"%s\"}".formatted(visit, decided));
    assertThat(answer.status()).isEqualTo(200);
    var told = OffsetDateTime.parse(skips(visit).getFirst().text("at")).toInstant();
    var kept =
        JdbcClient.create(owner)
            .sql("select skipped_at from rounds.stop where day = :day and visit = :visit")
            .param("day", day)
            .param("visit", visit)
            .query(OffsetDateTime.class)
            .single();
    assertThat(kept.toInstant().truncatedTo(ChronoUnit.MILLIS)).isEqualTo(told);
    return told;
  }

  @Test
  void aVisitThatEndedMeanwhileIsNotSkippedAndNothingIsLogged() {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit, stage.check(stage.restaurant()));
    JdbcClient.create(owner)
        .sql("update visit.visit set state = 'withdrawn' where id = :id")
        .param("id", visit)
        .update();

    assertThatThrownBy(() -> stage.acting(Stage.FU).call(() -> days.skip(day, visit, "closed")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("already-made"));

    assertThat(skips(visit)).isEmpty();
    assertThat(stop(day, visit).state()).isEqualTo("planned");
  }

  @Test
  void aVisitPlannedAnewLeavesItsOldDayUnderACodeThatTheDeskWords() throws Exception {
    var visit = stage.check(stage.restaurant());
    var old = stage.day(visit);
    JdbcClient.create(owner)
        .sql("update rounds.day set date = :date where id = :id")
        .param("date", stage.today().minusDays(1))
        .param("id", old)
        .update();
    stage.day(visit);
    assertThat(stop(old, visit).skipReason()).isEqualTo("replanned");
    assertThat(skips(visit).getFirst().text("reason")).isEqualTo("replanned");

    for (var words : List.of("planned anew for 2026-11-24", "planned in another day")) {
      write(old, words);
      migrate();
      assertThat(stop(old, visit).skipReason()).as(words).isEqualTo("replanned");
    }
    write(old, "planned anew for good");
    migrate();
    assertThat(stop(old, visit).skipReason()).isEqualTo("planned anew for good");
  }

  @Test
  void theHeadReadsInTheZoneOfThePlaceWhenASkippedVisitCameBackToBePlanned() {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit, stage.check(stage.restaurant()));
    stage.acting(Stage.FU).call(() -> days.skip(day, visit, "closed"));
    cast.account(Stage.HEAD);
    var todo =
        new Caller(port)
            .signIn(Stage.HEAD)
            .get("/api/todos?limit=200")
            .json()
            .path("items")
            .valueStream()
            .filter(it -> it.at("/about/id").asString().equals(visit.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(todo.path("raisedAt").asString()).endsWith(stage.now().getOffset().toString());
  }

  private void write(UUID day, String reason) {
    JdbcClient.create(owner)
        .sql("update rounds.stop set skip_reason = :reason where day = :day")
        .param("reason", reason)
        .param("day", day)
        .update();
  }

  private void migrate() throws java.io.IOException {
    assertThat(replanned).hasSize(1);
    JdbcClient.create(owner).sql(replanned[0].getContentAsString(StandardCharsets.UTF_8)).update();
  }

  private Day.Stop stop(UUID day, UUID visit) {
    return stage.acting(Stage.HEAD).call(() -> days.get(day)).stops().stream()
        .filter(it -> it.visit().equals(visit))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonObject> skips(UUID visit) {
    return stage.acting(Stage.HEAD).call(() -> trace.listAbout(visit)).stream()
        .map(kept -> kept.envelope())
        .filter(it -> it.event().type().equals("stop.skipped"))
        .map(it -> it.findPayload().orElseThrow().asObject())
        .toList();
  }
}
