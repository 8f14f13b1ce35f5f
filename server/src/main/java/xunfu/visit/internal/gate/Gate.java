package xunfu.visit.internal.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.gate.Counting;
import xunfu.checklist.gate.GateRule;
import xunfu.kernel.Text;
import xunfu.visit.Supervision;
import xunfu.visit.Supervision.Measure;
import xunfu.visit.internal.gate.GateDecision.Line;
import xunfu.visit.internal.gate.GateDecision.Outcome;
import xunfu.visit.internal.gate.GateDecision.Verdict;
import xunfu.visit.internal.gate.GateDecision.Year;
import xunfu.visit.internal.gate.GateFacts.EarlierCheck;
import xunfu.visit.internal.gate.GateFacts.Moment;

/**
 * The lawful-visit gate: may these officers enter this business on this day?
 *
 * <p>A pure function over facts and the jurisdiction's dated rules. Each rule in force gives one
 * line with its source; a refusal also says the way out. How often a business may be visited is
 * said by several voices – the local cap, a ministry's frequency for its risk class, a credit class
 * that is to be left alone. The voice of the highest rank speaks (a law or a ministry before local
 * practice), and the line prints which voice won over which.
 *
 * <p>The rules about checks do not bind a visit that checks nothing; it is recorded all the same.
 */
public final class Gate {
  private static final String SUPERIOR = "superior";

  private final List<GateRule> rules;
  private final Map<String, Text> citations;

  /**
   * @param rules of the jurisdiction, in the order in which their lines are shown
   * @param citations article id → how it is cited
   */
  public Gate(List<GateRule> rules, Map<String, Text> citations) {
    this.rules = List.copyOf(rules);
    this.citations = Map.copyOf(citations);
  }

  /** Decides; changes nothing. */
  public GateDecision decide(GateFacts facts) {
    var voices = new ArrayList<Voice>();
    var lines = rulesOn(facts.day()).map(rule -> line(rule, facts, voices)).toList();
    var used = voices.stream().map(Voice::supervision).filter(Objects::nonNull).toList();
    return new GateDecision(verdictOf(lines), lines, yearOf(facts, voices), used);
  }

  /** How many certified officers the rules of that day want at the door. */
  public int officersNeededOn(LocalDate day) {
    return rulesOn(day)
        .filter(GateRule.Officers.class::isInstance)
        .mapToInt(rule -> ((GateRule.Officers) rule).minimum())
        .max()
        .orElse(1);
  }

  /** Whether the holder of a post with this function may approve on that day. */
  public boolean mayApprove(String function, LocalDate day) {
    return rulesOn(day)
        .filter(GateRule.Approval.class::isInstance)
        .allMatch(rule -> ((GateRule.Approval) rule).approvers().contains(function));
  }

  /** Whether a visit of that kind counts under a yearly cap on that day. */
  public boolean counts(String kind, LocalDate day) {
    return rulesOn(day)
        .filter(GateRule.YearlyCap.class::isInstance)
        .anyMatch(rule -> ((GateRule.YearlyCap) rule).countingOf(kind) == Counting.COUNTS);
  }

  private Stream<GateRule> rulesOn(LocalDate day) {
    return rules.stream().filter(rule -> rule.terms().isInForceOn(day));
  }

  private Line line(GateRule rule, GateFacts facts, List<Voice> voices) {
    return switch (rule) {
      case GateRule.Officers it -> officers(it, facts);
      case GateRule.Approval it -> approval(it, facts);
      case GateRule.PublishedItem it -> published(it, facts);
      case GateRule.YearlyCap it -> frequency(it, facts, voices);
      case GateRule.NoRepeat it -> repeat(it, facts);
    };
  }

  private Line officers(GateRule.Officers rule, GateFacts facts) {
    if (!facts.kind().inspection()) {
      return passed(rule, GateWords.NOT_A_CHECK);
    }
    if (facts.officers().isEmpty() && facts.moment() == Moment.PROPOSAL) {
      return open(rule, GateWords.PAIR_NOT_FIXED);
    }
    var fit =
        facts.officers().stream()
            .filter(officer -> !rule.certified() || officer.isCertifiedOn(facts.day()))
            .map(GateFacts.Officer::person)
            .distinct()
            .count();
    if (fit >= rule.minimum()) {
      return passed(rule);
    }
    var unfit =
        facts.officers().stream()
            .filter(officer -> !officer.isCertifiedOn(facts.day()))
            .map(GateFacts.Officer::name)
            .collect(Collectors.joining("、"));
    return refused(
        rule, unfit.isEmpty() ? GateWords.officers(fit) : GateWords.without(unfit, facts.day()));
  }

  private Line approval(GateRule.Approval rule, GateFacts facts) {
    if (!facts.kind().inspection()) {
      return passed(rule, GateWords.NOT_A_CHECK);
    }
    var approval = facts.approval();
    if (approval == null) {
      return facts.moment() == Moment.PACKAGE
          ? refused(rule, GateWords.NOTHING)
          : open(rule, GateWords.NOT_APPROVED_YET);
    }
    return rule.approvers().contains(approval.function())
        ? passed(rule)
        : refused(rule, GateWords.cannotApprove(approval.name()));
  }

  private Line published(GateRule.PublishedItem rule, GateFacts facts) {
    var unpublished = new TreeSet<>(facts.forms());
    unpublished.removeAll(facts.published());
    return unpublished.isEmpty()
        ? passed(rule)
        : refused(rule, GateWords.named(String.join("、", unpublished)));
  }

  private Line repeat(GateRule.NoRepeat rule, GateFacts facts) {
    if (!facts.kind().inspection() || rule.unless().contains(facts.kind().code())) {
      return passed(rule, GateWords.DOES_NOT_APPLY);
    }
    return facts.earlier().stream()
        .filter(check -> isRepeated(rule, check, facts))
        .max(Comparator.comparing(EarlierCheck::on))
        .map(check -> refused(rule, GateWords.checkedOn(check.on())))
        .orElseGet(() -> passed(rule));
  }

  private static boolean isRepeated(GateRule.NoRepeat rule, EarlierCheck check, GateFacts facts) {
    boolean meant =
        rule.after().equals(SUPERIOR)
            ? check.bySuperior() && check.forms().stream().anyMatch(facts.forms()::contains)
            : check.kind().equals(rule.after());
    var months = rule.months();
    boolean recent =
        months == null
            ? check.on().getYear() == facts.day().getYear()
            : check.on().plusMonths(months).isAfter(facts.day());
    return meant && recent && !check.on().isAfter(facts.day());
  }

  /** The cap and every voice that may be louder than it. */
  private Line frequency(GateRule.YearlyCap rule, GateFacts facts, List<Voice> heard) {
    var counting = rule.countingOf(facts.kind().code());
    var voices = voices(rule, counting, facts);
    heard.addAll(voices);
    if (voices.isEmpty()) {
      return passed(
          rule,
          counting == Counting.WATCHED
              ? GateWords.watched(facts.countedThisYear())
              : GateWords.NOT_COUNTED);
    }
    var winner = voices.getFirst();
    var own = counted(rule, facts, winner);
    return voices.size() == 1 && winner.supervision() == null ? own : printed(own, voices);
  }

  /**
   * Below the number it passes, whatever reason was given. A cap that stands only in principle is
   * passed with a reason as well; what a louder voice says is not.
   */
  private Line counted(GateRule.YearlyCap rule, GateFacts facts, Voice winner) {
    var said = GateWords.year(facts.countedThisYear(), facts.approvedThisYear(), winner.atMost());
    if (facts.countedThisYear() + facts.approvedThisYear() < winner.atMost()) {
      return passed(rule, said);
    }
    var approval = facts.approval();
    if (rule.inPrinciple() && winner.supervision() == null && approval != null) {
      var why = approval.beyondCap();
      if (why != null) {
        return passed(rule, GateWords.joined(said, GateWords.beyondCap(approval.name(), why)))
            .onlyInPrinciple();
      }
    }
    var refused = refused(rule, said);
    return rule.inPrinciple() && winner.supervision() == null ? refused.onlyInPrinciple() : refused;
  }

  private List<Voice> voices(GateRule.YearlyCap rule, Counting counting, GateFacts facts) {
    var voices = new ArrayList<Voice>();
    if (counting == Counting.COUNTS) {
      var terms = rule.terms();
      voices.add(new Voice(null, terms.rank(), rule.perYear(), kernel(terms.text())));
    }
    for (var row : facts.supervisions()) {
      if (row.isValidOn(facts.day())) {
        switch (row.measure()) {
          case Measure.NoActiveCheck _ when facts.kind().active() -> voices.add(voice(row, 0));
          case Measure.YearlyChecks(int _, int atMost) when counting == Counting.COUNTS ->
              voices.add(voice(row, atMost));
          case Measure.NoActiveCheck _, Measure.YearlyChecks _, Measure.Depth _ -> {}
        }
      }
    }
    voices.sort(LOUDEST_FIRST);
    return voices;
  }

  private static Voice voice(Supervision row, int atMost) {
    return new Voice(row.id(), row.rank(), atMost, row.reason());
  }

  private static Line printed(Line own, List<Voice> voices) {
    var winner = voices.getFirst();
    var losers = voices.subList(1, voices.size());
    var text = GateWords.joined(own.text(), GateWords.won(winner.said(), said(losers)));
    var source = winner.supervision() == null ? own.source() : winner.reason();
    return new Line(own.rule(), own.outcome(), text, source, own.wayOut(), own.withReason());
  }

  private static List<Text> said(List<Voice> voices) {
    return voices.stream().map(Voice::said).toList();
  }

  private Year yearOf(GateFacts facts, List<Voice> voices) {
    int cap =
        voices.stream().mapToInt(Voice::atMost).findFirst().orElseGet(() -> localCap(facts.day()));
    return new Year(facts.countedThisYear(), cap, counts(facts.kind().code(), facts.day()));
  }

  private int localCap(LocalDate day) {
    return rulesOn(day)
        .filter(GateRule.YearlyCap.class::isInstance)
        .mapToInt(rule -> ((GateRule.YearlyCap) rule).perYear())
        .min()
        .orElse(0);
  }

  private Line passed(GateRule rule) {
    return passed(rule, GateWords.NOTHING);
  }

  private Line passed(GateRule rule, Text detail) {
    return line(rule, Outcome.GO, rule.terms().text(), detail, null);
  }

  private Line open(GateRule rule, Text detail) {
    return line(rule, Outcome.OPEN, rule.terms().text(), detail, null);
  }

  private Line refused(GateRule rule, Text detail) {
    var terms = rule.terms();
    return line(rule, Outcome.REFUSED, terms.refusal(), detail, kernel(terms.wayOut()));
  }

  private Line line(
      GateRule rule,
      Outcome outcome,
      xunfu.checklist.Text said,
      Text detail,
      @Nullable Text wayOut) {
    return new Line(
        rule.terms().id(),
        outcome,
        GateWords.joined(kernel(said), detail),
        sourceOf(rule.terms()),
        wayOut,
        false);
  }

  private Text sourceOf(GateRule.Terms terms) {
    return terms.sources().stream()
        .map(source -> GateWords.source(cited(source), source.unverified()))
        .reduce(GateWords::listed)
        .orElse(GateWords.NOTHING);
  }

  private Text cited(GateRule.Source source) {
    var note = source.note();
    return citations.getOrDefault(
        source.article(), note == null ? Text.zh(source.article()) : kernel(note));
  }

  private static Text kernel(xunfu.checklist.Text text) {
    return new Text(text.byLanguage());
  }

  private Verdict verdictOf(List<Line> lines) {
    var refused =
        lines.stream().filter(line -> line.outcome() == Outcome.REFUSED).map(Line::rule).toList();
    if (refused.isEmpty()) {
      return Verdict.GO;
    }
    var caps =
        rules.stream()
            .filter(GateRule.YearlyCap.class::isInstance)
            .map(rule -> rule.terms().id())
            .collect(Collectors.toSet());
    return caps.containsAll(refused) ? Verdict.AT_CAP : Verdict.PROBABLY_NOT;
  }

  /** Of two voices of one rank the stricter speaks: a business is not disturbed on a tie. */
  private static final Comparator<Voice> LOUDEST_FIRST =
      Comparator.comparingInt(Voice::rank).reversed().thenComparingInt(Voice::atMost);

  private record Voice(@Nullable UUID supervision, int rank, int atMost, Text reason) {
    Text said() {
      return GateWords.atMost(reason, atMost);
    }
  }
}
