package xunfu.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way back: answers laid out form by form. */
class A02_EveryFormPrintsCompleteTest {

  private static final Catalogue CATALOGUE = Fixtures.catalogue();
  private static final Occasion RESTAURANT = Fixtures.restaurantWithLift();
  private static final List<Ask> ASKS = AskOnce.merge(CATALOGUE, RESTAURANT).asks().toList();

  @Test
  void everyFormKeepsItsOwnItemsInItsOwnOrder() {
    for (var filled : fill(all(Value.YES), List.of())) {
      assertThat(filled.rows())
          .extracting(FilledForm.Row::code)
          .containsExactlyElementsOf(
              CATALOGUE
                  .form(new FormRef(filled.form(), filled.version()))
                  .items()
                  .map(Item::code)
                  .toList());
    }
  }

  @Test
  void aNoReachesEveryFormWithThatFormsOwnArticle() {
    var finding =
        new Finding(
            "f1",
            "S02-address",
            "site",
            "店已搬走",
            List.of(),
            Finding.Measure.PUT_RIGHT_BY,
            RESTAURANT.date().plusDays(30));
    var filled = fill(allBut("S02-address", Value.NO), List.of(finding));
    var atRegistration = row(filled, "F33", "2.2");
    var atDisclosure = row(filled, "F34", "3.1");
    assertThat(atRegistration.value()).isEqualTo(Value.NO);
    assertThat(atDisclosure.value()).isEqualTo(Value.NO);
    assertThat(atRegistration.articles()).containsExactly("reg-11", "reg-24");
    assertThat(atDisclosure.articles()).containsExactly("reg-11", "disc-15");
    assertThat(atRegistration.findings())
        .isEqualTo(atDisclosure.findings())
        .containsExactly("店已搬走");
    assertThat(atRegistration.shared()).isTrue();
  }

  @Test
  void theRowSaysFromWhichQuestionItComes() {
    var row = row(fill(all(Value.YES), List.of()), "F33", "1.1");
    assertThat(row.question()).isEqualTo("S01");
    assertThat(row.shared()).isTrue();
    assertThat(row(fill(all(Value.YES), List.of()), "F01", "8.2").shared()).isFalse();
  }

  @Test
  void anExcusedItemIsPrintedAsAbsentWithTheAuthoredRemark() {
    var row = row(fill(all(Value.YES), List.of()), "F01", "4.10");
    assertThat(row.excused()).isTrue();
    assertThat(row.value()).isEqualTo(Value.ABSENT);
    assertThat(row.remark()).isEqualTo("不是集中用餐单位食堂");
  }

  @Test
  void whatWasNotAnsweredStaysVisible() {
    var filled = fill(List.of(), List.of());
    assertThat(filled).allMatch(form -> form.outcome() == FilledForm.Outcome.OPEN);
    assertThat(row(filled, "F01", "8.1").value()).isNull();
  }

  @Test
  void aKeyItemThatIsNotMetDecidesTheForm() {
    assertThat(outcome(fill(allBut("S05", Value.NO), List.of()), "F01"))
        .isEqualTo(FilledForm.Outcome.KEY);
    assertThat(outcome(fill(allBut("S15", Value.NO), List.of()), "F01"))
        .isEqualTo(FilledForm.Outcome.MINOR);
    assertThat(outcome(fill(all(Value.YES), List.of()), "F01")).isEqualTo(FilledForm.Outcome.CLEAN);
  }

  @Test
  void eachLiftHasItsRow() {
    var two =
        Occasion.of(
            RESTAURANT.date(),
            RESTAURANT.forms(),
            RESTAURANT.traits(),
            List.of(Fixtures.LIFT, new Device("lift-2", "lift", "货梯")),
            RESTAURANT.facts(),
            List.of());
    var lifts = FormPrint.fill(CATALOGUE, two, List.of(), List.of(), "zh").get(3);
    assertThat(lifts.rows().stream().filter(row -> row.code().equals("1.3")))
        .extracting(FilledForm.Row::scope)
        .containsExactly("device:lift-1", "device:lift-2");
  }

  @Test
  void theOrderOfTheAnswersMeansNothing() {
    var answers = new ArrayList<>(allBut("S05", Value.NO));
    var inOrder = fill(answers, List.of());
    Collections.reverse(answers);
    assertThat(fill(answers, List.of())).isEqualTo(inOrder);
  }

  @Test
  void ofTwoAnswersToOneAskTheLaterCounts() {
    var first = answer(ASKS.getFirst(), Value.YES, "2026-11-24T09:00:00.000+08:00");
    var later = answer(ASKS.getFirst(), Value.NO, "2026-11-24T09:05:00.000+08:00");
    assertThat(fill(List.of(later, first), List.of()))
        .isEqualTo(fill(List.of(first, later), List.of()))
        .isEqualTo(fill(List.of(later), List.of()));
  }

  private static List<FilledForm> fill(List<Answer> answers, List<Finding> findings) {
    return FormPrint.fill(CATALOGUE, RESTAURANT, answers, findings, "zh");
  }

  private static List<Answer> all(Value value) {
    return ASKS.stream().map(ask -> answer(ask, value, "2026-11-24T09:41:07.123+08:00")).toList();
  }

  private static List<Answer> allBut(String question, Value value) {
    return ASKS.stream()
        .map(
            ask ->
                answer(
                    ask,
                    ask.question().equals(question) ? value : Value.YES,
                    "2026-11-24T09:41:07.123+08:00"))
        .toList();
  }

  private static Answer answer(Ask ask, Value value, String at) {
    return new Answer(ask.question(), ask.scope(), value, Way.OWN_TAP, at, null, null, List.of());
  }

  private static FilledForm.Row row(List<FilledForm> forms, String form, String code) {
    return forms.stream()
        .filter(filled -> filled.form().equals(form))
        .flatMap(filled -> filled.rows().stream())
        .filter(row -> row.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static FilledForm.Outcome outcome(List<FilledForm> forms, String form) {
    return forms.stream().filter(f -> f.form().equals(form)).findFirst().orElseThrow().outcome();
  }
}
