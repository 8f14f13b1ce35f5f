package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.collaboration.ToDo;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Actor;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope.SystemPost;
import xunfu.kernel.Text;
import xunfu.organization.Acting;
import xunfu.organization.HoldingKind;
import xunfu.organization.People;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;
import xunfu.proof.log.Hash;
import xunfu.registry.Registry;
import xunfu.rounds.Day;
import xunfu.rounds.Days;
import xunfu.trace.Trace;
import xunfu.trace.TraceLog;
import xunfu.trace.Uploads;
import xunfu.visit.Supervision.Measure;

/** What may happen between the approval and the record, and afterwards. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnTheWayTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Visits visits;
  @Autowired Demands demands;
  @Autowired Days days;
  @Autowired Supervisions supervisions;
  @Autowired Submissions submissions;
  @Autowired OpenVisits door;
  @Autowired Registry registry;
  @Autowired Uploads uploads;
  @Autowired Trace trace;
  @Autowired TraceLog log;
  @Autowired ToDos todos;
  @Autowired People people;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource owner;

  @BeforeAll
  void enterTheCast() {
    cast.enter();
  }

  private VisitState stateOf(UUID visit) {
    return stage.acting(Stage.FU).call(() -> visits.get(visit)).state();
  }

  @Test
  void aSkippedStopLeavesTheDayAndTheRestIsOrderedAnew() {
    var first = stage.check(stage.restaurant());
    var second = stage.check(stage.restaurant());
    var third = stage.check(stage.restaurant());
    var day = stage.approvedDay(first, second, third);

    var left = stage.acting(Stage.FU).call(() -> days.skip(day, second, "店家停业"));

    assertThat(left.stops().stream().filter(Day.Stop::isPlanned).map(Day.Stop::visit))
        .containsExactlyInAnyOrder(first, third);
    assertThat(left.stops().getLast().skipReason()).isEqualTo("店家停业");
    assertThat(left.table().seconds()).hasSize(4);
    assertThat(stateOf(second)).isEqualTo(VisitState.DECIDE_AGAIN);
    assertThat(stage.acting(Stage.FU).call(() -> visits.get(second)).day()).isNull();
    var manifest = stage.take(day, stage.phone(Stage.FU));
    assertThat(manifest.array("visits").elements()).hasSize(2);
  }

  @Test
  void onlyTheOwnPairItsHeadAndTheApproverSkipAndTheLogSaysWhoAndWhy() {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit, stage.check(stage.restaurant()));
    var stranger = stage.acting("officer.lu");
    assertThatThrownBy(() -> stranger.call(() -> days.skip(day, visit, "不想去")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("not-of-the-pair"));
    assertThat(stateOf(visit)).isEqualTo(VisitState.APPROVED);

    stage.acting(Stage.YAO).call(() -> days.skip(day, visit, "店家停业"));

    assertThat(stage.acting(Stage.HEAD).call(() -> trace.listAbout(visit)))
        .filteredOn(kept -> kept.envelope().event().type().equals("stop.skipped"))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.envelope().event().person()).isEqualTo(Cast.id(Stage.YAO).toString());
              var told = kept.envelope().findPayload().orElseThrow().asObject();
              assertThat(told.text("reason")).isEqualTo("店家停业");
              assertThat(told.text("day")).isEqualTo(day.toString());
            });
  }

  @Test
  void aVisitStandsInOneDayOnlyAndAVisitThatWasMadeIsNotSkipped() {
    var visit = stage.service(stage.restaurant());
    var day = stage.approvedDay(visit);
    assertThatThrownBy(() -> stage.day(visit))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("in-another-day");
              assertThat(fault.members()).containsEntry("day", day);
            });
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(day, phone);
    stage.send(phone, stage.record(manifest, visit, phone).officers(Stage.FU).seal());
    assertThatThrownBy(() -> stage.acting(Stage.FU).call(() -> days.skip(day, visit, "无人")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("already-made"));
  }

  @Test
  void whatWasVisitedAlreadyKeepsItsPlaceWhenTheDayIsOrderedAnew() {
    var all =
        List.of(
            stage.service(stage.restaurant()),
            stage.service(stage.restaurant()),
            stage.service(stage.restaurant()),
            stage.service(stage.restaurant()));
    var day = stage.approvedDay(all.toArray(UUID[]::new));
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(day, phone);
    var stops = stage.acting(Stage.FU).call(() -> days.get(day)).stops();
    var made = stops.getFirst().visit();
    stage.send(phone, stage.record(manifest, made, phone).officers(Stage.FU).seal());

    var left = stage.acting(Stage.FU).call(() -> days.skip(day, stops.get(1).visit(), "无人"));

    assertThat(left.stops().getFirst().visit()).isEqualTo(made);
  }

  @Test
  void aWithdrawnVisitLeavesItsDay() {
    var stays = stage.check(stage.restaurant());
    var goes = stage.check(stage.restaurant());
    var day = stage.approvedDay(stays, goes);
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.withdraw(goes, "已由上级查过");
              return true;
            });
    var left = stage.acting(Stage.FU).call(() -> days.get(day));
    assertThat(left.stops().stream().filter(Day.Stop::isPlanned).map(Day.Stop::visit))
        .containsExactly(stays);
  }

  @Test
  void aSupervisionWrittenAfterTheApprovalSendsTheVisitBackAndNeverCancelsIt() {
    var premises = stage.restaurant();
    var visit = stage.check(premises);
    var day = stage.approvedDay(visit);
    var subject = stage.acting(Stage.FU).call(() -> visits.get(visit)).subject();

    var again =
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
                            new Measure.NoActiveCheck(),
                            stage.today(),
                            null,
                            Text.of("信用A类，无事不扰", "Class A is left alone"))));

    assertThat(again).containsExactly(visit);
    assertThat(stateOf(visit)).isEqualTo(VisitState.DECIDE_AGAIN);
    assertThat(kinds(Stage.DEPUTY, visit)).containsExactly(Visits.TO_APPROVE);
    assertThatThrownBy(() -> stage.take(day, stage.phone(Stage.FU)))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("nothing-to-take-along"));
    assertThatThrownBy(() -> approve(visit))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.members()).containsEntry("rule", "yearly-cap");
              assertThat(fault.members().get("text").toString()).contains("无事不扰");
            });
  }

  @Test
  void whoeverMustDecideAgainHearsOfAVisitThatWasMovedOrSkipped() {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit, stage.check(stage.restaurant()));

    stage.acting(Stage.FU).call(() -> days.skip(day, visit, "店家停业"));
    assertThat(kinds(Stage.HEAD, visit)).containsExactly(Visits.TO_PLAN);
    assertThat(kinds(Stage.DEPUTY, visit)).isEmpty();

    stage.approvedDay(visit);
    assertThat(kinds(Stage.HEAD, visit)).isEmpty();
    fix(visit, stage.today().plusDays(1));
    assertThat(stateOf(visit)).isEqualTo(VisitState.DECIDE_AGAIN);
    assertThat(kinds(Stage.DEPUTY, visit)).containsExactly(Visits.TO_APPROVE);

    approve(visit);
    assertThat(kinds(Stage.DEPUTY, visit)).isEmpty();
  }

  @Test
  void whatTheGateDecidedAboutAPackageStandsEvenWhenItLetsNothingGo() {
    var visit = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit);
    var phone = stage.phone(Stage.FU);

    certificateOfYaoLasts("- 10000");
    try {
      assertThatThrownBy(() -> stage.take(day, phone))
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> {
                assertThat(fault.code()).isEqualTo("gate-refused");
                assertThat(fault.members()).containsEntry("rule", "two-certified-officers");
              });
    } finally {
      certificateOfYaoLasts("+ 10000");
    }
    assertThat(stateOf(visit)).isEqualTo(VisitState.DECIDE_AGAIN);
    assertThat(kinds(Stage.DEPUTY, visit)).containsExactly(Visits.TO_APPROVE);
    assertThatThrownBy(() -> stage.take(day, phone))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("nothing-to-take-along"));
  }

  @Test
  void whatAnOfficerSealedBeforeHeWasMovedIsFiledToTheStationForWhichHeDidIt() {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var envelope = stage.record(manifest, visit, phone).seal();
    var bytes = envelope.write().canonical();
    var moved = movedTo("officer.second", stage.acting(Stage.FU));
    var stranger = stage.acting("officer.second");

    assertThat(moved.call(() -> submissions.accept(bytes)).repeated()).isFalse();
    assertThat(moved.call(() -> submissions.accept(bytes)).repeated()).isTrue();
    assertThat(moved.call(() -> submissions.standingForPhone(envelope.event().id())).level())
        .as("the log may have placed it already")
        .isGreaterThanOrEqualTo(3);
    moved.call(
        () -> {
          submissions.requireSeen(envelope.event().id());
          return true;
        });
    assertThat(stateOf(visit)).isEqualTo(VisitState.CONCLUDED);
    assertThatThrownBy(() -> moved.call(() -> visits.get(visit))).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> stranger.call(() -> submissions.accept(bytes)))
        .as("somebody else of that station is led nowhere")
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("visit-never-held"));
    assertThatThrownBy(
            () -> stranger.call(() -> submissions.standingForPhone(envelope.event().id())))
        .isInstanceOf(Fault.class);
  }

  @Test
  void theProofOfACosignatureIsThereForItsOfficerAlsoAfterHeWasMoved() {
    var visit = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var day = stage.approvedDay(visit);
    var record = stage.record(stage.take(day, fu), visit, fu).seal();
    stage.take(day, yao);
    var word =
        yao.seal(
            "visit.cosigned",
            stage.now(),
            Json.read(
                    """
                    {"v":1,"visit":"%s","names":"%s","sentence":"我当时在场","agreed":true}"""
                        .formatted(visit, record.event().hash().hex()))
                .asObject());
    var moved = movedTo("officer.second", stage.acting(Stage.YAO));
    moved.call(() -> submissions.accept(word.write().canonical()));

    assertThat(sees(moved, word.event().id())).isTrue();
    assertThat(sees(stage.acting("officer.second"), word.event().id())).isFalse();
  }

  private boolean sees(Acting who, UUID event) {
    try {
      return who.call(
          () -> {
            submissions.requireSeen(event);
            return true;
          });
    } catch (Fault unseen) {
      return false;
    }
  }

  @Test
  void photosThatAnOfficerSendsAfterHeWasMovedCompleteTheRecordOfHisOldStation()
      throws IOException {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var photo = "调岗后才送达的照片".getBytes(StandardCharsets.UTF_8);
    var envelope = stage.record(manifest, visit, phone).photos(Hash.of(photo).hex()).seal();
    var id = envelope.event().id();
    var moved = movedTo("officer.second", stage.acting(Stage.FU));
    assertThat(moved.call(() -> submissions.accept(envelope.write().canonical())).missing())
        .hasSize(1);

    upload(stage.acting("officer.second"), photo, id);
    assertThat(levelOf(id)).as("somebody else's file stays with his own station").isEqualTo(2);
    upload(moved, photo, id);

    assertThat(levelOf(id)).as("the log may have placed it already").isGreaterThanOrEqualTo(3);
    assertThat(kinds(Stage.FU, id)).doesNotContain("flag-photo-missing");
  }

  /** The person at a post of another station, as after a transfer. */
  private Acting movedTo(String post, Acting person) {
    var there = stage.acting(post);
    return new Acting(
        new Actor(there.home(), there.organization(), person.person(), there.post()),
        there.path(),
        there.function(),
        person.personName(),
        there.postName(),
        there.organizationName());
  }

  private void certificateOfYaoLasts(String days) {
    JdbcClient.create(owner)
        .sql(
            """
            update organization.certificate
               set valid_from = valid_from %1$s, valid_until = valid_until %1$s
             where person = :person
            """
                .formatted(days))
        .param("person", Cast.id(Stage.YAO))
        .update();
  }

  @Test
  void nobodyIsToPlanASkippedVisitThatWasMadeAllTheSame() {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var day = stage.approvedDay(visit, stage.check(stage.restaurant()));
    var manifest = stage.take(day, phone);
    stage.acting(Stage.YAO).call(() -> days.skip(day, visit, "店家停业"));
    assertThat(kinds(Stage.HEAD, visit)).containsExactly(Visits.TO_PLAN);

    stage.send(phone, stage.record(manifest, visit, phone).seal());

    assertThat(kinds(Stage.HEAD, visit)).isEmpty();
  }

  @Test
  void theSecondOfficersWordCountsAlthoughTheVisitWasSkippedAtTheDesk() {
    var visit = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var day = stage.approvedDay(visit, stage.check(stage.restaurant()));
    var manifest = stage.take(day, fu);
    stage.acting(Stage.HEAD).call(() -> days.skip(day, visit, "店家停业"));
    var record = stage.record(manifest, visit, fu).seal();
    assertThat(codes(stage.send(fu, record))).contains("cosignature-missing");

    var yao = stage.phone(Stage.YAO);
    assertThat(codes(stage.send(yao, word(yao, visit, record)))).isEmpty();

    assertCosigned(record);
  }

  @Test
  void theSecondOfficersWordCountsWhenTheFirstOfficersPhoneBringsItAfterHeWasMoved() {
    var visit = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), fu);
    var record = stage.record(manifest, visit, fu).seal();
    var word = word(stage.phone(Stage.YAO), visit, record);
    var moved = movedTo("officer.second", stage.acting(Stage.FU));
    moved.call(() -> submissions.accept(record.write().canonical()));

    assertThatThrownBy(
            () ->
                stage
                    .acting("officer.second")
                    .call(() -> submissions.accept(word.write().canonical())))
        .as("somebody else of that station is led nowhere")
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("visit-never-held"));
    moved.call(() -> submissions.accept(word.write().canonical()));
    assertThat(sees(moved, word.event().id())).isTrue();
    assertThat(sees(stage.acting("officer.second"), word.event().id())).isFalse();

    assertCosigned(record);
  }

  @Test
  void aWordOfSomebodyWhomTheRecordDoesNotNameIsKeptAndStruckAndOneOfNoPackageIsRefused() {
    var visit = stage.check(stage.restaurant());
    var nobodys = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var lu = stage.phone("officer.lu");
    var record = stage.record(stage.take(stage.approvedDay(visit), fu), visit, fu).seal();
    stage.send(fu, record);

    assertThat(codes(stage.send(lu, word(lu, visit, record))))
        .containsExactly("cosignature-not-counted");
    assertThatThrownBy(() -> stage.send(lu, word(lu, nobodys, record)))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("visit-never-held"));
  }

  @Test
  void aSecondRecordOfAVisitDoesNotInheritWhatWasAmissWithTheFirst() {
    var visit = stage.check(stage.restaurant());
    var other = stage.check(stage.restaurant());
    var day = stage.approvedDay(visit, other);
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var lu = stage.phone("officer.lu");
    var manifest = stage.take(day, fu);
    var ofYao = stage.take(day, yao);
    stage.send(fu, stage.record(manifest, other, fu).seal());
    var first =
        fu.seal(
            UUID.randomUUID(),
            "visit.sealed",
            2,
            Hash.of("another"),
            stage.now(),
            stage.record(manifest, visit, fu).number(1).payload());
    var before = word(lu, visit, first);
    assertThat(codes(stage.send(lu, before))).isEmpty();
    assertThat(codes(stage.send(fu, first))).contains("chain-broken", "cosignature-not-counted");
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              submissions.explain(first.event().id(), "chain-broken", "手机换过");
              return true;
            });

    var second = stage.record(ofYao, visit, yao).seal();

    assertThat(codes(stage.send(yao, second)))
        .contains("cosignature-missing")
        .doesNotContain("chain-broken", "cosignature-not-counted");
    assertThat(kinds(Stage.HEAD, second.event().id())).doesNotContain("flag-chain-broken");
  }

  private Envelope word(Pen phone, UUID visit, Envelope record) {
    return phone.seal(
        "visit.cosigned",
        stage.now(),
        Json.read(
                """
                {"v":1,"visit":"%s","names":"%s","sentence":"我当时在场","agreed":true}"""
                    .formatted(visit, record.event().hash().hex()))
            .asObject());
  }

  private void assertCosigned(Envelope record) {
    var standing = stage.acting(Stage.FU).call(() -> submissions.standing(record.event().id()));
    assertThat(standing.cosigned()).isTrue();
    assertThat(standing.flags())
        .extracting(Submissions.FlagView::code)
        .doesNotContain("cosignature-missing");
  }

  private static List<String> codes(Submissions.Acknowledgement acknowledged) {
    return acknowledged.flags().stream().map(Submissions.FlagView::code).toList();
  }

  /** What the post that looks up where evidence is filed may read, and nothing beside it. */
  @Test
  void thePostThatFilesReadsNoRecordNoWordAndNoName() {
    assertThat(
            JdbcClient.create(owner)
                .sql(
                    """
                    select c.relname || '.' || a.attname
                      from pg_class c
                      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                     where c.relkind = 'r' and c.relnamespace = 'visit'::regnamespace
                       and has_column_privilege('xunfu_receiver', c.oid, a.attnum, 'select')
                    """)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            "id_home.id",
            "id_home.home",
            "cosignature.home",
            "cosignature.id",
            "cosignature.organization_path",
            "cosignature.visit",
            "handing.home",
            "handing.id",
            "handing.organization_path",
            "handing.visit",
            "package.home",
            "package.id",
            "package.organization",
            "package.organization_path",
            "package.person",
            "package.post",
            "package.valid_until",
            "package_visit.home",
            "package_visit.package",
            "package_visit.visit",
            "submission.home",
            "submission.id",
            "submission.organization",
            "submission.organization_path",
            "submission.person",
            "submission.post");
  }

  private void fix(UUID visit, java.time.LocalDate date) {
    stage
        .acting(Stage.HEAD)
        .call(
            () -> {
              visits.fix(visit, UUID.randomUUID(), date, Stage.pair());
              return true;
            });
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
  void aDemandRaisedTwiceIsOneAndOtherContentUnderItsIdIsRefused() {
    var premises = stage.restaurant();
    var id = UUID.randomUUID();
    var raised = raise(id, premises, "routine");
    assertThat(raise(id, premises, "routine").visit()).isEqualTo(raised.visit());
    assertThatThrownBy(() -> raise(id, premises, "service"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("other-content"));
  }

  private Demand raise(UUID id, UUID premises, String kind) {
    return stage
        .acting(Stage.HEAD)
        .call(
            () ->
                demands.raise(
                    new NewDemand(
                        id,
                        "test",
                        Text.zh("试"),
                        kind,
                        Text.zh("看看"),
                        Text.zh("看看"),
                        null,
                        premises,
                        new Window(stage.today(), stage.today().plusDays(3)),
                        Set.of("problem"),
                        Set.of(),
                        true)));
  }

  @Test
  void anAnnouncedVisitIsSeenBeforeItsDayAndAnotherIsNot() {
    var announced = raise(UUID.randomUUID(), stage.restaurant(), "service").visit();
    var surprise = stage.service(stage.restaurant());
    var day = stage.approvedDay(announced, surprise);
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(day, phone);
    assertThat(look(manifest, announced, phone).state()).isEqualTo("today");
    assertThat(look(manifest, surprise, phone).state()).isEqualTo("here");
  }

  private OpenVisits.Seen look(xunfu.proof.json.JsonObject manifest, UUID visit, Pen phone) {
    return door.look(
        stage.piece(manifest, "visit", visit, phone).object("code").text("secret"), "192.0.2.9");
  }

  @Test
  void theLastPhotoCompletesTheRecordAndTheLogPlacesIt() throws IOException {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var one = "一张照片".getBytes(StandardCharsets.UTF_8);
    var two = "另一张照片".getBytes(StandardCharsets.UTF_8);
    var envelope =
        stage.record(manifest, visit, phone).photos(Hash.of(one).hex(), Hash.of(two).hex()).seal();
    var id = envelope.event().id();

    upload(phone.owner(), one, id);
    assertThat(stage.send(phone, envelope).missing()).containsExactly(Hash.of(two).hex());
    assertThat(levelOf(id)).isEqualTo(2);
    upload(phone.owner(), two, id);

    log.settle();
    assertThat(levelOf(id)).isEqualTo(4);
    assertThat(stage.acting(Stage.FU).call(() -> trace.listAbout(visit)))
        .extracting(kept -> kept.envelope().event().type())
        .contains("visit.sealed", "attachments.complete");
    assertThat(kinds(Stage.FU, id)).doesNotContain("flag-photo-missing");
  }

  private void upload(Acting acting, byte[] bytes, UUID submission) throws IOException {
    var upload =
        acting.call(() -> uploads.begin(Hash.of(bytes), bytes.length, "image/jpeg", submission));
    acting.call(() -> uploads.append(upload, 0, new ByteArrayInputStream(bytes)));
  }

  private int levelOf(UUID submission) {
    return stage.acting(Stage.FU).call(() -> submissions.standing(submission)).level();
  }

  @Test
  void theWorkOfAVacantPostFallsToTheHead() {
    var visit = stage.check(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var envelope = stage.record(manifest, visit, phone).photos("cd".repeat(32)).seal();
    stage.send(phone, envelope);
    assertThat(kinds(Stage.HEAD, envelope.event().id())).doesNotContain("flag-photo-missing");

    asImport(
        () ->
            people
                .holdings(Cast.id(Stage.FU))
                .forEach(holding -> people.release(holding.id(), Instant.now())));

    assertThat(kinds(Stage.HEAD, envelope.event().id())).contains("flag-photo-missing");
    asImport(
        () ->
            people.appoint(
                Cast.id(Stage.FU), Cast.postOf(Stage.FU), HoldingKind.MAIN, Instant.now()));
  }

  private void asImport(Runnable work) {
    SystemPost.IMPORT.run(() -> transaction.executeWithoutResult(_ -> work.run()));
  }

  private List<String> kinds(String who, UUID about) {
    return stage.acting(who).call(() -> todos.open(null, 200)).items().stream()
        .filter(todo -> todo.about().id().equals(about))
        .map(ToDo::kind)
        .toList();
  }

  @Test
  void whatAnInspectionFoundIsShownFirstAtTheNextOne() {
    var premises = stage.restaurant();
    var before = stage.check(premises);
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(before), phone);
    stage.send(phone, stage.record(manifest, before, phone).seal());

    var next = stage.check(premises);
    var taken = stage.take(stage.approvedDay(next), phone);
    var card = stage.piece(taken, "premises", premises, phone);
    var finding =
        card.array("lastVisits").elements().getFirst().asObject().array("findings").elements();
    assertThat(finding.getFirst().asObject().text("text")).isEqualTo("消毒柜停用三天");
    var last = stage.piece(taken, "inspection", next, phone).array("last").elements();
    assertThat(last.stream().map(Json::asObject).map(it -> it.text("question")))
        .contains("S35", "S01");
  }

  @Test
  void aGuesserOfSpokenCodesHasToWaitAndWhoScansHasNot() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> door.look("23456789AB", "192.0.2.77")).isInstanceOf(Fault.class);
    }
    assertThatThrownBy(() -> door.look("23456789AB", "192.0.2.77"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("too-many-codes"));
    var visit = stage.service(stage.restaurant());
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(visit), phone);
    var secret = stage.piece(manifest, "visit", visit, phone).object("code").text("secret");
    assertThat(door.look(secret, "192.0.2.77").state()).isEqualTo("here");
  }

  @Test
  void theCertificatesOfBothPhonesTravelWithThePackage() {
    var visit = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var manifest = stage.take(stage.approvedDay(visit), fu);
    var devices = stage.piece(manifest, "certificates", null, fu).array("devices").elements();
    assertThat(devices.stream().map(it -> it.asObject().text("device")))
        .contains(fu.id().toString(), yao.id().toString());
  }
}
