package xunfu.checklist.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import xunfu.checklist.Fixtures;

/** What the authored rules of the gate say. */
class GateRulesTest {

  @Test
  void twoOfficersWithCertificatesGo() {
    var rule = (GateRule.Officers) rule("two-certified-officers");
    assertThat(rule.minimum()).isEqualTo(2);
    assertThat(rule.certified()).isTrue();
    assertThat(rule.terms().sources()).noneMatch(GateRule.Source::unverified);
  }

  @Test
  void theHeadOrTheDeputyApprovesAndAStationHeadAloneCannot() {
    var rule = (GateRule.Approval) rule("approval-before-visit");
    assertThat(rule.approvers()).containsExactly("bureau-head", "deputy-in-charge");
    assertThat(rule.proposers()).containsExactly("station-head");
    assertThat(rule.approvers()).doesNotContainAnyElementsOf(rule.proposers());
  }

  @Test
  void theCapCountsByKindAndIsOneInPrinciple() {
    var rule = (GateRule.YearlyCap) rule("yearly-cap");
    assertThat(rule.perYear()).isEqualTo(2);
    assertThat(rule.inPrinciple()).isTrue();
    assertThat(rule.countingOf("routine")).isEqualTo(Counting.COUNTS);
    assertThat(rule.countingOf("random")).isEqualTo(Counting.COUNTS);
    assertThat(rule.countingOf("case")).isEqualTo(Counting.WATCHED);
    assertThat(rule.countingOf("recheck")).isEqualTo(Counting.FREE);
    assertThat(rule.countingOf("special-superior")).isEqualTo(Counting.FREE);
    assertThat(rule.countingOf("a kind that nobody foresaw")).isEqualTo(Counting.COUNTS);
    assertThat(rule.terms().sources()).allMatch(GateRule.Source::unverified);
  }

  @Test
  void aRuleHoldsFromItsFirstDay() {
    var terms = rule("yearly-cap").terms();
    assertThat(terms.isInForceOn(LocalDate.of(2025, 4, 29))).isFalse();
    assertThat(terms.isInForceOn(LocalDate.of(2025, 4, 30))).isTrue();
  }

  @Test
  void lawAndMinistryRankAboveLocalCustom() {
    assertThat(rule("two-certified-officers").terms().rank())
        .isGreaterThan(rule("yearly-cap").terms().rank());
  }

  private static GateRule rule(String id) {
    return Fixtures.authored().gate().stream()
        .filter(rule -> rule.terms().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
