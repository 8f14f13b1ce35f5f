package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.collaboration.ToDo;
import xunfu.collaboration.ToDos;
import xunfu.organization.Devices;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonTruth;

/** The rules "Acceptance" as a phone meets them: every case with its answer, over the wire. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptedOrRefusedTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Visits visits;
  @Autowired Submissions submissions;
  @Autowired Numbers numbers;
  @Autowired Devices devices;
  @Autowired ToDos todos;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource owner;

  @LocalServerPort int port;

  private Caller fu;

  @BeforeAll
  void everybodyIsThere() {
    cast.enter();
    cast.account(Stage.FU);
    fu = new Caller(port).signIn(Stage.FU);
  }

  /** An approved check, taken along on a phone of Fu. */
  private record Taken(UUID visit, Pen phone, JsonObject manifest) {}

  private Taken taken() {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    return new Taken(visit, phone, stage.take(stage.approvedDay(visit), phone));
  }

  private Sealing record(Taken taken) {
    return stage.record(taken.manifest(), taken.visit(), taken.phone());
  }

  private Caller.Answer send(Envelope envelope) {
    return fu.post("/api/submissions", envelope.write().canonicalText());
  }

  @Test
  void aRecordInOrderIsCreatedAndSentAgainIsTheSame() {
    var envelope = record(taken()).laidOut().seal();
    var first = send(envelope);
    var again = send(envelope);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("receipt")).isEqualTo(first.json().path("receipt"));
    assertThat(codes(first)).containsExactly("cosignature-missing", "part-remarked");
  }

  @Test
  void aDeviceThatIsNotBoundIsRefused() {
    var taken = taken();
    var stranger = new Pen(taken.phone().owner());
    var envelope = stranger.seal("visit.sealed", stage.now(), record(taken).payload());
    assertRefused(send(envelope), 403, "device-not-bound");
  }

  @Test
  void aSignatureThatDoesNotFitIsRefused() {
    var good = record(taken()).seal();
    var other = record(taken()).seal();
    var forged =
        new Envelope(good.event(), other.signature(), good.findPayload().get(), good.salt());
    assertRefused(send(forged), 403, "bad-signature");
  }

  @Test
  void aPayloadThatIsNotTheSealedOneIsRefused() {
    var good = record(taken()).seal();
    var bent = good.findPayload().get().asObject().with("language", "en");
    assertRefused(
        send(new Envelope(good.event(), good.signature(), bent, good.salt())), 422, "not-readable");
  }

  @Test
  void otherContentUnderAKnownIdIsRefusedWithBothHashes() {
    var taken = taken();
    var first = record(taken).seal();
    send(first);
    var second =
        taken
            .phone()
            .seal(
                first.event().id(),
                "visit.sealed",
                2,
                first.event().hash(),
                stage.now(),
                record(taken).with("firm", Json.read("null")).payload());
    var answer = send(second);
    assertRefused(answer, 409, "other-content");
    assertThat(answer.json().path("kept").asString()).isEqualTo(first.event().hash().hex());
    assertThat(answer.json().path("sent").asString()).isEqualTo(second.event().hash().hex());
  }

  @Test
  void aVisitThatNoPackageOfThisDeviceEverHeldIsRefused() {
    var held = taken();
    var other = stage.check(stage.restaurant());
    var envelope = record(held).with("visit", Json.read("\"" + other + "\"")).seal();
    assertRefused(send(envelope), 404, "visit-never-held");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertRefused(fu.post("/api/submissions", "{"), 422, "not-readable");
    assertRefused(fu.post("/api/submissions", "[1,2]"), 422, "not-readable");
    assertRefused(fu.post("/api/submissions", "{\"a\":1,\"a\":2}"), 422, "not-readable");
    var noOfficers = record(taken()).with("officers", Json.read("7")).seal();
    assertRefused(send(noOfficers), 422, "not-readable");
    var badTime = record(taken()).with("endedAt", Json.read("\"gestern\"")).seal();
    assertRefused(send(badTime), 422, "not-readable");
    var nul =
        record(taken()).with("firm", Json.read("{\"name\":\"a\\u0000\",\"role\":\"店长\"}")).seal();
    assertRefused(send(nul), 422, "not-readable");
    var unknown = taken();
    assertRefused(
        send(unknown.phone().seal("visit.dreamt", stage.now(), record(unknown).payload())),
        422,
        "not-readable");
  }

  @Test
  void anEnvelopeOfTwoMegabytesAndMoreIsTooLarge() {
    assertRefused(
        fu.post("/api/submissions", "{\"x\":\"" + "a".repeat(2 * 1024 * 1024) + "\"}"),
        413,
        "too-large");
  }

  @Test
  void anUnknownCertificateIsFlaggedToTheStationHead() {
    var answer = send(record(taken()).officers(Stage.FU, Stage.HEAD).seal());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(codes(answer)).contains("certificate-expired");
    assertTodo(Stage.HEAD, "flag-certificate-expired", answer);
  }

  @Test
  void aMissingAndADoubledSecondOfficerAreFlagged() {
    assertThat(codes(send(record(taken()).officers(Stage.FU).seal())))
        .contains("second-officer-missing");
    assertThat(codes(send(record(taken()).officers(Stage.FU, Stage.FU).seal())))
        .contains("second-officer-same");
  }

  @Test
  void aRecordSealedAfterTheDayIsFlaggedToTheApprover() {
    var answer = send(record(taken()).at(stage.now().plusDays(2)).seal());
    assertThat(codes(answer)).contains("code-expired");
    assertTodo(Stage.DEPUTY, "flag-code-expired", answer);
  }

  @Test
  void aVisitWithdrawnInTheMeantimeIsAcceptedAndTheApproverRegularisesIt() {
    var taken = taken();
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.withdraw(taken.visit(), "店家停业");
              return true;
            });
    var answer = send(record(taken).seal());
    assertThat(codes(answer)).contains("visit-withdrawn");
    assertTodo(Stage.DEPUTY, "flag-visit-withdrawn", answer);

    stage
        .acting(Stage.DEPUTY)
        .call(
            () -> {
              visits.answer(List.of(taken.visit()), true, "已核实");
              return true;
            });
    assertThat(kinds(Stage.DEPUTY, answer)).doesNotContain("flag-visit-withdrawn");
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(taken.visit())).state())
        .isEqualTo(VisitState.CONCLUDED);
  }

  @Test
  void aVisitWhoseApprovalWasTakenBackIsAcceptedAndTheApproverRegularisesIt() {
    var taken = taken();
    answer(taken, false);
    var answer = send(record(taken).seal());
    assertThat(codes(answer)).contains("not-approved-any-more");
    assertTodo(Stage.DEPUTY, "flag-not-approved-any-more", answer);

    answer(taken, true);
    assertThat(kinds(Stage.DEPUTY, answer)).doesNotContain("flag-not-approved-any-more");
  }

  @Test
  void aVisitThatIsToBeDecidedAgainIsFlaggedToTheApprover() {
    var taken = taken();
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.release(taken.visit());
              return true;
            });
    assertThat(codes(send(record(taken).seal()))).contains("not-approved-any-more");

    var again = taken();
    answer(again, false);
    answer(again, true);
    assertThat(codes(send(record(again).seal()))).doesNotContain("not-approved-any-more");
  }

  private void answer(Taken taken, boolean accepted) {
    stage
        .acting(Stage.DEPUTY)
        .call(
            () -> {
              visits.answer(List.of(taken.visit()), accepted, "已核实");
              return true;
            });
  }

  @Test
  void aVisitMovedToAnotherPostIsFiledThereAndFlagged() {
    var taken = taken();
    JdbcClient.create(owner)
        .sql(
            """
            update visit.visit set post = :post, officers = cast(:officers as jsonb) where id = :id
            """)
        .param("post", Cast.postOf(Stage.YAO))
        .param("officers", pair(Stage.YAO, Stage.HEAD))
        .param("id", taken.visit())
        .update();
    var answer = send(record(taken).seal());
    assertThat(codes(answer)).contains("visit-moved");
    assertTodo(Stage.YAO, "flag-visit-moved", answer);
  }

  private static String pair(String one, String other) {
    return """
        [{"person":"%s","post":"%s"},{"person":"%s","post":"%s"}]"""
        .formatted(Cast.id(one), Cast.postOf(one), Cast.id(other), Cast.postOf(other));
  }

  @Test
  void aRecordSealedOnTheSecondOfficersPhoneHasNotMoved() {
    var visit = stage.check(stage.restaurant());
    var yao = stage.phone(Stage.YAO);
    var manifest = stage.take(stage.approvedDay(visit), yao);
    assertThat(codes(send(stage.record(manifest, visit, yao).seal())))
        .doesNotContain("visit-moved");
  }

  @Test
  void whatTheRecordSaysOtherwiseThanTheVisitIsFlaggedToTheStationHead() {
    var other = "\"" + UUID.randomUUID() + "\"";
    assertFlagged(record(taken()).officers(Stage.FU, Stage.HEAD), "officers-differ");
    assertFlagged(record(taken()).officers(Stage.YAO), "officers-differ");
    assertFlagged(record(taken()).with("subject", Json.read(other)), "subject-differs");
    assertFlagged(record(taken()).with("subject", Json.read("null")), "subject-differs");
    assertFlagged(record(taken()).with("premises", Json.read(other)), "premises-differ");
  }

  private void assertFlagged(Sealing sealing, String code) {
    var answer = send(sealing.seal());
    assertThat(codes(answer)).contains(code);
    assertTodo(Stage.HEAD, "flag-" + code, answer);
  }

  @Test
  void aSubjectThatOnlyTheRecordNamesIsNotRememberedByTheGate() {
    var subject = UUID.randomUUID();
    send(record(taken()).with("subject", Json.read("\"" + subject + "\"")).seal());
    assertThat(
            JdbcClient.create(owner)
                .sql("select count(*) from visit.entry where subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whatIsSealedForAnotherPostIsFlaggedAndForAnotherCountyRefused() {
    var taken = taken();
    taken.phone().pretending("330122", Cast.postOf(Stage.HEAD));
    assertFlagged(record(taken), "other-post");
    taken.phone().pretending("330127", Cast.postOf(Stage.FU));
    assertRefused(send(record(taken).seal()), 403, "device-not-bound");
  }

  @Test
  void wordsSaidForAnotherPostAreFlaggedOnTheRecordAndForAnotherCountyRefused() {
    var taken = taken();
    var envelope = record(taken).seal();
    send(envelope);
    taken.phone().pretending("330122", Cast.postOf(Stage.HEAD));
    assertThat(codes(send(handed(taken)))).containsExactly("other-post");
    assertThat(codes(fu.get("/api/submissions/" + envelope.event().id()))).contains("other-post");
    taken.phone().pretending("330127", Cast.postOf(Stage.FU));
    assertRefused(send(handed(taken)), 403, "device-not-bound");
    assertRefused(send(cosigned(taken.phone(), taken.visit(), envelope)), 403, "device-not-bound");
  }

  @Test
  void aWordSaidForAnotherPostBeforeItsRecordCameIsFlaggedWhenItComes() {
    var taken = taken();
    var yao = stage.phone(Stage.YAO).pretending("330122", Cast.postOf(Stage.HEAD));
    var envelope = record(taken).seal();
    assertThat(codes(send(cosigned(yao, taken.visit(), envelope)))).containsExactly("other-post");
    assertThat(codes(send(envelope))).contains("other-post").doesNotContain("cosignature-missing");
  }

  private Envelope handed(Taken taken) {
    return taken
        .phone()
        .seal(
            "sheet.handed",
            stage.now(),
            JsonObject.empty()
                .with("v", 1)
                .with("visit", taken.visit().toString())
                .with("number", "1")
                .with("way", "shown"));
  }

  private Envelope cosigned(Pen phone, UUID visit, Envelope record) {
    return phone.seal(
        "visit.cosigned",
        stage.now(),
        JsonObject.empty()
            .with("v", 1)
            .with("visit", visit.toString())
            .with("names", record.event().hash().hex())
            .with("sentence", "我当时在场")
            .with("agreed", JsonTruth.of(true)));
  }

  @Test
  void ofASheetThatMayTellOfAnUnknownPartThereIsNoOpinion() {
    var sealing = record(taken()).laidOut();
    var sheet = sealing.payload().object("sheet");
    sealing
        .with("parts", sealing.payload().object("parts").with("sampling", JsonObject.empty()))
        .sheet(sheet.text("template"), sheet.text("text") + "\n抽样：两瓶");
    assertThat(codes(send(sealing.seal()))).doesNotContain("sheet-differs");
  }

  @Test
  void photosThatTheSealDoesNotCarryAreFlagged() {
    var taken = taken();
    taken.phone().forgettingPhotos();
    assertFlagged(record(taken).photos("cd".repeat(32)), "photos-differ");
  }

  @Test
  void aCheckSealedWithoutItsPartIsFlaggedAndNotConcluded() {
    var premises = stage.restaurant();
    var visit = stage.check(premises);
    stage.service(premises);
    var phone = stage.phone(Stage.FU);
    var sealing = stage.record(stage.take(stage.approvedDay(visit), phone), visit, phone);
    var problem = sealing.payload().object("parts").object("problem");
    var sealed = sealing.with("parts", JsonObject.empty().with("problem", problem)).seal();
    var answer = send(sealed);
    assertThat(codes(answer)).contains("part-missing");
    assertTodo(Stage.HEAD, "flag-part-missing", answer);
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(visit)).state())
        .isEqualTo(VisitState.HELD);
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              submissions.explain(sealed.event().id(), "part-missing", "店家当天停业整修");
              return true;
            });
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(visit)).state())
        .as("nothing is awaited any more")
        .isEqualTo(VisitState.CONCLUDED);
  }

  @Test
  void aCheckThatEndedAtTheDoorHasNoPartsAndIsConcluded() {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var sealing =
        stage
            .record(stage.take(stage.approvedDay(visit), phone), visit, phone)
            .with("parts", JsonObject.empty())
            .with("endedAtDoor", Json.read("\"nobody\""));
    var answer = send(sealing.seal());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(codes(answer)).doesNotContain("part-missing");
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(visit)).state())
        .isEqualTo(VisitState.CONCLUDED);
  }

  @Test
  void aSheetThatIsNotWhatTheRecordLaysOutToIsFlagged() {
    var honest = record(taken()).laidOut();
    var sheet = honest.payload().object("sheet");
    assertThat(sheet.text("text")).contains("消毒柜停用三天").doesNotContain("0000-00-00");
    assertThat(codes(send(honest.seal()))).doesNotContain("sheet-differs");

    var template = sheet.text("template");
    for (var bend :
        List.<UnaryOperator<String>>of(
            text -> text.replace("三天", "两天"),
            text -> text + "\n罚款：500 元",
            text -> text.replaceAll("至 \\d{4}", "至 2099"))) {
      var bent = record(taken()).laidOut();
      var text = bent.payload().object("sheet").text("text");
      assertThat(bend.apply(text)).isNotEqualTo(text);
      assertFlagged(bent.sheet(template, bend.apply(text)), "sheet-differs");
    }
    var other = record(taken()).laidOut();
    assertFlagged(
        other.sheet("0".repeat(64), other.payload().object("sheet").text("text")), "sheet-differs");
    assertFlagged(record(taken()).laidOut().officers(Stage.FU), "sheet-differs");
  }

  @Test
  void aMissingPhotoIsNamedAndFlagged() {
    var hash = "ab".repeat(32);
    var answer = send(record(taken()).photos(hash).seal());
    assertThat(codes(answer)).contains("photo-missing");
    assertThat(answer.json().path("missing").get(0).asString()).isEqualTo(hash);
    var id = answer.json().at("/receipt/event").asString();
    var standing = fu.get("/api/submissions/" + id).json();
    assertThat(standing.path("level").asInt()).isEqualTo(2);
    assertThat(standing.path("missing")).hasSize(1);
  }

  @Test
  void aRecordSealedBeforeTheDeviceWasRevokedIsAccepted() {
    var taken = taken();
    var before = record(taken).seal();
    revoke(taken.phone(), Instant.now().plusSeconds(60));
    assertThat(codes(send(before))).contains("device-revoked-since");

    var late = taken();
    revoke(late.phone(), Instant.now().minusSeconds(3_600));
    assertRefused(send(record(late).seal()), 403, "device-not-bound");
  }

  private void revoke(Pen phone, Instant at) {
    JdbcClient.create(owner)
        .sql(
            """
            update organization.device
               set revoked_at = :at, revoked_by = :person, revoked_because = 'lost'
             where id = :id
            """)
        .param("at", Timestamp.from(at))
        .param("person", Cast.id(Stage.HEAD))
        .param("id", phone.id())
        .update();
  }

  @Test
  void aNumberOfAnotherDeviceIsFlagged() {
    var other = taken();
    var taken = taken();
    var number = record(other).payload().object("sheet").text("number");
    var sealing = record(taken);
    sealing.with("sheet", sealing.payload().object("sheet").with("number", number));
    assertThat(codes(send(sealing.seal()))).contains("number-foreign");
    assertThat(codes(send(record(other).seal())))
        .as("the number is still that of the device to which it was given")
        .doesNotContain("number-twice", "number-foreign");
  }

  @Test
  void aVoidedNumberThatStandsOnASheetIsFlagged() {
    var taken = taken();
    var sealing = record(taken);
    var number = sealing.payload().object("sheet").text("number");
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              numbers.cancel(number, "打印坏了");
              return true;
            });
    assertFlagged(sealing, "number-void");
  }

  @Test
  void whoIsSignedOutLosesNothing() {
    var envelope = record(taken()).seal();
    var answer = new Caller(port).post("/api/submissions", envelope.write().canonicalText());
    assertRefused(answer, 401, "signed-out");
    assertThat(send(envelope).status()).isEqualTo(201);
  }

  private static void assertRefused(Caller.Answer answer, int status, String code) {
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }

  private static List<String> codes(Caller.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    var codes = new java.util.ArrayList<String>();
    answer.json().path("flags").forEach(flag -> codes.add(flag.path("code").asString()));
    return codes;
  }

  private void assertTodo(String who, String kind, Caller.Answer answer) {
    assertThat(kinds(who, answer)).contains(kind);
  }

  private List<String> kinds(String who, Caller.Answer answer) {
    var submission = answer.json().at("/receipt/event").asString();
    return stage.acting(who).call(() -> todos.open(null, 200)).items().stream()
        .filter(it -> it.about().id().toString().equals(submission))
        .map(ToDo::kind)
        .toList();
  }
}
