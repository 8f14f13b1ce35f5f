package xunfu.visit.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xunfu.kernel.Text;
import xunfu.visit.Supervision;
import xunfu.visit.Supervision.Measure;
import xunfu.visit.internal.gate.GateDecision.Line;
import xunfu.visit.internal.gate.GateDecision.Outcome;
import xunfu.visit.internal.gate.GateDecision.Verdict;
import xunfu.visit.internal.gate.GateFacts.Approval;
import xunfu.visit.internal.gate.GateFacts.Certificate;
import xunfu.visit.internal.gate.GateFacts.Moment;
import xunfu.visit.internal.gate.GateFacts.Officer;
import xunfu.visit.internal.gate.GateRules.CapScope;
import xunfu.visit.internal.gate.GateRules.VisitKind;

class GateTest {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  static final UUID GUESTHOUSE = id(1);
  static final UUID BUREAU = id(2);
  static final Officer FU = officer(11, "傅青禾", TODAY.plusYears(1));
  static final Officer YAO = officer(12, "姚知秋", TODAY);
  static final Approval BY_DEPUTY = new Approval(id(21), "分管局长", "deputy-in-charge");

  final Gate gate = new Gate(rules());

  @Test
  void letsTwoCertifiedOfficersWithApprovalGo() {
    var decision = gate.decide(visit().facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
    assertThat(decision.lines())
        .extracting(Line::rule)
        .containsExactly("two-officers", "approval", "published-item", "yearly-cap");
  }

  @Test
  void refusesAnOfficerWhoseCertificateEndedYesterdayAndNamesRuleSourceAndWayOut() {
    var late = officer(12, "姚知秋", TODAY.minusDays(1));
    var decision = gate.decide(visit().officers(FU, late).facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.PROBABLY_NOT);
    var refusal = decision.refusals().getFirst();
    assertThat(refusal.rule()).isEqualTo("two-officers");
    assertThat(refusal.text().zh()).isEqualTo("2026-11-24仅1人持证，姚知秋无效");
    assertThat(refusal.text().in("en")).isEqualTo("1 certified on 2026-11-24, not 姚知秋");
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
    var decision = gate.decide(visit().items("F01-1", "X-9", "X-1").facts());
    assertThat(decision.refusals()).extracting(Line::rule).containsExactly("published-item");
    assertThat(decision.refusals().getFirst().text().zh()).isEqualTo("未公布：X-1、X-9");
  }

  @Test
  void refusesTheThirdRoutineCheckOfAYear() {
    assertThat(gate.decide(visit().counted(1).facts()).verdict()).isEqualTo(Verdict.GO);
    assertThat(gate.decide(visit().counted(2).facts()).verdict()).isEqualTo(Verdict.AT_CAP);
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
    assertThat(line(decision, "yearly-cap").text().zh()).isEqualTo("个案，已5次，留意");
  }

  @Test
  void letsTheFrequencyOfAMinistryWinOverTheLocalCapAndPrintsWhichRuleWon() {
    var riskD = row("food-risk", "ministry", new Measure.YearlyChecks(3, 4), "D级每年3–4次");
    var decision = gate.decide(visit().counted(2).supervised(riskD).facts());
    assertThat(decision.verdict()).isEqualTo(Verdict.GO);
    assertThat(line(decision, "yearly-cap").text().zh())
        .isEqualTo("本年已2次，可4次。以“D级每年3–4次（≤4）”为准，不用“本县上限（≤2）”。");
    assertThat(line(decision, "yearly-cap").source().zh()).isEqualTo("D级每年3–4次");
    assertThat(decision.supervisionsUsed()).containsExactly(riskD.id());
  }

  @Test
  void stopsAtTheMinistrysFrequencyToo() {
    var riskD = row("food-risk", "ministry", new Measure.YearlyChecks(3, 4), "D级每年3–4次");
    assertThat(gate.decide(visit().counted(4).supervised(riskD).facts()).verdict())
        .isEqualTo(Verdict.AT_CAP);
  }

  @Test
  void leavesAloneWhoKeepsFaithButOnlyFromActiveChecks() {
    var classA = row("credit", "local", new Measure.NoActiveCheck(), "A类无事不扰");
    assertThat(gate.decide(visit().supervised(classA).facts()).verdict()).isEqualTo(Verdict.AT_CAP);
    assertThat(gate.decide(visit().kind("case").supervised(classA).facts()).verdict())
        .isEqualTo(Verdict.GO);
  }

  @Test
  void letsAMinistrysFrequencyWinOverACreditClassThatIsLeftAlone() {
    var classA = row("credit", "local", new Measure.NoActiveCheck(), "A类无事不扰");
    var riskD = row("food-risk", "ministry", new Measure.YearlyChecks(3, 4), "D级每年3–4次");
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
            "local",
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
  void saysWhichKindsThereAreWhenItDoesNotKnowOne() {
    assertThatThrownBy(() -> gate.decide(visit().kind("clock-in").facts()))
        .hasMessageContaining("clock-in")
        .hasMessageContaining("routine");
  }

  private static Outcome outcome(GateDecision decision, String rule) {
    return line(decision, rule).outcome();
  }

  private static Line line(GateDecision decision, String rule) {
    return decision.lines().stream().filter(it -> it.rule().equals(rule)).findFirst().orElseThrow();
  }

  private static Supervision row(String origin, String rank, Measure measure, String reason) {
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

  static GateRules rules() {
    return new GateRules(
        List.of(
            new GateRule.CertifiedOfficers(
                frame(
                    "two-officers",
                    LocalDate.of(2021, 7, 15),
                    "law",
                    "行政处罚法第四十二条",
                    Text.of(
                        "{day}仅{certified}人持证，{without}无效",
                        "{certified} certified on {day}, not {without}")),
                2),
            new GateRule.ApprovedBy(
                frame(
                    "approval", LocalDate.of(2024, 12, 1), "law", "54号五", Text.zh("{name}不能单独批准")),
                Set.of("organ-head", "deputy-in-charge")),
            new GateRule.PublishedItems(
                frame(
                    "published-item",
                    LocalDate.of(2024, 12, 1),
                    "law",
                    "54号三",
                    Text.zh("未公布：{items}"))),
            new GateRule.YearlyCap(
                new GateRule.Frame(
                    "yearly-cap",
                    LocalDate.of(2025, 6, 30),
                    null,
                    "local",
                    Text.zh("本县上限"),
                    Text.zh("本年已{done}次，满{limit}次。"),
                    Text.zh("改用非现场方式"),
                    Text.zh("本年已{done}次，可{limit}次。")),
                2)),
        Map.of(
            "routine", kind("routine", 1, CapScope.COUNTS, true),
            "case", kind("case", 2, CapScope.WATCHED, false),
            "recheck", kind("recheck", 3, CapScope.OUTSIDE, false)),
        Map.of("law", 100, "ministry", 80, "local", 40),
        Map.of(
            "pair-not-fixed", Text.zh("未定人"),
            "not-approved-yet", Text.zh("待批准"),
            "watched", Text.zh("个案，已{done}次，留意"),
            "not-counted", Text.zh("不计次"),
            "at-most", Text.zh("（≤{atMost}）"),
            "voice-alone", Text.zh("以“{winner}”为准。"),
            "voice-won", Text.zh("以“{winner}”为准，不用“{losers}”。")));
  }

  private static VisitKind kind(String code, int number, CapScope cap, boolean active) {
    return new VisitKind(code, number, Text.zh(code), cap, active, true);
  }

  private static GateRule.Frame frame(
      String id, LocalDate from, String rank, String source, Text refusal) {
    return new GateRule.Frame(
        id, from, null, rank, Text.zh(source), refusal, Text.zh("办法"), Text.zh("合规"));
  }

  private static Facts visit() {
    return new Facts(
        Moment.PACKAGE,
        TODAY,
        "routine",
        List.of(FU, YAO),
        BY_DEPUTY,
        Set.of("F01-1"),
        0,
        List.of());
  }

  private record Facts(
      Moment moment,
      LocalDate day,
      String kind,
      List<Officer> officers,
      @Nullable Approval approval,
      Set<String> items,
      int counted,
      List<Supervision> rows) {
    Facts at(Moment other) {
      return new Facts(other, day, kind, officers, approval, items, counted, rows);
    }

    Facts on(LocalDate other) {
      return new Facts(moment, other, kind, officers, approval, items, counted, rows);
    }

    Facts kind(String other) {
      return new Facts(moment, day, other, officers, approval, items, counted, rows);
    }

    Facts officers(Officer... others) {
      return new Facts(moment, day, kind, List.of(others), approval, items, counted, rows);
    }

    Facts nobody() {
      return new Facts(moment, day, kind, List.of(), approval, items, counted, rows);
    }

    Facts approved(@Nullable Approval other) {
      return new Facts(moment, day, kind, officers, other, items, counted, rows);
    }

    Facts items(String... others) {
      return new Facts(moment, day, kind, officers, approval, Set.of(others), counted, rows);
    }

    Facts counted(int other) {
      return new Facts(moment, day, kind, officers, approval, items, other, rows);
    }

    Facts supervised(Supervision... others) {
      return new Facts(moment, day, kind, officers, approval, items, counted, List.of(others));
    }

    GateFacts facts() {
      return new GateFacts(
          moment, day, kind, officers, approval, items, Set.of("F01-1", "F01-2"), counted, rows);
    }
  }
}
