package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.kernel.Text;
import xunfu.proof.json.JsonObject;
import xunfu.rounds.Days;

/** What a business sees that scans or types the code, and what it takes away. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtTheDoorTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Visits visits;
  @Autowired Records records;
  @Autowired xunfu.standards.Customs customs;
  @Autowired Days days;
  @Autowired Supervisions supervisions;
  @LocalServerPort int port;

  @BeforeAll
  void everybodyIsThere() {
    cast.enter();
  }

  private record Taken(UUID visit, Pen phone, JsonObject manifest, JsonObject code) {}

  private Taken taken() {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var code = stage.piece(manifest, "visit", visit, phone).object("code");
    return new Taken(visit, phone, manifest, code);
  }

  private Caller.Answer scan(String code) {
    return new Caller(port).get("/open/visits/" + code);
  }

  @Test
  void theBusinessSeesWhoIsThereByWhatRightBeforeThePhoneHasReported() {
    var seen = scan(taken().code().text("secret"));

    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.json().path("state").asString()).isEqualTo("here");
    assertThat(seen.json().path("reported").asBoolean()).isFalse();
    assertThat(seen.json().path("today").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(seen.json().at("/officers")).hasSize(2);
    assertThat(seen.json().at("/officers/0/certificate").asString()).isNotBlank();
    assertThat(seen.json().path("organization").asString()).isEqualTo("桐庐县市场监督管理局");
    assertThat(seen.json().at("/approval/postName").asString()).isEqualTo("分管副局长");
    assertThat(seen.json().at("/basis/0/zh").asString()).contains("《");
    assertThat(seen.json().at("/year/cap").asInt()).isEqualTo(2);
    assertThat(seen.json().path("fictional").asBoolean()).isTrue();
    assertThat(seen.json().path("sheet").isNull()).isTrue();
    assertThat(seen.json().path("hotline").asString()).isEqualTo(customs.hotline());
  }

  @Test
  void theSpokenFormAnswersTheSameOnThatDay() {
    var code = taken().code();
    var spoken = code.text("spoken");
    var typed =
        spoken.substring(0, 5).toLowerCase(java.util.Locale.ROOT) + "-" + spoken.substring(5);
    assertThat(scan(typed).json()).isEqualTo(scan(code.text("secret")).json());
  }

  @Test
  void afterTheRecordHasArrivedTheBusinessReadsItsSheetWithTheHash() {
    var taken = taken();
    var envelope = stage.record(taken.manifest(), taken.visit(), taken.phone()).seal();
    stage.send(taken.phone(), envelope);

    var seen = scan(taken.code().text("secret")).json();
    assertThat(seen.path("state").asString()).isEqualTo("concluded");
    assertThat(seen.at("/sheet/hash").asString()).isEqualTo(envelope.event().hash().hex());
    assertThat(seen.at("/sheet/text").asString())
        .contains("记录指纹 " + envelope.event().hash().hex().substring(0, 4) + " ");
  }

  @Test
  void thePdfSaysWhatTheSheetSaysAndStatesTheSameHash() throws IOException {
    var taken = taken();
    var envelope = stage.record(taken.manifest(), taken.visit(), taken.phone()).seal();
    stage.send(taken.phone(), envelope);

    var sheet = scan(taken.code().text("secret")).json().at("/sheet/text").asString();
    var pdf = stage.acting(Stage.FU).call(() -> records.pdf(taken.visit()));
    try (var document = Loader.loadPDF(pdf)) {
      var text = bare(new PDFTextStripper().getText(document));
      assertThat(text).isEqualTo(bare(sheet));
      assertThat(text).contains(envelope.event().hash().hex());
    }
  }

  @Test
  void aNumberWithBracketsIsVoidedOverTheWireByTheOfficerWhoHoldsIt() {
    cast.account(Stage.FU);
    cast.account(Stage.YAO);
    var taken = taken();
    var block = stage.piece(taken.manifest(), "numbers", null, taken.phone());
    var number = block.text("prefix") + block.integer("to");
    assertThat(number).contains("〔");
    var path =
        "/api/numbers/"
            + java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8)
            + "/voiding";
    var body = "{\"id\":\"%s\",\"reason\":\"打印坏了\"}".formatted(UUID.randomUUID());
    assertThat(new Caller(port).signIn(Stage.YAO).post(path, body).status()).isEqualTo(404);
    var fu = new Caller(port).signIn(Stage.FU);
    assertThat(fu.post(path, body).status()).isEqualTo(204);
    assertThat(fu.post(path, body).code()).isEqualTo("number-void");
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]", "");
  }

  @Test
  void aWithdrawnVisitAForgedCodeAndOneOfAnotherKindLookAlike() {
    var taken = taken();
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.withdraw(taken.visit(), "店家停业");
              return true;
            });
    for (var code :
        List.of(taken.code().text("secret"), "AAAAAAAAAAAAAAAAAAAAAA", "23456789AB", "x")) {
      var seen = scan(code);
      assertThat(seen.status()).isEqualTo(404);
      assertThat(seen.code()).isEqualTo("not-found");
      assertThat(seen.json().path("hotline").asString()).isEqualTo(customs.hotline());
    }
  }

  @Test
  void aSkippedVisitAndOneToBeDecidedAgainAreTakenFromTheDoorUntilTheyAreApprovedAgain() {
    var visit = stage.check(stage.restaurant());
    var other = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var day = stage.approvedDay(visit, other);
    var secret =
        stage.piece(stage.take(day, phone), "visit", visit, phone).object("code").text("secret");
    assertThat(scan(secret).status()).isEqualTo(200);

    stage.acting(Stage.FU).call(() -> days.skip(day, visit, "店家停业"));
    assertThat(scan(secret).status()).isEqualTo(404);

    stage.approvedDay(visit);
    assertThat(scan(secret).status()).isEqualTo(200);
    var subject = stage.acting(Stage.FU).call(() -> visits.get(visit)).subject();
    stage
        .acting(Stage.DEPUTY)
        .call(
            () ->
                supervisions.write(
                    new Supervision(
                        UUID.randomUUID(),
                        subject,
                        null,
                        Cast.BUREAU,
                        "credit",
                        20,
                        new Supervision.Measure.Depth("sample"),
                        stage.today(),
                        null,
                        Text.zh("信用B类"))));
    assertThat(scan(secret).status()).isEqualTo(404);
  }

  @Test
  void noSheetIsShownBeforeTheApproverHasAnsweredForAVisitMadeWithoutLeave() {
    var taken = taken();
    var secret = taken.code().text("secret");
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.withdraw(taken.visit(), "店家停业");
              return true;
            });
    var record =
        stage
            .record(taken.manifest(), taken.visit(), taken.phone())
            .at(OffsetDateTime.parse(taken.manifest().text("validUntil")).plusHours(1))
            .seal();
    stage.send(taken.phone(), record);
    assertThat(scan(secret).status()).isEqualTo(404);

    answer(taken.visit(), true);

    assertThat(scan(secret).json().at("/sheet/hash").asString())
        .isEqualTo(record.event().hash().hex());
  }

  @Test
  void theSheetOfARecordSealedAfterTheCodeExpiredWaitsForTheApprover() {
    var taken = taken();
    var secret = taken.code().text("secret");
    var late = OffsetDateTime.parse(taken.manifest().text("validUntil")).plusHours(1);
    stage.send(
        taken.phone(),
        stage.record(taken.manifest(), taken.visit(), taken.phone()).at(late).seal());
    var waiting = scan(secret).json();
    assertThat(waiting.path("reported").asBoolean()).isTrue();
    assertThat(waiting.path("sheet").isNull()).isTrue();

    answer(taken.visit(), true);

    assertThat(scan(secret).json().path("sheet").isNull()).isFalse();
  }

  private void answer(UUID visit, boolean accepted) {
    stage
        .acting(Stage.DEPUTY)
        .call(
            () -> {
              visits.answer(List.of(visit), accepted, null);
              return true;
            });
  }
}
