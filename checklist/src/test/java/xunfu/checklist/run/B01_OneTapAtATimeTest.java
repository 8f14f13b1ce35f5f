package xunfu.checklist.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xunfu.checklist.Answer;
import xunfu.checklist.Ask;
import xunfu.checklist.AskOnce;
import xunfu.checklist.Finding;
import xunfu.checklist.Fixtures;
import xunfu.checklist.Questionnaire;
import xunfu.checklist.Value;
import xunfu.checklist.Way;

/** The rules of filling a questionnaire on the real content: one test, one rule. */
class B01_OneTapAtATimeTest {

  private static final String AT = "2026-11-24T09:41:07.123+08:00";
  private static final Questionnaire QUESTIONNAIRE =
      AskOnce.merge(Fixtures.catalogue(), Fixtures.restaurantWithLift());

  private final QuestionnaireRun run = new QuestionnaireRun(Fixtures.catalogue(), QUESTIONNAIRE);
  private RunState state = RunState.empty();

  @Test
  void anOwnTapIsRecordedAsSuch() {
    take(new Step.Tap("S05|site", Value.YES, AT, null));
    assertThat(run.answers(state))
        .containsExactly(
            new Answer("S05", "site", Value.YES, Way.OWN_TAP, AT, null, null, List.of()));
  }

  @Test
  void notApplicableAsksARemark() {
    refuse(new Step.Tap("S05|site", Value.ABSENT, AT, " 　"), Refusal.REMARK_NEEDED);
    take(new Step.Tap("S05|site", Value.ABSENT, AT, "今天只有店主一人"));
    refuse(new Step.Remark("S05|site", ""), Refusal.REMARK_NEEDED);
  }

  @Test
  void theRestOfASectionIsOfferedOnlyWhenEachOfItsItemsWasOnTheScreen() {
    var hall = section("hall");
    hall.asks().stream().skip(1).forEach(ask -> take(new Step.Show(ask.id())));
    refuse(new Step.RestInOrder("hall", AT), Refusal.NOT_ALL_SEEN);
    assertThat(progress("hall").offersRest()).isFalse();
    take(new Step.Show(hall.asks().getFirst().id()));
    assertThat(progress("hall").offersRest()).isTrue();
    take(new Step.RestInOrder("hall", AT));
    assertThat(run.answers(state))
        .hasSize(hall.asks().stream().filter(ask -> !ask.needsOwnTap()).toList().size())
        .allMatch(a -> a.way() == Way.SECTION_TAP);
  }

  @Test
  void theSectionTapNeverAnswersAKeyItem() {
    seeAll("kitchen");
    take(new Step.RestInOrder("kitchen", AT));
    var key = section("kitchen").asks().stream().filter(Ask::key).map(Ask::id).toList();
    assertThat(key).isNotEmpty();
    assertThat(state.answers().keySet()).doesNotContainAnyElementsOf(key);
    assertThat(progress("kitchen").ownTap()).isEqualTo(key.size());
    refuse(new Step.RestInOrder("kitchen", AT), Refusal.NOTHING_LEFT);
  }

  @Test
  void theSectionTapLeavesWhatWasAlreadyAnswered() {
    take(new Step.Tap("S34-small|site", Value.NO, AT, null));
    seeAll("hall");
    take(new Step.RestInOrder("hall", AT));
    assertThat(state.answers().get("S34-small|site").value()).isEqualTo(Value.NO);
    assertThat(state.answers().get("S34-small|site").way()).isEqualTo(Way.OWN_TAP);
  }

  @Test
  void whatARegisterProposedIsConfirmedAsPrefilledAndNamesTheFact() {
    seeAll("office");
    take(new Step.RestInOrder("office", AT));
    var report = state.answers().get("S04|site");
    assertThat(report.way()).isEqualTo(Way.PREFILLED);
    assertThat(report.fact()).isEqualTo("annual-report.filed-on=2026-04-12");
    assertThat(state.answers().get("S04-contact|site").way()).isEqualTo(Way.SECTION_TAP);
  }

  @Test
  void whatARegisterProposedCanBeDenied() {
    take(new Step.Tap("S04|site", Value.NO, AT, null));
    assertThat(state.answers().get("S04|site").way()).isEqualTo(Way.OWN_TAP);
    assertThat(state.answers().get("S04|site").fact())
        .as("what the register said stands beside the no")
        .isEqualTo("annual-report.filed-on=2026-04-12");
  }

  @Test
  void aNoWantsAFindingAndAFindingWantsANo() {
    refuse(find("f1", "脏", Finding.Measure.CORRECTED_ON_SPOT), Refusal.FINDING_WITHOUT_NO);
    take(new Step.Tap("S15|site", Value.NO, AT, null));
    assertThat(run.gaps(state)).contains(new Gap.Finding("S15|site"));
    refuse(find("f1", " ", Finding.Measure.CORRECTED_ON_SPOT), Refusal.TEXT_NEEDED);
    refuse(find("f1", "脏", Finding.Measure.PUT_RIGHT_BY), Refusal.DUE_DAY_NEEDED);
    take(find("f1", "灶后积油", Finding.Measure.CORRECTED_ON_SPOT));
    assertThat(run.gaps(state)).doesNotContain(new Gap.Finding("S15|site"));
  }

  @Test
  void aFindingGoesWhenTheNoGoes() {
    take(new Step.Tap("S15|site", Value.NO, AT, null));
    take(find("f1", "灶后积油", Finding.Measure.CORRECTED_ON_SPOT));
    take(new Step.Tap("S15|site", Value.YES, AT, null));
    assertThat(run.findings(state)).isEmpty();
    take(new Step.Tap("S15|site", Value.NO, AT, null));
    take(find("f1", "灶后积油", Finding.Measure.CORRECTED_ON_SPOT));
    take(new Step.Undo("S15|site"));
    assertThat(run.findings(state)).isEmpty();
    assertThat(run.answers(state)).isEmpty();
  }

  @Test
  void aDemandedPhotoIsAGapUntilItIsTakenBeforeOrAfterTheAnswer() {
    take(new Step.Tap("S13|site", Value.YES, AT, null));
    assertThat(run.gaps(state)).contains(new Gap.Photo("S13|site", 1));
    take(new Step.Photograph("S13|site", "aa"));
    assertThat(run.gaps(state)).doesNotContain(new Gap.Photo("S13|site", 1));
    assertThat(run.answers(state).getFirst().evidence()).containsExactly("aa");
    take(new Step.WithdrawPhoto("S13|site", "aa"));
    assertThat(run.gaps(state)).contains(new Gap.Photo("S13|site", 1));
  }

  @Test
  void aReasonStandsForThePhotoThatCannotBeTaken() {
    refuse(new Step.NoPhoto("S13|site", "店里不让拍"), Refusal.NOT_ANSWERED);
    take(new Step.Tap("S13|site", Value.YES, AT, null));
    take(new Step.NoPhoto("S13|site", "店里不让拍"));
    assertThat(run.gaps(state)).doesNotContain(new Gap.Photo("S13|site", 1));
    assertThat(run.answers(state).getFirst().noPhoto()).isEqualTo("店里不让拍");
    take(new Step.Tap("S13|site", Value.NO, AT, null));
    assertThat(run.answers(state).getFirst().noPhoto()).as("kept").isEqualTo("店里不让拍");
    take(new Step.Photograph("S13|site", "aa"));
    assertThat(run.answers(state).getFirst().noPhoto()).as("there is one now").isNull();
    take(new Step.WithdrawPhoto("S13|site", "aa"));
    take(new Step.NoPhoto("S13|site", " "));
    assertThat(run.gaps(state)).contains(new Gap.Photo("S13|site", 1));
  }

  @Test
  void nothingIsDemandedOfWhatDoesNotApply() {
    take(new Step.Tap("S13|site", Value.ABSENT, AT, "没有冰箱"));
    assertThat(run.gaps(state)).doesNotContain(new Gap.Photo("S13|site", 1));
  }

  @Test
  void anAskThatIsNotThereIsRefusedAndChangesNothing() {
    refuse(new Step.Tap("S99|site", Value.YES, AT, null), Refusal.UNKNOWN_ASK);
    refuse(new Step.RestInOrder("roof", AT), Refusal.UNKNOWN_SECTION);
    refuse(new Step.DropFinding("f9"), Refusal.UNKNOWN_FINDING);
    refuse(new Step.Remark("S05|site", "好"), Refusal.NOT_ANSWERED);
    assertThat(state).isEqualTo(RunState.empty());
  }

  @Test
  void aVisitWithoutFindingsIsCompleteByKeyTapsAndOneTapASection() {
    QUESTIONNAIRE.asks().forEach(ask -> take(new Step.Show(ask.id())));
    QUESTIONNAIRE
        .asks()
        .filter(Ask::needsOwnTap)
        .forEach(ask -> take(new Step.Tap(ask.id(), Value.YES, AT, null)));
    run.progress(state).stream()
        .filter(Progress::offersRest)
        .forEach(section -> take(new Step.RestInOrder(section.section(), AT)));
    assertThat(run.gaps(state)).isNotEmpty().allMatch(gap -> gap instanceof Gap.Photo);
  }

  private Step find(String id, String text, Finding.Measure measure) {
    return new Step.Find(new Finding(id, "S15", "site", text, List.of(), measure, null));
  }

  private void seeAll(String section) {
    section(section).asks().forEach(ask -> take(new Step.Show(ask.id())));
  }

  private static Questionnaire.Section section(String id) {
    return QUESTIONNAIRE.sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Progress progress(String section) {
    return run.progress(state).stream()
        .filter(one -> one.section().equals(section))
        .findFirst()
        .orElseThrow();
  }

  private void take(Step step) {
    var outcome = run.take(state, step);
    assertThat(outcome).as(step.toString()).isInstanceOf(Outcome.Taken.class);
    state = ((Outcome.Taken) outcome).state();
  }

  private void refuse(Step step, Refusal reason) {
    assertThat(run.take(state, step)).isEqualTo(new Outcome.Refused(reason));
  }
}
