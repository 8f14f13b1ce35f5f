package xunfu.visit.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xunfu.checklist.gate.Counting;
import xunfu.checklist.gate.GateRule;
import xunfu.kernel.Text;
import xunfu.standards.VisitKind;
import xunfu.visit.Supervision;
import xunfu.visit.Supervision.Measure;
import xunfu.visit.internal.gate.GateDecision.Line;
import xunfu.visit.internal.gate.GateDecision.Outcome;
import xunfu.visit.internal.gate.GateDecision.Verdict;
import xunfu.visit.internal.gate.GateFacts.Approval;
import xunfu.visit.internal.gate.GateFacts.Certificate;
import xunfu.visit.internal.gate.GateFacts.EarlierCheck;
import xunfu.visit.internal.gate.GateFacts.Moment;
import xunfu.visit.internal.gate.GateFacts.Officer;

class GateTest {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  static final UUID GUESTHOUSE = id(1);
  static final UUID BUREAU = id(2);
  static final Officer FU = officer(11, "傅青禾", TODAY.plusYears(1));
  static final Officer YAO = officer(12, "姚知秋", TODAY);
  static final Approval BY_DEPUTY = new Approval(id(21), "江澄", "deputy-in-charge");

  final Gate gate =
      new Gate(rules(), Map.of("penalty-42", Text.of("《行政处罚法》第四十二条", "Penalties Law, art. 42")));

  @Test
  void letsTwoCertifiedOfficersWithApprovalGo() {
    var decision = gate.decide(visit().facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
    assertThat(decision.lines())
        .extracting(Line::rule)
        .containsExactly(
            "two-officers", "approval", "published-item", "yearly-cap", "superior", "post-licence");
  }

  @Test
  void refusesAnOfficerWhoseCertificateEndedYesterdayAndNamesRuleSourceAndWayOut() {
    var late = officer(12, "姚知秋", TODAY.minusDays(1));
    var decision = gate.decide(visit().officers(FU, late).facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.PROBABLY_NOT);
    var refusal = decision.refusals().getFirst();
    assertThat(refusal.rule()).isEqualTo("two-officers");
    assertThat(refusal.text().zh()).isEqualTo("违反：两人持证（2026-11-24：姚知秋）");
    assertThat(refusal.text().in("en")).isEqualTo("违反：两人持证 (2026-11-24: 姚知秋)");
    assertThat(refusal.source().zh()).contains("第四十二条");
    assertThat(refusal.wayOut()).isNotNull();
  }

  @Test
  void countsOneOfficerNamedTwiceOnce() {
    assertThat(gate.decide(visit().officers(FU, FU).facts()).refusals())
        .extracting(Line::rule)
        .containsExactly("two-officers");
  }

  @Test
  void leavesThePairOpenWhileTheVisitIsOnlyProposed() {
    var decision = gate.decide(visit().at(Moment.PROPOSAL).approved(null).nobody().facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
    assertThat(outcome(decision, "two-officers")).isEqualTo(Outcome.OPEN);
    assertThat(outcome(decision, "approval")).isEqualTo(Outcome.OPEN);
  }

  @Test
  void refusesTheStationHeadAloneAsApprover() {
    var decision =
        gate.decide(visit().approved(new Approval(id(22), "陆行舟", "station-head")).facts());
    assertThat(decision.refusals()).extracting(Line::rule).containsExactly("approval");
    assertThat(decision.refusals().getFirst().text().zh()).contains("陆行舟");
  }

  @Test
  void refusesAPackageForAVisitThatNobodyApproved() {
    var decision = gate.decide(visit().approved(null).facts());
    assertThat(decision.refusals()).extracting(Line::rule).containsExactly("approval");
  }

  @Test
  void refusesItemsThatAreNotPublishedAndNamesEach() {
    var decision = gate.decide(visit().forms("F01", "X9", "X1").facts());
    assertThat(decision.refusals()).extracting(Line::rule).containsExactly("published-item");
    assertThat(decision.refusals().getFirst().text().zh()).isEqualTo("违反：已公布：X1、X9");
  }

  @Test
  void refusesTheThirdRoutineCheckOfAYear() {
    assertThat(gate.decide(visit().counted(1).facts()).verdict()).isEqualTo(Verdict.GO);
    assertThat(gate.decide(visit().counted(2).facts()).verdict()).isEqualTo(Verdict.AT_CAP);
  }

  @Test
  void countsWhatIsApprovedAndNotMadeYet() {
    assertThat(gate.decide(visit().counted(1).alsoApproved(1).facts()).verdict())
        .isEqualTo(Verdict.AT_CAP);
  }

  @Test
  void letsTheApproverPassACapThatStandsInPrincipleWithAReasonButNoLouderVoice() {
    var why = new Approval(id(21), "江澄", "deputy-in-charge", "举报集中");
    var passed = gate.decide(visit().counted(2).approved(why).facts());
    assertThat(passed.verdict()).isEqualTo(Verdict.GO);
    assertThat(line(passed, "yearly-cap").text().zh())
        .isEqualTo("本县上限（今年已 2 次，可 2 次），江澄批准超过上限，理由：举报集中");
    var classA = row("credit", 10, new Measure.NoActiveCheck(), "A类无事不扰");
    assertThat(gate.decide(visit().approved(why).supervised(classA).facts()).verdict())
        .isEqualTo(Verdict.AT_CAP);
  }

  @Test
  void doesNotPrintAReasonToPassACapThatIsNotReached() {
    var why = new Approval(id(21), "江澄", "deputy-in-charge", "举报集中");
    var below = gate.decide(visit().counted(1).approved(why).facts());
    assertThat(below.verdict()).isEqualTo(Verdict.GO);
    assertThat(line(below, "yearly-cap").text().zh()).isEqualTo("本县上限（今年已 1 次，可 2 次）");
  }

  @Test
  void doesNotCountARecheckUnderTheCap() {
    assertThat(gate.decide(visit().kind("recheck").counted(5).facts()).verdict())
        .isEqualTo(Verdict.GO);
  }

  @Test
  void watchesACaseCheckBeyondTheCapWithoutStoppingIt() {
    var decision = gate.decide(visit().kind("case").counted(5).facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
    assertThat(line(decision, "yearly-cap").text().zh()).isEqualTo("本县上限（个案不计次，今年已 5 次）");
  }

  @Test
  void letsTheFrequencyOfAMinistryWinOverTheLocalCapAndPrintsWhichRuleWon() {
    var riskD = row("food-risk", 30, new Measure.YearlyChecks(3, 4), "D级每年3–4次");
    var decision = gate.decide(visit().counted(2).supervised(riskD).facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
    assertThat(line(decision, "yearly-cap").text().zh())
        .isEqualTo("本县上限（今年已 2 次，可 4 次）。以“D级每年3–4次（至多 4 次）”为准，优先于“本县上限（至多 2 次）”");
    assertThat(line(decision, "yearly-cap").source().zh()).isEqualTo("D级每年3–4次");
    assertThat(decision.supervisionsUsed()).containsExactly(riskD.id());
  }

  @Test
  void stopsAtTheMinistrysFrequencyToo() {
    var riskD = row("food-risk", 30, new Measure.YearlyChecks(3, 4), "D级每年3–4次");
    assertThat(gate.decide(visit().counted(4).supervised(riskD).facts()).verdict())
        .isEqualTo(Verdict.AT_CAP);
  }

  @Test
  void leavesAloneWhoKeepsFaithButOnlyFromActiveChecks() {
    var classA = row("credit", 10, new Measure.NoActiveCheck(), "A类无事不扰");
    assertThat(gate.decide(visit().supervised(classA).facts()).verdict()).isEqualTo(Verdict.AT_CAP);
    assertThat(gate.decide(visit().kind("case").supervised(classA).facts()).verdict())
        .isEqualTo(Verdict.GO);
  }

  @Test
  void letsAMinistrysFrequencyWinOverACreditClassThatIsLeftAlone() {
    var classA = row("credit", 10, new Measure.NoActiveCheck(), "A类无事不扰");
    var riskD = row("food-risk", 30, new Measure.YearlyChecks(3, 4), "D级每年3–4次");
    var decision = gate.decide(visit().supervised(classA, riskD).facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
    assertThat(decision.supervisionsUsed()).containsExactlyInAnyOrder(classA.id(), riskD.id());
  }

  @Test
  void doesNotListenToARowThatEndedYesterday() {
    var ended =
        new Supervision(
            id(31),
            GUESTHOUSE,
            null,
            BUREAU,
            "credit",
            10,
            new Measure.NoActiveCheck(),
            TODAY.minusYears(1),
            TODAY.minusDays(1),
            Text.zh("A类"));
    assertThat(gate.decide(visit().supervised(ended).facts()).supervisionsUsed()).isEmpty();
  }

  @Test
  void doesNotApplyARuleBeforeItsFirstDay() {
    var early = visit().on(LocalDate.of(2020, 1, 1)).officers(FU).facts();
    assertThat(gate.decide(early).lines()).extracting(Line::rule).doesNotContain("two-officers");
  }

  @Test
  void doesNotRepeatWhatASuperiorCheckedWithinThreeMonths() {
    var superior = new EarlierCheck(TODAY.minusMonths(2), "routine", true, Set.of("F01"));
    var decision = gate.decide(visit().after(superior).facts());
    assertThat(decision.refusals()).extracting(Line::rule).containsExactly("superior");
    assertThat(gate.decide(visit().kind("case").after(superior).facts()).refusals()).isEmpty();
    assertThat(gate.decide(visit().forms("F22").after(superior).facts()).refusals()).isEmpty();
  }

  @Test
  void mayCheckAgainAfterThreeMonthsOrWhatAnEqualChecked() {
    var longAgo = new EarlierCheck(TODAY.minusMonths(3), "routine", true, Set.of("F01"));
    var equal = new EarlierCheck(TODAY.minusMonths(1), "routine", false, Set.of("F01"));
    assertThat(gate.decide(visit().after(longAgo).facts()).refusals()).isEmpty();
    assertThat(gate.decide(visit().after(equal).facts()).refusals()).isEmpty();
  }

  @Test
  void makesNoRoutineCheckInTheYearOfAPostLicenceCheck() {
    var inYear = new EarlierCheck(LocalDate.of(2026, 1, 5), "post-licence", false, Set.of("F22"));
    var before = new EarlierCheck(LocalDate.of(2025, 12, 5), "post-licence", false, Set.of("F22"));
    assertThat(gate.decide(visit().after(inYear).facts()).refusals())
        .extracting(Line::rule)
        .containsExactly("post-licence");
    assertThat(gate.decide(visit().after(before).facts()).refusals()).isEmpty();
  }

  @Test
  void letsOneOfficerWithoutCertificateServeWhereNothingIsChecked() {
    var alone = new Officer(id(13), "白露", null);
    var decision =
        gate.decide(
            visit().kind("service").officers(alone).approved(null).forms(new String[0]).facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
  }

  @Test
  void saysHowOftenTheBusinessWasVisitedThisYear() {
    assertThat(gate.decide(visit().counted(1).facts()).year())
        .isEqualTo(new GateDecision.Year(1, 2, true));
    assertThat(gate.decide(visit().kind("recheck").counted(1).facts()).year())
        .isEqualTo(new GateDecision.Year(1, 2, false));
  }

  private static Outcome outcome(GateDecision decision, String rule) {
    return line(decision, rule).outcome();
  }

  private static Line line(GateDecision decision, String rule) {
    return decision.lines().stream().filter(it -> it.rule().equals(rule)).findFirst().orElseThrow();
  }

  private static Supervision row(String origin, int rank, Measure measure, String reason) {
    return new Supervision(
        UUID.nameUUIDFromBytes(reason.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        GUESTHOUSE,
        null,
        BUREAU,
        origin,
        rank,
        measure,
        TODAY.minusMonths(3),
        null,
        Text.zh(reason));
  }

  private static Officer officer(int number, String name, LocalDate until) {
    return new Officer(
        id(number), name, new Certificate("浙A-" + number, TODAY.minusYears(2), until));
  }

  private static UUID id(int number) {
    return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  static List<GateRule> rules() {
    return List.of(
        new GateRule.Officers(
            terms("two-officers", LocalDate.of(2021, 7, 15), 30, "penalty-42", "两人持证"), 2, true),
        new GateRule.Approval(
            terms("approval", LocalDate.of(2024, 12, 1), 30, "opinion-54-5", "先批准"),
            List.of("bureau-head", "deputy-in-charge"),
            List.of("station-head"),
            null),
        new GateRule.PublishedItem(
            terms("published-item", LocalDate.of(2024, 12, 1), 30, "opinion-54-3", "已公布")),
        new GateRule.YearlyCap(
            terms("yearly-cap", LocalDate.of(2025, 6, 30), 10, "opinion-54-4", "本县上限"),
            2,
            true,
            Map.of(
                "routine", Counting.COUNTS,
                "case", Counting.WATCHED,
                "recheck", Counting.FREE,
                "service", Counting.FREE)),
        new GateRule.NoRepeat(
            terms("superior", LocalDate.of(2022, 3, 15), 30, "food-42", "上级查过不重复"),
            "superior",
            3,
            List.of("case")),
        new GateRule.NoRepeat(
            terms("post-licence", LocalDate.of(2022, 7, 1), 30, "se-17", "证后查过不再查"),
            "post-licence",
            null,
            List.of("case")));
  }

  private static GateRule.Terms terms(
      String id, LocalDate from, int rank, String article, String says) {
    return new GateRule.Terms(
        id,
        authored(says),
        authored("违反：" + says),
        authored("办法"),
        rank,
        from,
        null,
        List.of(new GateRule.Source(article, false, null)));
  }

  private static xunfu.checklist.Text authored(String words) {
    return xunfu.checklist.Text.of(Map.of("zh", words, "en", words));
  }

  private static VisitKind kind(String code) {
    return new VisitKind(code, 1, Text.zh(code), code.equals("routine"), !code.equals("service"));
  }

  private static Facts visit() {
    return new Facts(
        Moment.PACKAGE,
        TODAY,
        kind("routine"),
        List.of(FU, YAO),
        BY_DEPUTY,
        Set.of("F01"),
        0,
        0,
        List.of(),
        List.of());
  }

  private record Facts(
      Moment moment,
      LocalDate day,
      VisitKind kind,
      List<Officer> officers,
      @Nullable Approval approval,
      Set<String> forms,
      int counted,
      int alsoApproved,
      List<EarlierCheck> earlier,
      List<Supervision> rows) {
    Facts at(Moment other) {
      return new Facts(
          other, day, kind, officers, approval, forms, counted, alsoApproved, earlier, rows);
    }

    Facts on(LocalDate other) {
      return new Facts(
          moment, other, kind, officers, approval, forms, counted, alsoApproved, earlier, rows);
    }

    Facts kind(String other) {
      return new Facts(
          moment,
          day,
          GateTest.kind(other),
          officers,
          approval,
          forms,
          counted,
          alsoApproved,
          earlier,
          rows);
    }

    Facts officers(Officer... others) {
      return new Facts(
          moment,
          day,
          kind,
          List.of(others),
          approval,
          forms,
          counted,
          alsoApproved,
          earlier,
          rows);
    }

    Facts nobody() {
      return new Facts(
          moment, day, kind, List.of(), approval, forms, counted, alsoApproved, earlier, rows);
    }

    Facts approved(@Nullable Approval other) {
      return new Facts(
          moment, day, kind, officers, other, forms, counted, alsoApproved, earlier, rows);
    }

    Facts forms(String... others) {
      return new Facts(
          moment,
          day,
          kind,
          officers,
          approval,
          Set.of(others),
          counted,
          alsoApproved,
          earlier,
          rows);
    }

    Facts counted(int other) {
      return new Facts(
          moment, day, kind, officers, approval, forms, other, alsoApproved, earlier, rows);
    }

    Facts alsoApproved(int other) {
      return new Facts(moment, day, kind, officers, approval, forms, counted, other, earlier, rows);
    }

    Facts after(EarlierCheck check) {
      return new Facts(
          moment,
          day,
          kind,
          officers,
          approval,
          forms,
          counted,
          alsoApproved,
          List.of(check),
          rows);
    }

    Facts supervised(Supervision... others) {
      return new Facts(
          moment,
          day,
          kind,
          officers,
          approval,
          forms,
          counted,
          alsoApproved,
          earlier,
          List.of(others));
    }

    GateFacts facts() {
      return new GateFacts(
          moment,
          day,
          kind,
          officers,
          approval,
          forms,
          Set.of("F01", "F22"),
          counted,
          alsoApproved,
          earlier,
          rows);
    }
  }
}
