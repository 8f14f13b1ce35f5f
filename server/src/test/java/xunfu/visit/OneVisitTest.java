package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.collaboration.ToDo;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Fault;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonText;
import xunfu.rounds.Days;
import xunfu.visit.Submissions.FlagView;

/** One visit, from the demand to the record. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneVisitTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Visits visits;
  @Autowired Demands demands;
  @Autowired Days days;
  @Autowired Submissions submissions;
  @Autowired Records records;
  @Autowired ToDos todos;
  @Autowired Numbers numbers;
  @Autowired xunfu.trace.Trace trace;
  @Autowired xunfu.visit.internal.VisitStore store;
  @Autowired xunfu.problem.Problems problems;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource owner;

  @BeforeAll
  void enterTheCast() {
    cast.enter();
  }

  @Test
  void twoDemandsOfTwoRoomsForOnePlaceBecomeOneVisit() {
    var premises = stage.restaurant();
    var check = stage.check(premises);
    var service = stage.service(premises);

    assertThat(service).isEqualTo(check);
    var visit = stage.acting(Stage.FU).call(() -> visits.get(check));
    assertThat(visit.kind()).isEqualTo("routine");
    assertThat(visit.parts()).containsExactly("inspection", "problem");
    assertThat(stage.acting(Stage.FU).call(() -> demands.ofVisit(check))).hasSize(2);
  }

  @Test
  void theHeadProposesAndTheDeputyApprovesTheWholeDayInOneAct() {
    var first = stage.check(stage.restaurant());
    var second = stage.service(stage.restaurant());
    var day = stage.day(first, second);
    stage.acting(Stage.HEAD).call(() -> days.propose(day));
    assertThat(kinds(Stage.DEPUTY)).contains(Days.TO_APPROVE);

    stage.acting(Stage.DEPUTY).call(() -> days.answer(day, true, null));

    assertThat(kinds(Stage.DEPUTY)).doesNotContain(Days.TO_APPROVE);
    for (var visit : List.of(first, second)) {
      var approved = stage.acting(Stage.FU).call(() -> visits.get(visit));
      assertThat(approved.state()).isEqualTo(VisitState.APPROVED);
      assertThat(approved.actCode()).startsWith("330122").hasSize(22);
    }
  }

  @Test
  void theStationHeadAloneCannotApprove() {
    var visit = stage.check(stage.restaurant());
    stage.day(visit);

    assertThatThrownBy(
            () ->
                stage
                    .acting(Stage.HEAD)
                    .call(
                        () -> {
                          visits.answer(List.of(visit), true, null);
                          return true;
                        }))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("gate-refused");
              assertThat(fault.members()).containsEntry("rule", "approval-before-visit");
              assertThat(fault.members()).containsKeys("source", "wayOut");
            });
  }

  @Test
  void anOfficerWhoseCertificateIsNotKnownStopsTheApproval() {
    var visit = stage.check(stage.restaurant());
    stage.day(visit);
    var alone =
        List.of(
            new Visit.PairMember(Cast.id(Stage.FU), Cast.postOf(Stage.FU)),
            new Visit.PairMember(Cast.id(Stage.HEAD), Cast.postOf(Stage.HEAD)));
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.fix(visit, UUID.randomUUID(), stage.today(), alone);
              return true;
            });

    assertThatThrownBy(
            () ->
                stage
                    .acting(Stage.DEPUTY)
                    .call(
                        () -> {
                          visits.answer(List.of(visit), true, null);
                          return true;
                        }))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.members()).containsEntry("rule", "two-certified-officers"));
  }

  @Test
  void aWorkPackageIsASignedManifestOfPiecesThatHaveTheirHash() {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit);
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(day, phone);

    assertThat(manifest.array("visits").elements()).hasSize(1);
    assertThat(manifest.array("pieces").elements().stream().map(it -> it.asObject().text("kind")))
        .contains(
            "day",
            "visit",
            "premises",
            "inspection",
            "problem",
            "catalogue",
            "sheet",
            "sentences",
            "numbers",
            "certificates");
    var inspection = stage.piece(manifest, "inspection", visit, phone);
    assertThat(inspection.array("forms").elements()).hasSize(2);
    assertThat(inspection.array("devices").elements()).hasSize(1);
    assertThat(inspection.object("facts").members()).containsKey("subject.name");
    var code = stage.piece(manifest, "visit", visit, phone).object("code");
    assertThat(code.text("secret")).hasSize(22);
    assertThat(code.text("spoken")).hasSize(10);
  }

  @Test
  void aPackageOfSomebodyElseLooksLikeNone() {
    var day = stage.approvedDay(stage.check(stage.restaurant()));
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(day, phone);
    var other = stage.phone(Stage.YAO);

    assertThatThrownBy(() -> stage.piece(manifest, "day", null, other))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("not-found"));
  }

  @Test
  void aSealedRecordIsAcceptedOnceAndShownComplete() {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var envelope = stage.record(manifest, visit, phone).seal();

    var first = stage.send(phone, envelope);
    var again = stage.send(phone, envelope);

    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.receipt().canonicalText()).isEqualTo(first.receipt().canonicalText());
    var record = stage.acting(Stage.HEAD).call(() -> records.read(visit));
    assertThat(record).containsEntry("eventHash", envelope.event().hash().hex());
    assertThat((List<?>) record.get("answers")).hasSize(2);
    assertThat((List<?>) record.get("findings")).hasSize(1);
    assertThat((List<?>) record.get("forms")).hasSize(2);
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(visit)).state())
        .isEqualTo(VisitState.CONCLUDED);
  }

  @Test
  void whoTakesTheDayAlongLateCanStillCosignWhatTheColleagueSealed() {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit);
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var record = stage.record(stage.take(day, fu), visit, fu).seal();
    stage.send(fu, record);

    var late = stage.take(day, yao);

    assertThat(late.array("visits").elements()).isEmpty();
    assertThat(late.array("cosign").elements()).containsExactly(new JsonText(visit.toString()));
    assertThat(stage.piece(late, "visit", visit, yao).text("id")).isEqualTo(visit.toString());
    assertThat(stage.piece(late, "day", day, yao).array("stops").elements()).isEmpty();
    stage.send(yao, cosign(yao, visit, record.event().hash().hex()));
    var standing = stage.acting(Stage.FU).call(() -> submissions.standing(record.event().id()));
    assertThat(standing.cosigned()).isTrue();
  }

  @Test
  void theSecondOfficersWordSettlesTheCosignatureWhicheverComesFirst() {
    var early = stage.check(stage.restaurant());
    var late = stage.check(stage.restaurant());
    var day = stage.approvedDay(early, late);
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var manifest = stage.take(day, fu);

    var first = stage.record(manifest, early, fu).seal();
    stage.send(yao, cosign(yao, early, first.event().hash().hex()));
    assertThat(codes(stage.send(fu, first))).doesNotContain("cosignature-missing");

    var second = stage.record(manifest, late, fu).number(1).seal();
    assertThat(codes(stage.send(fu, second))).contains("cosignature-missing");
    assertThat(kinds(Stage.FU)).contains("flag-cosignature-missing");
    stage.send(yao, cosign(yao, late, second.event().hash().hex()));
    var standing = stage.acting(Stage.FU).call(() -> submissions.standing(second.event().id()));
    assertThat(standing.cosigned()).isTrue();
    assertThat(standing.flags()).extracting(FlagView::code).doesNotContain("cosignature-missing");
  }

  @Test
  void aSecondOfficerWhoDoesNotAgreeIsFlaggedAndShownWhicheverComesFirst() {
    var early = stage.check(stage.restaurant());
    var late = stage.check(stage.restaurant());
    var day = stage.approvedDay(early, late);
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var manifest = stage.take(day, fu);

    var first = stage.record(manifest, early, fu).seal();
    stage.send(yao, word(yao, early, first.event().hash().hex(), false));
    assertThat(codes(stage.send(fu, first)))
        .contains("cosignature-refused")
        .doesNotContain("cosignature-missing");

    var second = stage.record(manifest, late, fu).number(1).seal();
    stage.send(fu, second);
    assertThat(codes(stage.send(yao, word(yao, late, second.event().hash().hex(), false))))
        .containsExactly("cosignature-refused");
    assertThat(kinds(Stage.HEAD)).contains("flag-cosignature-refused");
    var standing = stage.acting(Stage.FU).call(() -> submissions.standing(second.event().id()));
    assertThat(standing.cosigned()).isFalse();
    assertThat(standing.flags()).extracting(FlagView::code).doesNotContain("cosignature-missing");
    var shown = stage.acting(Stage.HEAD).call(() -> records.read(late)).get("cosignatures");
    assertThat((List<?>) shown)
        .singleElement()
        .isInstanceOfSatisfying(
            Records.Cosignature.class, word -> assertThat(word.agreed()).isFalse());

    stage.send(yao, cosign(yao, late, second.event().hash().hex()));
    var settled = stage.acting(Stage.FU).call(() -> submissions.standing(second.event().id()));
    assertThat(settled.cosigned()).isTrue();
    assertThat(settled.flags()).extracting(FlagView::code).doesNotContain("cosignature-refused");
  }

  @Test
  void aWordThatNamesARecordOfAnotherVisitOrComesFromItsSealerDoesNotCount() {
    var mine = stage.check(stage.restaurant());
    var other = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var manifest = stage.take(stage.approvedDay(mine, other), fu);
    var record = stage.record(manifest, mine, fu).seal();
    var hash = record.event().hash().hex();

    assertThat(codes(stage.send(yao, cosign(yao, other, hash)))).isEmpty();
    stage.send(fu, record);
    assertThat(codes(stage.send(fu, cosign(fu, mine, hash))))
        .containsExactly("cosignature-not-counted");

    var standing = stage.acting(Stage.FU).call(() -> submissions.standing(record.event().id()));
    assertThat(standing.cosigned()).isFalse();
    assertThat(standing.flags())
        .extracting(FlagView::code)
        .contains("cosignature-missing", "cosignature-not-counted");
    assertThat(kinds(Stage.HEAD)).contains("flag-cosignature-not-counted");
    assertThat(codes(stage.send(fu, stage.record(manifest, other, fu).number(1).seal())))
        .as("the other visit, whose word went astray before its record came")
        .contains("cosignature-missing", "cosignature-not-counted");
    assertThat(
            (List<?>) stage.acting(Stage.HEAD).call(() -> records.read(mine)).get("cosignatures"))
        .isEmpty();
  }

  private xunfu.proof.event.Envelope cosign(Pen phone, UUID visit, String names) {
    return word(phone, visit, names, true);
  }

  private xunfu.proof.event.Envelope word(Pen phone, UUID visit, String names, boolean agreed) {
    return phone.seal(
        "visit.cosigned",
        stage.now(),
        Json.read(
                """
                {"v":1,"visit":"%s","names":"%s","sentence":"我当时在场","agreed":%s}"""
                    .formatted(visit, names, agreed))
            .asObject());
  }

  @Test
  void aVisitWithOnlyAServicePartSealsLikeAnyOther() {
    var visit = stage.service(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var acknowledged =
        stage.send(phone, stage.record(manifest, visit, phone).officers(Stage.FU).laidOut().seal());

    assertThat(codes(acknowledged)).isEmpty();
    var record = stage.acting(Stage.FU).call(() -> records.read(visit));
    assertThat((List<?>) record.get("problems")).hasSize(1);
  }

  @Test
  void whatAFirmSaidIsListedForItsStationAndTheBureauOnly() {
    var visit = stage.service(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    stage.send(phone, stage.record(manifest, visit, phone).officers(Stage.FU).seal());

    for (var who : List.of(Stage.FU, "deputy.bureau")) {
      assertThat(heardBy(who)).as(who).contains(visit);
    }
    assertThat(heardBy("desk.fire")).isEmpty();
  }

  private List<UUID> heardBy(String who) {
    return stage
        .acting(who)
        .call(
            () ->
                problems.list(null, null).items().stream()
                    .map(xunfu.problem.HeardProblem::visit)
                    .toList());
  }

  @Test
  void anUnknownPartIsKeptSealedAndBlocksNothing() {
    var visit = stage.service(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var sealing = stage.record(manifest, visit, phone).officers(Stage.FU);
    sealing.with(
        "parts", sealing.payload().object("parts").with("sampling", Json.read("{\"bottles\":2}")));

    stage.send(phone, sealing.seal());
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(visit)).state())
        .isEqualTo(VisitState.HELD);
  }

  @Test
  void theGateRemembersTheVisitsOfTheYear() {
    var premises = stage.restaurant();
    for (int i = 0; i < 2; i++) {
      var visit = stage.want(premises, "routine", Set.of("inspection"), Set.of("F33"));
      var phone = stage.phone(Stage.FU);
      var manifest = stage.take(stage.approvedDay(visit), phone);
      stage.send(phone, stage.record(manifest, visit, phone).seal());
    }
    var third = stage.want(premises, "routine", Set.of("inspection"), Set.of("F33"));
    stage.day(third);
    assertThatThrownBy(
            () ->
                stage
                    .acting(Stage.DEPUTY)
                    .call(
                        () -> {
                          visits.answer(List.of(third), true, null);
                          return true;
                        }))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.members()).containsEntry("rule", "yearly-cap"));
  }

  @Test
  void twoApprovedVisitsOfOneFirmDoNotPassTheCapTogetherAndAReasonLetsAThirdPass() {
    var premises = stage.restaurant();
    var two = approvedTwo(premises);
    var third = stage.want(premises, "routine", Set.of("inspection"), Set.of("F33"));
    var day = stage.day(third);
    assertThatThrownBy(() -> approve(third))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.members()).containsEntry("rule", "yearly-cap");
              assertThat(fault.members().get("refusals"))
                  .asInstanceOf(InstanceOfAssertFactories.list(GateView.Line.class))
                  .filteredOn(line -> line.verdict().equals("refused"))
                  .extracting(GateView.Line::withReason)
                  .as("the approver may pass it with a reason")
                  .containsOnly(true);
            });

    stage
        .acting(Stage.DEPUTY)
        .call(
            () -> {
              visits.acceptBeyondCap(third, null, "举报集中，须再查一次");
              return true;
            });
    stage.acting(Stage.HEAD).call(() -> days.propose(day));
    stage.acting(Stage.DEPUTY).call(() -> days.answer(day, true, null));

    var phone = stage.phone(Stage.FU);
    for (var made : two) {
      var own = stage.acting(Stage.FU).call(() -> visits.get(made)).day();
      stage.send(phone, stage.record(stage.take(own, phone), made, phone).seal());
    }
    var manifest = stage.take(day, phone);
    assertThat(stage.piece(manifest, "visit", third, phone).object("gate").canonicalText())
        .contains("举报集中，须再查一次");
    assertThat(stage.acting(Stage.DEPUTY).call(() -> trace.listAbout(third)))
        .extracting(kept -> kept.envelope().findPayload().orElseThrow().canonicalText())
        .anyMatch(payload -> payload.contains("\"beyondCap\":\"举报集中，须再查一次\""));

    stage
        .acting(Stage.DEPUTY)
        .call(
            () -> {
              visits.answer(List.of(third), false, "店家停业");
              return true;
            });
    assertThat(stage.acting(Stage.DEPUTY).call(() -> trace.listAbout(third)))
        .extracting(kept -> kept.envelope().findPayload().orElseThrow().canonicalText())
        .filteredOn(payload -> payload.contains("\"accepted\":false"))
        .singleElement()
        .asString()
        .as("a refusal gives no reason to pass the cap")
        .doesNotContain("举报集中");
  }

  /** Two approved checks of one firm, which fill the year. */
  private List<UUID> approvedTwo(UUID premises) {
    return Stream.of("F01", "F22")
        .map(form -> stage.want(premises, "routine", Set.of("inspection"), Set.of(form)))
        .peek(visit -> stage.approvedDay(visit))
        .toList();
  }

  @Test
  void anApprovedVisitWhoseDayWentByUnmadeHoldsNoPlaceUnderTheCap() {
    var premises = stage.restaurant();
    var two = approvedTwo(premises);
    JdbcClient.create(owner)
        .sql("update visit.visit set day_date = :yesterday where id = :id")
        .param("yesterday", stage.today().minusDays(1))
        .param("id", two.getFirst())
        .update();
    var third = stage.want(premises, "routine", Set.of("inspection"), Set.of("F33"));
    stage.day(third);

    assertThat(approve(third)).isTrue();
    var fourth = stage.want(premises, "routine", Set.of("inspection"), Set.of("F33"), true);
    stage.day(fourth);
    assertThatThrownBy(() -> approve(fourth))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.members()).containsEntry("rule", "yearly-cap"));
  }

  @Test
  void whoProposesCountsWhatOtherStationsOfTheCountyWereLetDo() {
    var premises = stage.restaurant();
    for (var visit : approvedTwo(premises)) {
      JdbcClient.create(owner)
          .sql(
              """
              update visit.visit set organization = :organization, organization_path = :path
               where id = :id
              """)
          .param("organization", Cast.SECOND_STATION)
          .param("path", stage.acting("officer.second").path())
          .param("id", visit)
          .update();
    }
    var third = stage.want(premises, "routine", Set.of("inspection"), Set.of("F33"));

    assertThat(stage.acting(Stage.HEAD).call(() -> visits.gate(third)).orElseThrow().verdict())
        .isEqualTo("at-cap");
  }

  @Test
  void whatWasDecidedAboutAVisitThatWasMergedWithAnotherSinceIsNotWritten() {
    var premises = stage.restaurant();
    var visit = stage.check(premises);
    var seen = stage.acting(Stage.DEPUTY).call(() -> visits.get(visit));
    assertThat(stage.service(premises)).isEqualTo(visit);

    assertThat(
            stage.<Boolean>as(
                Stage.DEPUTY, () -> store.approve(seen, "no code", java.time.Instant.now())))
        .isFalse();
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(visit)).state())
        .isEqualTo(VisitState.PROPOSED);
  }

  @Test
  void ofTwoApprovalsAtTheSameMomentOneSeesTheOther() throws InterruptedException {
    var premises = stage.restaurant();
    stage.approvedDay(stage.want(premises, "routine", Set.of("inspection"), Set.of("F01")));
    var two =
        List.of(
            stage.want(premises, "routine", Set.of("inspection"), Set.of("F22")),
            stage.want(premises, "routine", Set.of("inspection"), Set.of("F33"), true));
    two.forEach(stage::day);
    var refused = new java.util.concurrent.ConcurrentLinkedQueue<Fault>();
    var together = new java.util.concurrent.CyclicBarrier(2);
    var threads =
        two.stream()
            .map(
                visit ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              try {
                                together.await();
                                approve(visit);
                              } catch (Fault fault) {
                                refused.add(fault);
                              } catch (Exception impossible) {
                                throw new AssertionError(impossible);
                              }
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(refused).hasSize(1);
    assertThat(refused.element().members()).containsEntry("rule", "yearly-cap");
  }

  @Test
  void whatWasDecidedAboutAVisitThatHasChangedSinceIsNotWritten() {
    var visit = stage.check(stage.restaurant());
    stage.day(visit);
    var seen = stage.acting(Stage.DEPUTY).call(() -> visits.get(visit));
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.fix(visit, UUID.randomUUID(), stage.today().plusDays(1), Stage.pair());
              return true;
            });
    boolean approved =
        stage.as(Stage.DEPUTY, () -> store.approve(seen, "no code", java.time.Instant.now()));
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.withdraw(visit, "店家停业");
              return true;
            });
    boolean merged =
        stage.as(
            Stage.HEAD,
            () ->
                store.merge(
                    visit,
                    seen.state(),
                    "case",
                    seen.window(),
                    seen.parts(),
                    seen.needs(),
                    java.time.Instant.now()));

    assertThat(List.of(approved, merged)).containsOnly(false);
    var kept = stage.acting(Stage.FU).call(() -> visits.get(visit));
    assertThat(kept.state()).isEqualTo(VisitState.WITHDRAWN);
    assertThat(kept.kind()).isEqualTo("routine");
  }

  private boolean approve(UUID visit) {
    return stage
        .acting(Stage.DEPUTY)
        .call(
            () -> {
              visits.answer(List.of(visit), true, null);
              return true;
            });
  }

  @Test
  void aSheetNumberIsUsedOnceAndTheDeskSeesEach() {
    var one = stage.service(stage.restaurant());
    var two = stage.service(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(one, two), phone);
    stage.send(phone, stage.record(manifest, one, phone).officers(Stage.FU).seal());
    var twice = stage.send(phone, stage.record(manifest, two, phone).officers(Stage.FU).seal());

    assertThat(codes(twice)).contains("number-twice");
    var block =
        stage.acting(Stage.HEAD).call(() -> numbers.ofYear(stage.today().getYear())).stream()
            .filter(it -> it.device().equals(phone.id()))
            .findFirst()
            .orElseThrow();
    assertThat(block.numbers().getFirst().state()).isEqualTo("used");
    assertThat(block.numbers().getFirst().visit()).isEqualTo(one);
    var next = block.numbers().get(1).number();
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              numbers.cancel(next, "打印坏了");
              return true;
            });
    assertThat(
            stage.acting(Stage.HEAD).call(() -> numbers.ofYear(stage.today().getYear())).stream()
                .flatMap(it -> it.numbers().stream())
                .filter(it -> it.number().equals(next)))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.state()).isEqualTo("void");
              assertThat(it.reason()).isEqualTo("打印坏了");
            });
  }

  private static List<String> codes(Submissions.Acknowledgement acknowledged) {
    return acknowledged.flags().stream().map(FlagView::code).toList();
  }

  private List<String> kinds(String who) {
    return stage.acting(who).call(() -> todos.open(null, 200)).items().stream()
        .map(ToDo::kind)
        .toList();
  }
}
