package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.rounds.Days;

/** Who decides about a version that is not the present one is told of both. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditedMeanwhileTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Visits visits;
  @Autowired Days days;
  @LocalServerPort int port;

  private Caller deputy;

  /** The same person in another window. */
  private Caller again;

  @BeforeAll
  void everybodyIsThere() {
    cast.enter();
    cast.account(Stage.DEPUTY);
    deputy = new Caller(port).signIn(Stage.DEPUTY);
    again = new Caller(port).signIn(Stage.DEPUTY);
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

  @Test
  void ofTwoWhoAnswerForOneVersionOfAVisitAtTheSameMomentExactlyOnePasses() throws Exception {
    for (int round = 0; round < 5; round++) {
      var visit = stage.check(stage.restaurant());
      stage.day(visit);
      var path = "/api/visits/" + visit;
      var tag = deputy.get(path).json().path("version").asString();
      var refusal = "{\"accept\":false,\"reason\":\"换一天\"}";
      assertThat(
              atOnce(
                  () -> under(deputy, tag).post(path + "/approval", refusal),
                  () -> under(again, tag).post(path + "/approval", refusal)))
          .containsExactlyInAnyOrder(200, 412);
    }
  }

  @Test
  void ofTwoWhoSkipUnderOneVersionOfADayAtTheSameMomentExactlyOnePasses() throws Exception {
    for (int round = 0; round < 5; round++) {
      var first = stage.check(stage.restaurant());
      var second = stage.check(stage.restaurant());
      var path = "/api/days/" + stage.day(first, second);
      var tag = deputy.get(path).json().path("version").asString();
      assertThat(
              atOnce(
                  () -> under(deputy, tag).post(path + "/skips", skip(first)),
                  () -> under(again, tag).post(path + "/skips", skip(second))))
          .containsExactlyInAnyOrder(200, 412);
    }
  }

  @Test
  void anApprovalThatRacesASkipApprovesNoVisitWithoutADay() throws Exception {
    for (int round = 0; round < 5; round++) {
      var first = stage.check(stage.restaurant());
      var day = stage.day(first, stage.check(stage.restaurant()));
      stage.acting(Stage.HEAD).call(() -> days.propose(day));
      var path = "/api/days/" + day;
      assertThat(
              atOnce(
                  () -> under(deputy, null).post(path + "/approval", "{\"accept\":true}"),
                  () -> under(again, null).post(path + "/skips", skip(first))))
          .containsExactly(200, 200);
      var skipped = stage.acting(Stage.HEAD).call(() -> visits.get(first));
      assertThat(skipped.day()).isNull();
      assertThat(skipped.state()).isNotEqualTo(VisitState.APPROVED);
    }
  }

  private static String skip(UUID visit) {
    return "{\"visit\":\"%s\",\"reason\":\"停业\"}".formatted(visit);
  }

  private static Caller under(Caller caller, @Nullable String tag) {
    return caller.ifMatch(tag);
  }

  /** What two calls answer that set out together. */
  private List<Integer> atOnce(Supplier<Caller.Answer> one, Supplier<Caller.Answer> other)
      throws Exception {
    var start = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          Stream.of(one, other)
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            start.await();
                            return call.get().status();
                          }))
              .toList();
      return List.of(answers.getFirst().get(), answers.getLast().get());
    } finally {
      deputy.ifMatch(null);
      again.ifMatch(null);
    }
  }

  private Caller.Answer approve(String path, String tag) {
    try {
      return deputy.ifMatch(tag).post(path + "/approval", "{\"accept\":true}");
    } finally {
      deputy.ifMatch(null);
    }
  }
}
