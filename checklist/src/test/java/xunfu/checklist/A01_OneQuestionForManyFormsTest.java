package xunfu.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the merge on the real content: one test, one rule. */
class A01_OneQuestionForManyFormsTest {

  private static final Occasion RESTAURANT = Fixtures.restaurantWithLift();
  private static final Questionnaire MERGED = AskOnce.merge(Fixtures.catalogue(), RESTAURANT);

  @Test
  void aRestaurantWithALiftThatDeliversIsAskedOfSixForms() {
    assertThat(RESTAURANT.forms())
        .extracting(FormRef::id)
        .containsExactly("F01", "F13", "F21", "F22", "F33", "F34");
  }

  @Test
  void theBusinessLicenceIsLookedAtOnceForTwoForms() {
    assertThat(ask("S01", "site").fills())
        .extracting(fill -> fill.form() + "/" + fill.code())
        .containsExactly("F01/1.4", "F33/1.1");
  }

  @Test
  void peopleFilesAndPlansOfFoodAndOfEquipmentAreAskedApart() {
    assertThat(MERGED.asks().map(Ask::question))
        .contains("S05", "S29", "S08-food", "S08-se", "S25-food", "S25-se");
  }

  @Test
  void theWalkGoesFromTheDoorToTheDevices() {
    assertThat(MERGED.sections())
        .extracting(Questionnaire.Section::id)
        .containsExactly("door", "hall", "kitchen", "store", "office", "devices", "devices@lift-1");
  }

  @Test
  void eachLiftHasItsOwnSectionAndItsOwnAnswers() {
    var second = new Device("lift-2", "lift", "货梯");
    var merged =
        AskOnce.merge(
            Fixtures.catalogue(),
            Occasion.of(
                RESTAURANT.date(),
                RESTAURANT.forms(),
                RESTAURANT.traits(),
                List.of(second, Fixtures.LIFT),
                RESTAURANT.facts(),
                List.of()));
    assertThat(merged.sections())
        .extracting(Questionnaire.Section::id)
        .endsWith("devices@lift-1", "devices@lift-2");
    assertThat(merged.asks().filter(ask -> ask.question().equals("S28")).map(Ask::scope))
        .containsExactly("device:lift-1", "device:lift-2");
  }

  @Test
  void aLiftThatTheRegisterDoesNotHoldIsNotLost() {
    var merged =
        AskOnce.merge(
            Fixtures.catalogue(),
            Occasion.of(
                RESTAURANT.date(),
                List.of(new FormRef("F22", "2026.1")),
                List.of("lift"),
                List.of(),
                Map.of(),
                List.of()));
    assertThat(merged.asks().map(Ask::scope)).contains("device:unlisted-lift");
  }

  @Test
  void anAskIsKeyWhenOneOfItsItemsIs() {
    assertThat(ask("S05", "site").key()).isTrue();
    assertThat(ask("S01", "site").key()).isFalse();
  }

  @Test
  void thePhotoThatOneItemDemandsIsDemandedOfTheAsk() {
    assertThat(ask("S13", "site").photos())
        .extracting(t -> t.in("zh", "zh"))
        .containsExactly("温度计读数");
    assertThat(ask("S01", "site").photos()).isEmpty();
  }

  @Test
  void aFactThatHoldsProposesAYes() {
    assertThat(ask("S04", "site").proposed()).isEqualTo(Value.YES);
    assertThat(ask("S03-valid", "site").known())
        .containsExactly(
            new Ask.Known("licence.food.number", "JY23301220000017", false),
            new Ask.Known("licence.food.valid-until", "2028-03-01", false));
  }

  @Test
  void aLicenceThatHasRunOutProposesNothingAndWantsAnOwnTap() {
    var expired = withFact("licence.food.valid-until", "2026-11-23");
    var ask = ask(expired, "S03-valid", "site");
    assertThat(ask.proposed()).isNull();
    assertThat(ask.known()).anyMatch(Ask.Known::against);
    assertThat(ask.needsOwnTap()).isTrue();
  }

  @Test
  void aLicenceIsValidOnItsLastDay() {
    var lastDay = withFact("licence.food.valid-until", "2026-11-24");
    assertThat(ask(lastDay, "S03-valid", "site").proposed()).isEqualTo(Value.YES);
  }

  @Test
  void aFactThatIsOnlyShownProposesNothing() {
    assertThat(ask("S02-name", "site").known()).hasSize(1);
    assertThat(ask("S02-name", "site").proposed()).isNull();
  }

  @Test
  void whatWasNotMetLastTimeComesFirstInItsSection() {
    var last = new LastAnswer("S40", "site", Value.NO, RESTAURANT.date().minusMonths(6), "混用");
    var merged = AskOnce.merge(Fixtures.catalogue(), withLast(List.of(last)));
    var kitchen =
        merged.sections().stream().filter(s -> s.id().equals("kitchen")).findFirst().orElseThrow();
    assertThat(kitchen.asks().getFirst().question()).isEqualTo("S40");
    assertThat(kitchen.asks().getFirst().needsOwnTap()).isTrue();
  }

  @Test
  void anEarlierFindingThatNamesNoDeviceCountsForEach() {
    var onSite =
        new LastAnswer("S28-mark", "site", Value.NO, RESTAURANT.date().minusDays(90), "没贴");
    var onLift =
        new LastAnswer("S28", "device:lift-1", Value.NO, RESTAURANT.date().minusDays(90), "超期");
    var merged = AskOnce.merge(Fixtures.catalogue(), withLast(List.of(onSite, onLift)));
    assertThat(ask(merged, "S28-mark", "device:lift-1").isOpenFromLastTime()).isTrue();
    assertThat(ask(merged, "S28", "device:lift-1").isOpenFromLastTime()).isTrue();
    assertThat(ask(merged, "S27", "device:lift-1").isOpenFromLastTime()).isFalse();
  }

  @Test
  void ofTwoEarlierVisitsTheLaterOneCounts() {
    var earlier = new LastAnswer("S40", "site", Value.NO, RESTAURANT.date().minusYears(1), "混用");
    var later = new LastAnswer("S40", "site", Value.YES, RESTAURANT.date().minusMonths(1), null);
    for (var order : List.of(List.of(earlier, later), List.of(later, earlier))) {
      var merged = AskOnce.merge(Fixtures.catalogue(), withLast(order));
      assertThat(ask(merged, "S40", "site").isOpenFromLastTime()).isFalse();
    }
  }

  @Test
  void theOrderInWhichTheOccasionIsGivenMeansNothing() {
    var forms = new ArrayList<>(RESTAURANT.forms());
    var traits = new ArrayList<>(RESTAURANT.traits());
    Collections.reverse(forms);
    Collections.reverse(traits);
    forms.addAll(RESTAURANT.forms());
    var turned =
        Occasion.of(
            RESTAURANT.date(),
            forms,
            traits,
            RESTAURANT.devices(),
            RESTAURANT.facts(),
            RESTAURANT.last());
    assertThat(AskOnce.merge(Fixtures.catalogue(), turned)).isEqualTo(MERGED);
  }

  @Test
  void anItemThatTheTraitsExcuseIsNotAsked() {
    var without =
        Occasion.of(
            RESTAURANT.date(),
            RESTAURANT.forms(),
            RESTAURANT.traits().stream().filter(t -> !t.equals("cold-dishes")).toList(),
            RESTAURANT.devices(),
            RESTAURANT.facts(),
            List.of());
    assertThat(AskOnce.merge(Fixtures.catalogue(), without).asks().map(Ask::question))
        .doesNotContain("S42-room", "S42-climate", "S42-mask");
  }

  private static Questionnaire withFact(String fact, String value) {
    var facts = new java.util.TreeMap<>(RESTAURANT.facts());
    facts.put(fact, value);
    return AskOnce.merge(
        Fixtures.catalogue(),
        Occasion.of(
            RESTAURANT.date(),
            RESTAURANT.forms(),
            RESTAURANT.traits(),
            RESTAURANT.devices(),
            facts,
            List.of()));
  }

  private static Occasion withLast(List<LastAnswer> last) {
    return Occasion.of(
        RESTAURANT.date(),
        RESTAURANT.forms(),
        RESTAURANT.traits(),
        RESTAURANT.devices(),
        RESTAURANT.facts(),
        last);
  }

  private static Ask ask(String question, String scope) {
    return ask(MERGED, question, scope);
  }

  private static Ask ask(Questionnaire questionnaire, String question, String scope) {
    return questionnaire
        .asks()
        .filter(ask -> ask.question().equals(question) && ask.scope().equals(scope))
        .findFirst()
        .orElseThrow();
  }
}
