package xunfu.checklist.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xunfu.checklist.Answer;
import xunfu.checklist.Ask;
import xunfu.checklist.AskOnce;
import xunfu.checklist.Finding;
import xunfu.checklist.Fixtures;
import xunfu.checklist.Occasion;
import xunfu.checklist.Value;
import xunfu.checklist.Way;

class B02_ARecordAsTheServerSeesItTest {

  private static final Occasion RESTAURANT = Fixtures.restaurantWithLift();
  private static final List<Answer> COMPLETE =
      AskOnce.merge(Fixtures.catalogue(), RESTAURANT)
          .asks()
          .map(ask -> answer(ask, Value.YES, Way.OWN_TAP, null))
          .toList();

  @Test
  void aCompleteRecordHasNoRemark() {
    assertThat(remarks(COMPLETE, List.of())).isEmpty();
  }

  @Test
  void aKeyItemAnsweredWithItsSectionIsRemarked() {
    assertThat(remarks(changed("S05", a -> way(a, Way.SECTION_TAP)), List.of()))
        .containsExactly(new RecordCheck.Remark(RecordCheck.Kind.OWN_TAP_MISSING, "S05|site"));
  }

  @Test
  void aProposalThatNoRegisterMadeIsRemarked() {
    assertThat(remarks(changed("S15", a -> way(a, Way.PREFILLED)), List.of()))
        .containsExactly(new RecordCheck.Remark(RecordCheck.Kind.NOT_PROPOSED, "S15|site"));
    assertThat(remarks(changed("S04", a -> way(a, Way.PREFILLED)), List.of())).isEmpty();
  }

  @Test
  void whatIsMissingIsRemarked() {
    assertThat(remarks(COMPLETE.subList(1, COMPLETE.size()), List.of()))
        .containsExactly(
            new RecordCheck.Remark(RecordCheck.Kind.NOT_ANSWERED, COMPLETE.getFirst().askKey()));
    assertThat(remarks(changed("S12-meat", a -> value(a, Value.ABSENT)), List.of()))
        .containsExactly(new RecordCheck.Remark(RecordCheck.Kind.REMARK_MISSING, "S12-meat|site"));
    assertThat(remarks(changed("S15", a -> value(a, Value.NO)), List.of()))
        .containsExactly(new RecordCheck.Remark(RecordCheck.Kind.FINDING_MISSING, "S15|site"));
    assertThat(remarks(changed("S13", B02_ARecordAsTheServerSeesItTest::noPhoto), List.of()))
        .containsExactly(new RecordCheck.Remark(RecordCheck.Kind.PHOTO_MISSING, "S13|site"));
  }

  @Test
  void aReasonStandsForThePhotoThatWasNotTaken() {
    assertThat(remarks(changed("S13", a -> noPhoto(a, "店里不让拍")), List.of())).isEmpty();
    assertThat(remarks(changed("S13", a -> noPhoto(a, " ")), List.of()))
        .containsExactly(new RecordCheck.Remark(RecordCheck.Kind.PHOTO_MISSING, "S13|site"));
  }

  private static Answer noPhoto(Answer a, String why) {
    return new Answer(
        a.question(), a.scope(), a.value(), a.way(), a.at(), null, null, List.of(), why);
  }

  @Test
  void notApplicableWhereNoItemForeseesItIsRemarked() {
    assertThat(
            remarks(
                changed(
                    "S15",
                    a ->
                        new Answer(
                            a.question(),
                            a.scope(),
                            Value.ABSENT,
                            a.way(),
                            a.at(),
                            "今天没进后厨",
                            null,
                            List.of())),
                List.of()))
        .containsExactly(new RecordCheck.Remark(RecordCheck.Kind.ABSENCE_NOT_FORESEEN, "S15|site"));
  }

  @Test
  void whatDoesNotBelongIsRemarked() {
    var stranger = new Answer("S99", "site", Value.YES, Way.OWN_TAP, "2026", null, null, List.of());
    var finding =
        new Finding("f1", "S15", "site", "脏", List.of(), Finding.Measure.CORRECTED_ON_SPOT, null);
    var answers = new java.util.ArrayList<>(COMPLETE);
    answers.add(stranger);
    answers.add(COMPLETE.getFirst());
    assertThat(remarks(answers, List.of(finding)))
        .containsExactlyInAnyOrder(
            new RecordCheck.Remark(RecordCheck.Kind.NOT_ASKED, "S99|site"),
            new RecordCheck.Remark(RecordCheck.Kind.ANSWERED_TWICE, COMPLETE.getFirst().askKey()),
            new RecordCheck.Remark(RecordCheck.Kind.FINDING_WITHOUT_NO, "S15|site"));
  }

  private static List<RecordCheck.Remark> remarks(List<Answer> answers, List<Finding> findings) {
    return RecordCheck.remarks(Fixtures.catalogue(), RESTAURANT, answers, findings);
  }

  private static List<Answer> changed(String question, UnaryOperator<Answer> change) {
    return COMPLETE.stream()
        .map(answer -> answer.question().equals(question) ? change.apply(answer) : answer)
        .toList();
  }

  private static Answer answer(Ask ask, Value value, Way way, @Nullable String remark) {
    var photos = ask.photos().stream().map(photo -> "00").toList();
    return new Answer(
        ask.question(),
        ask.scope(),
        value,
        way,
        "2026-11-24T09:41:07.123+08:00",
        remark,
        null,
        photos);
  }

  private static Answer way(Answer a, Way way) {
    return new Answer(a.question(), a.scope(), a.value(), way, a.at(), null, null, a.evidence());
  }

  private static Answer value(Answer a, Value value) {
    return new Answer(a.question(), a.scope(), value, a.way(), a.at(), null, null, a.evidence());
  }

  private static Answer noPhoto(Answer a) {
    return new Answer(a.question(), a.scope(), a.value(), a.way(), a.at(), null, null, List.of());
  }
}
