package xunfu.checklist.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import xunfu.checklist.Answer;
import xunfu.checklist.Ask;
import xunfu.checklist.AskOnce;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Finding;
import xunfu.checklist.FormRef;
import xunfu.checklist.Occasion;
import xunfu.checklist.Value;
import xunfu.checklist.Way;

/**
 * Looks at a sealed inspection part as the server receives it. A record is never refused for what
 * it says; what is amiss becomes a remark beside it.
 */
public final class RecordCheck {

  private final Catalogue catalogue;
  private final Map<String, Ask> asks = new TreeMap<>();
  private final List<Remark> remarks = new ArrayList<>();

  private RecordCheck(Catalogue catalogue, Occasion occasion) {
    this.catalogue = catalogue;
    AskOnce.merge(catalogue, occasion).asks().forEach(ask -> asks.put(ask.id(), ask));
  }

  /** What may be amiss with a record. */
  public enum Kind {
    /** An answer to something that this inspection does not ask. */
    NOT_ASKED,
    /** Two answers to one ask. */
    ANSWERED_TWICE,
    /** No answer. */
    NOT_ANSWERED,
    /** A key item, an open finding of last time or a contradicted fact without its own tap. */
    OWN_TAP_MISSING,
    /** A register proposal is claimed where no register proposed. */
    NOT_PROPOSED,
    /** 不适用 without a remark. */
    REMARK_MISSING,
    /** 不适用 where no item says when that may be. */
    ABSENCE_NOT_FORESEEN,
    /** A no without a finding. */
    FINDING_MISSING,
    /** A finding without a no. */
    FINDING_WITHOUT_NO,
    /** A photo that an item demands is not named, and nothing says why. */
    PHOTO_MISSING;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Something amiss, and the ask that it concerns. */
  public record Remark(Kind kind, String ask) {}

  /** Everything amiss with the answers and findings, by ask; empty for a complete record. */
  public static List<Remark> remarks(
      Catalogue catalogue,
      Occasion occasion,
      Collection<Answer> answers,
      Collection<Finding> findings) {
    var check = new RecordCheck(catalogue, occasion);
    check.checkAnswers(answers);
    check.checkFindings(answers, findings);
    var gaps = check.gaps(occasion, answers);
    gaps.forEach(ask -> check.remarks.add(new Remark(Kind.NOT_ANSWERED, ask)));
    return check.remarks.stream()
        .distinct()
        .sorted(java.util.Comparator.comparing(Remark::ask).thenComparing(remark -> remark.kind()))
        .toList();
  }

  private void checkAnswers(Collection<Answer> answers) {
    var seen = new HashSet<String>();
    for (var answer : answers) {
      var ask = asks.get(answer.askKey());
      if (ask == null) {
        note(Kind.NOT_ASKED, answer.askKey());
        continue;
      }
      note(!seen.add(ask.id()), Kind.ANSWERED_TWICE, ask);
      note(ask.needsOwnTap() && answer.way() != Way.OWN_TAP, Kind.OWN_TAP_MISSING, ask);
      note(answer.way() == Way.PREFILLED && ask.proposed() != Value.YES, Kind.NOT_PROPOSED, ask);
      boolean silent = answer.remark() == null || answer.remark().isBlank();
      note(answer.value() == Value.ABSENT && silent, Kind.REMARK_MISSING, ask);
      note(answer.value() == Value.ABSENT && !mayBeAbsent(ask), Kind.ABSENCE_NOT_FORESEEN, ask);
      boolean photosMissing =
          answer.evidence().size() < ask.photos().size() && !answer.saysWhyNoPhoto();
      note(answer.value() != Value.ABSENT && photosMissing, Kind.PHOTO_MISSING, ask);
    }
  }

  private boolean mayBeAbsent(Ask ask) {
    return ask.fills().stream()
        .anyMatch(
            fill ->
                catalogue
                    .form(new FormRef(fill.form(), fill.version()))
                    .items()
                    .anyMatch(item -> item.code().equals(fill.code()) && item.absence() != null));
  }

  private void checkFindings(Collection<Answer> answers, Collection<Finding> findings) {
    var values = new HashMap<String, Value>();
    answers.forEach(answer -> values.put(answer.askKey(), answer.value()));
    var found = new HashSet<String>();
    for (var finding : findings) {
      found.add(finding.askKey());
      if (values.get(finding.askKey()) != Value.NO) {
        note(Kind.FINDING_WITHOUT_NO, finding.askKey());
      }
    }
    values.forEach(
        (ask, value) -> {
          if (value == Value.NO && !found.contains(ask)) {
            note(Kind.FINDING_MISSING, ask);
          }
        });
  }

  /** Asks without an answer, where a form demands every item. */
  private List<String> gaps(Occasion occasion, Collection<Answer> answers) {
    var run = new QuestionnaireRun(catalogue, AskOnce.merge(catalogue, occasion));
    var given = new TreeMap<String, Answer>();
    answers.forEach(answer -> given.put(answer.askKey(), answer));
    var empty = RunState.empty();
    var state = new RunState(empty.shown(), given, empty.photos(), empty.findings());
    return run.gaps(state).stream()
        .filter(Gap.Answer.class::isInstance)
        .map(gap -> ((Gap.Answer) gap).ask())
        .toList();
  }

  private void note(boolean amiss, Kind kind, Ask ask) {
    if (amiss) {
      note(kind, ask.id());
    }
  }

  private void note(Kind kind, String ask) {
    remarks.add(new Remark(kind, ask));
  }
}
