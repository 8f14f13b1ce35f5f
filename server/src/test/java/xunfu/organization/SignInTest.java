package xunfu.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.kernel.Scope.SystemPost;

/** Who gets in, who does not, and how long. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

  @Autowired Cast cast;
  @Autowired People people;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource ownerDataSource;

  private Caller caller;

  @BeforeAll
  void enterTheCast() {
    cast.enter();
    cast.account("officer.fu");
    cast.account("officer.yao");
    cast.account("officer.second");
  }

  @BeforeEach
  void openABrowser() {
    caller = new Caller(port);
  }

  @Test
  void anOfficerSignsInAndIsToldForWhomHeActs() {
    var answer = caller.post("/api/session", Caller.signInBody("officer.fu", Cast.PASSWORD));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/person/name").asString()).isEqualTo("傅青");
    assertThat(answer.json().at("/posts/0/function").asString()).isEqualTo("officer");
    assertThat(answer.json().at("/posts/0/organization/name").asString()).isEqualTo("富春江市场监督管理所");
    assertThat(answer.json().at("/posts/0/organization/home").asString()).isEqualTo(Cast.TONGLU);
    assertThat(answer.json().path("actingFor").asString())
        .isEqualTo(Cast.postOf("officer.fu").toString());
    assertThat(answer.json().path("fictional").asBoolean()).isTrue();
    assertThat(answer.json().path("serverTime").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00");
    assertThat(caller.get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void whatAProxyOfTheSameHostPassesOnIsNotTrustedAsThisMachine() {
    assertThat(caller.get("/metrics").status()).isNotEqualTo(404);
    var outside = new Caller(port).passedOnFor("203.0.113.9");
    assertThat(outside.get("/metrics").status()).isEqualTo(404);
    assertThat(outside.get("/health/ready").status()).isEqualTo(404);
    assertThat(outside.post("/api/session", Caller.signInBody("officer.fu", Cast.PASSWORD)).code())
        .isEqualTo("demo-only-here");
  }

  @Test
  void theSessionCookieIsOutOfReachOfScripts() {
    var answer = caller.post("/api/session", Caller.signInBody("officer.fu", Cast.PASSWORD));

    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .filteredOn(c -> c.startsWith("XUNFU-SESSION"))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  void thePhonesSignInOutlivesItsBrowserTheDesksDoesNot() {
    var phone = sessionCookie("officer.fu", "phone");
    var desk = sessionCookie("officer.fu", "desk");

    assertThat(phone).contains("Max-Age=28800");
    assertThat(desk).doesNotContain("Max-Age");
  }

  private String sessionCookie(String name, String client) {
    String body = Caller.signInBody(name, Cast.PASSWORD).replace("\"phone\"", '"' + client + '"');
    return new Caller(port)
        .post("/api/session", body).response().headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("XUNFU-SESSION"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
    var wrong = caller.post("/api/session", Caller.signInBody("officer.second", "guess"));
    var unknown = caller.post("/api/session", Caller.signInBody("nobody.at.all", "guess"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("wrong-name-or-password");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.code()).isEqualTo(wrong.code());
    assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
  }

  @Test
  void guessingIsSlowedDownButTheOwnersOwnBrowserIsNot() {
    var own = new Caller(port).signIn("officer.yao");
    for (int i = 0; i < 4; i++) {
      caller.post("/api/session", Caller.signInBody("officer.yao", "guess " + i));
    }

    var next = caller.post("/api/session", Caller.signInBody("officer.yao", Cast.PASSWORD));
    assertThat(next.status()).isEqualTo(429);
    assertThat(next.code()).isEqualTo("too-many-tries");
    assertThat(next.json().path("retryAfterSeconds").asInt()).isBetween(1, 5);
    assertThat(own.post("/api/session", Caller.signInBody("officer.yao", Cast.PASSWORD)).status())
        .isEqualTo(200);
  }

  @Test
  void anUnsafeRequestWithoutTheTokenIsRefused() {
    caller.signIn("officer.fu");
    var forged = caller.plain("DELETE", "/api/session", null, false);

    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.code()).isEqualTo("no-csrf-token");
    assertThat(caller.get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void afterSigningOutTheCookieIsWorthNothing() {
    caller.signIn("officer.fu");
    assertThat(caller.delete("/api/session").status()).isEqualTo(204);

    var answer = caller.get("/api/session");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("signed-out");
  }

  @Test
  void whoIsReleasedFromThePostMayDoNothingAtTheNextRequest() {
    cast.account("officer.jiande");
    caller.signIn("officer.jiande");
    assertThat(caller.get("/api/posts").status()).isEqualTo(200);

    SystemPost.IMPORT.run(
        () ->
            transaction.executeWithoutResult(
                _ ->
                    people
                        .holdings(Cast.id("officer.jiande"))
                        .forEach(h -> people.release(h.id(), Instant.now()))));

    assertThat(caller.get("/api/posts").code()).isEqualTo("not-your-post");
  }

  @Test
  void aDeskThatStoodIdleIsSignedOutAndAPhoneIsNot() {
    var desk = new Caller(port);
    desk.post(
        "/api/session", Caller.signInBody("officer.fu", Cast.PASSWORD).replace("phone", "desk"));
    caller.signIn("officer.fu");
    assertThat(desk.get("/api/session").status()).isEqualTo(200);

    owner("update organization.session set seen_at = seen_at - interval '31 minutes'");

    assertThat(desk.get("/api/session").code()).isEqualTo("signed-out");
    assertThat(caller.get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void aPhoneIsSignedOutAfterItsDay() {
    caller.signIn("officer.fu");
    owner("update organization.session set ends_at = ends_at - interval '8 hours'");

    assertThat(caller.get("/api/session").code()).isEqualTo("signed-out");
  }

  @Test
  void theTokenItselfIsNotInTheDatabase() {
    caller.signIn("officer.fu");
    String token = String.valueOf(caller.cookie("XUNFU-SESSION"));

    assertThat(
            JdbcClient.create(ownerDataSource)
                .sql("select count(*) from organization.session s where s::text like :token")
                .param("token", "%" + token + "%")
                .query(Long.class)
                .single())
        .isZero();
  }

  private void owner(String sql) {
    JdbcClient.create(ownerDataSource).sql(sql).update();
  }

  @Test
  void whoIsTransferredActsForTheNewStationAtTheNextRequest() {
    cast.account("head.fuchunjiang");
    caller.signIn("head.fuchunjiang");
    assertThat(organisation(caller)).isEqualTo("富春江市场监督管理所");

    move("head.fuchunjiang", Cast.postOf("officer.second"), Instant.now());
    assertThat(organisation(caller)).isEqualTo("分水市场监督管理所");

    caller.as(Cast.postOf("head.fuchunjiang"));
    assertThat(caller.get("/api/session").code()).isEqualTo("not-your-post");
    move("head.fuchunjiang", Cast.postOf("head.fuchunjiang"), Instant.now());
  }

  private void move(String who, UUID post, Instant from) {
    SystemPost.IMPORT.run(
        () ->
            transaction.executeWithoutResult(
                _ -> people.appoint(Cast.id(who), post, HoldingKind.MAIN, from)));
  }

  private static String organisation(Caller caller) {
    return caller.get("/api/session").json().at("/posts/0/organization/name").asString();
  }

  @Test
  void whoHoldsTwoPostsChoosesForWhichToAct() {
    SystemPost.IMPORT.run(
        () ->
            transaction.executeWithoutResult(
                _ ->
                    people.appoint(
                        Cast.id("officer.second"),
                        Cast.postOf("head.fuchunjiang"),
                        HoldingKind.DELEGATED,
                        Cast.BEGAN)));
    caller.signIn("officer.second").as(Cast.postOf("head.fuchunjiang"));

    var answer = caller.get("/api/session");

    assertThat(answer.json().path("posts")).hasSize(2);
    assertThat(answer.json().path("actingFor").asString())
        .isEqualTo(Cast.postOf("head.fuchunjiang").toString());
  }

  @Test
  void nobodyActsInAPostThatIsNotHis() {
    caller.signIn("officer.fu").as(Cast.postOf("head.fuchunjiang"));

    assertThat(caller.get("/api/session").code()).isEqualTo("not-your-post");
  }

  @Test
  void everyFaultCarriesTheIdOfItsRequest() {
    var answer = caller.get("/api/session");

    assertThat(answer.json().path("requestId").asString())
        .isEqualTo(answer.response().headers().firstValue("X-Request-Id").orElseThrow());
  }

  @Test
  void whatCannotBeReadIsTheCallersFault() {
    assertThat(caller.post("/api/session", "{").status()).isEqualTo(400);
    assertThat(caller.post("/api/session", "[]").status()).isEqualTo(400);
    assertThat(caller.post("/api/session", "{\"client\":\"toaster\"}").status()).isEqualTo(400);
    assertThat(caller.post("/api/session", Caller.signInBody("a\\u0000b", "x")).status())
        .isBetween(400, 499);
  }
}
