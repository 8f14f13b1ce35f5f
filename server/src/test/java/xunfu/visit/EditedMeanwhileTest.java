package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;

/** Who decides about a version that is not the present one is told of both. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditedMeanwhileTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Visits visits;
  @LocalServerPort int port;

  private Caller deputy;

  @BeforeAll
  void everybodyIsThere() {
    cast.enter();
    cast.account(Stage.DEPUTY);
    deputy = new Caller(port).signIn(Stage.DEPUTY);
  }

  @Test
  void anApprovalOfAVisitThatWasMovedSinceItWasReadIsNotDoneAndTellsBothVersions() {
    var visit = stage.check(stage.restaurant());
    stage.day(visit);
    var read = deputy.get("/api/visits/" + visit);
    var tag = read.response().headers().firstValue("ETag").orElseThrow();
    assertThat(read.json().path("version").asString()).isEqualTo(tag);
    assertThat(deputy.get("/api/visits/" + visit).json().path("version").asString()).isEqualTo(tag);
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.fix(visit, UUID.randomUUID(), stage.today().plusDays(1), Stage.pair());
              return true;
            });

    var refused = approve("/api/visits/" + visit, tag);

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.code()).isEqualTo("changed-since");
    assertThat(refused.json().path("sent").asString()).isEqualTo(tag);
    assertThat(refused.json().at("/now/date").asString())
        .isEqualTo(stage.today().plusDays(1).toString());
    var now = refused.json().path("version").asString();
    assertThat(now).isEqualTo(refused.json().at("/now/version").asString()).isNotEqualTo(tag);
    assertThat(approve("/api/visits/" + visit, now).status()).isEqualTo(200);
  }

  @Test
  void anApprovalOfADayFromWhichAStopWasTakenSinceIsNotDone() {
    var first = stage.check(stage.restaurant());
    var day = stage.day(first, stage.check(stage.restaurant()));
    cast.account(Stage.HEAD);
    var head = new Caller(port).signIn(Stage.HEAD);
    head.post("/api/days/" + day + "/proposal", "{}");
    var tag = deputy.get("/api/days/" + day).json().path("version").asString();
    head.post(
        "/api/days/" + day + "/skips", "{\"visit\":\"%s\",\"reason\":\"停业\"}".formatted(first));

    var refused = approve("/api/days/" + day, tag);

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.json().at("/now/stops/1/state").asString()).isEqualTo("skipped");
    assertThat(approve("/api/days/" + day, refused.json().path("version").asString()).status())
        .isEqualTo(200);
  }

  private Caller.Answer approve(String path, String tag) {
    try {
      return deputy.ifMatch(tag).post(path + "/approval", "{\"accept\":true}");
    } finally {
      deputy.ifMatch(null);
    }
  }
}
