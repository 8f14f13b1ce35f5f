package xunfu.visit.internal.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;
import xunfu.visit.Supervision;
import xunfu.visit.Supervision.Measure;
import xunfu.visit.internal.gate.GateDecision.Line;
import xunfu.visit.internal.gate.GateDecision.Outcome;
import xunfu.visit.internal.gate.GateDecision.Verdict;
import xunfu.visit.internal.gate.GateFacts.Moment;
import xunfu.visit.internal.gate.GateRule.ApprovedBy;
import xunfu.visit.internal.gate.GateRule.CertifiedOfficers;
import xunfu.visit.internal.gate.GateRule.PublishedItems;
import xunfu.visit.internal.gate.GateRule.YearlyCap;
import xunfu.visit.internal.gate.GateRules.CapScope;

/**
 * The lawful-visit gate: may these officers enter this business on this day?
 *
 * <p>A pure function over facts and the jurisdiction's dated rules. Each rule in force gives one
 * line with its source; a refusal also says the way out. How often a business may be visited is
 * said by several voices – the local cap, a ministry's frequency for its risk class, a credit class
 * that is to be left alone. The voice of the highest rank speaks (a law or a ministry before local
 * practice), and the line prints which voice won over which.
 */
public final class Gate {
  private final GateRules rules;

  public Gate(GateRules rules) {
    this.rules = rules;
  }

  /** Decides; changes nothing. */
  public GateDecision decide(GateFacts facts) {
    var lines = new ArrayList<Line>();
    var used = new ArrayList<UUID>();
    rules
        .inForceOn(facts.day())
        .forEach(
            rule ->
                lines.add(
                    switch (rule) {
                      case CertifiedOfficers it -> officers(it, facts);
                      case ApprovedBy it -> approval(it, facts);
                      case PublishedItems it -> items(it, facts);
                      case YearlyCap it -> frequency(it, facts, used);
                    }));
    return new GateDecision(verdictOf(lines), lines, used);
  }

  private Line officers(CertifiedOfficers rule, GateFacts facts) {
    if (facts.officers().isEmpty() && facts.moment() == Moment.PROPOSAL) {
      return open(rule, "pair-not-fixed");
    }
    var certified = facts.officers().stream().filter(o -> o.isCertifiedOn(facts.day())).toList();
    var distinct = certified.stream().map(GateFacts.Officer::person).distinct().count();
    var without =
        facts.officers().stream()
            .filter(o -> !o.isCertifiedOn(facts.day()))
            .map(GateFacts.Officer::name)
            .collect(Collectors.joining("、"));
    var values =
        Map.of(
            "minimum", String.valueOf(rule.minimum()),
            "certified", String.valueOf(distinct),
            "without", without.isEmpty() ? "—" : without,
            "day", facts.day().toString());
    return distinct >= rule.minimum() ? passed(rule, values) : refused(rule, values);
  }

  private Line approval(ApprovedBy rule, GateFacts facts) {
    var approval = facts.approval();
    if (approval == null) {
      return facts.moment() == Moment.PACKAGE
          ? refused(rule, Map.of("name", "—", "function", "—"))
          : open(rule, "not-approved-yet");
    }
    var values = Map.of("name", approval.name(), "function", approval.function());
    return rule.functions().contains(approval.function())
        ? passed(rule, values)
        : refused(rule, values);
  }

  private Line items(PublishedItems rule, GateFacts facts) {
    var unpublished = new TreeSet<>(facts.items());
    unpublished.removeAll(facts.published());
    var values =
        Map.of(
            "count", String.valueOf(facts.items().size()),
            "items", String.join("、", unpublished));
    return unpublished.isEmpty() ? passed(rule, values) : refused(rule, values);
  }

  /** The cap and every voice that may be louder than it. */
  private Line frequency(YearlyCap rule, GateFacts facts, List<UUID> used) {
    var kind = rules.kind(facts.kind());
    var voices = voices(rule, facts, kind);
    voices.stream().map(Voice::supervision).filter(Objects::nonNull).forEach(used::add);
    if (voices.isEmpty()) {
      return withText(
          rule,
          Outcome.GO,
          kind.cap() == CapScope.WATCHED ? "watched" : "not-counted",
          Map.of("done", String.valueOf(facts.countedThisYear())));
    }
    var winner = voices.getFirst();
    var values =
        Map.of(
            "done", String.valueOf(facts.countedThisYear()),
            "limit", String.valueOf(winner.atMost()));
    boolean within = facts.countedThisYear() < winner.atMost();
    var own = within ? passed(rule, values) : refused(rule, values);
    return voices.size() == 1 && winner.supervision() == null ? own : printed(own, voices);
  }

  private List<Voice> voices(YearlyCap rule, GateFacts facts, GateRules.VisitKind kind) {
    var voices = new ArrayList<Voice>();
    if (kind.cap() == CapScope.COUNTS) {
      voices.add(
          new Voice(null, rules.heightOf(rule.frame().rank()), rule.cap(), rule.frame().source()));
    }
    for (var row : facts.supervisions()) {
      if (row.isValidOn(facts.day())) {
        switch (row.measure()) {
          case Measure.NoActiveCheck _ when kind.active() -> voices.add(voice(row, 0));
          case Measure.YearlyChecks(int _, int atMost) when kind.cap() == CapScope.COUNTS ->
              voices.add(voice(row, atMost));
          case Measure.NoActiveCheck _, Measure.YearlyChecks _, Measure.Depth _ -> {}
        }
      }
    }
    voices.sort(LOUDEST_FIRST);
    return voices;
  }

  private Voice voice(Supervision row, int atMost) {
    return new Voice(row.id(), rules.heightOf(row.rank()), atMost, row.reason());
  }

  private Line printed(Line own, List<Voice> voices) {
    var winner = voices.getFirst();
    var template = rules.text(voices.size() == 1 ? "voice-alone" : "voice-won");
    var text =
        inEveryLanguage(
            own.text(),
            (language, sentence) ->
                sentence
                    + template
                        .in(language)
                        .replace("{winner}", said(winner, language))
                        .replace(
                            "{losers}", saidByAll(voices.subList(1, voices.size()), language)));
    return new Line(own.rule(), own.outcome(), text, winner.reason(), own.wayOut());
  }

  private String saidByAll(List<Voice> voices, String language) {
    return voices.stream().map(voice -> said(voice, language)).collect(Collectors.joining("；"));
  }

  private String said(Voice voice, String language) {
    return voice.reason().in(language)
        + rules.text("at-most").in(language).replace("{atMost}", String.valueOf(voice.atMost()));
  }

  private static Line passed(GateRule rule, Map<String, String> values) {
    return line(rule, Outcome.GO, rule.frame().passed(), values, null);
  }

  private static Line refused(GateRule rule, Map<String, String> values) {
    return line(rule, Outcome.REFUSED, rule.frame().refusal(), values, rule.frame().wayOut());
  }

  private Line open(GateRule rule, String text) {
    return withText(rule, Outcome.OPEN, text, Map.of());
  }

  private Line withText(GateRule rule, Outcome outcome, String text, Map<String, String> values) {
    return line(rule, outcome, rules.text(text), values, null);
  }

  private static Line line(
      GateRule rule,
      Outcome outcome,
      Text template,
      Map<String, String> values,
      @Nullable Text wayOut) {
    return new Line(
        rule.frame().id(), outcome, filled(template, values), rule.frame().source(), wayOut);
  }

  private static Text filled(Text template, Map<String, String> values) {
    return inEveryLanguage(
        template,
        (_, words) -> {
          var text = words;
          for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
          }
          return text;
        });
  }

  private static Text inEveryLanguage(Text text, BinaryOperator<String> words) {
    return new Text(
        text.byLanguage().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, it -> words.apply(it.getKey(), it.getValue()))));
  }

  private Verdict verdictOf(List<Line> lines) {
    var refused = lines.stream().filter(line -> line.outcome() == Outcome.REFUSED).toList();
    if (refused.isEmpty()) {
      return Verdict.GO;
    }
    var caps =
        rules.rules().stream()
            .filter(YearlyCap.class::isInstance)
            .map(rule -> rule.frame().id())
            .collect(Collectors.toSet());
    return refused.stream().allMatch(line -> caps.contains(line.rule()))
        ? Verdict.AT_CAP
        : Verdict.PROBABLY_NOT;
  }

  /** Of two voices of one rank the stricter speaks: a business is not disturbed on a tie. */
  private static final Comparator<Voice> LOUDEST_FIRST =
      Comparator.comparingInt(Voice::height).reversed().thenComparingInt(Voice::atMost);

  private record Voice(@Nullable UUID supervision, int height, int atMost, Text reason) {}
}
