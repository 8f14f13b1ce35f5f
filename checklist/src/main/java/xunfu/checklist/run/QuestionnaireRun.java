package xunfu.checklist.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Answer;
import xunfu.checklist.Ask;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Finding;
import xunfu.checklist.FormRef;
import xunfu.checklist.Questionnaire;
import xunfu.checklist.Sampling;
import xunfu.checklist.Value;
import xunfu.checklist.Way;

/**
 * The rules of filling a questionnaire, as a pure step function over {@link RunState}.
 *
 * <p>What the rules protect:
 *
 * <ul>
 *   <li>Silence is never a yes. A section tap answers only what has been on the screen, and only
 *       once every ask of the section has been; the record says which answers came that way.
 *   <li>A key item, what was not met last time, and what a register contradicts are answered by
 *       their own tap.
 *   <li>不适用 says why; a no has a finding; a demanded photo is there, or the record says why not, or
 *       the gap is named.
 *   <li>Nothing is refused that can be completed later: the order of photo, answer and finding is
 *       free.
 * </ul>
 */
public final class QuestionnaireRun {

  private final Questionnaire questionnaire;
  private final Map<String, Ask> asks = new LinkedHashMap<>();
  private final Map<FormRef, Sampling> samplings = new TreeMap<>();

  /** A run over one questionnaire, with the catalogue that it was merged from. */
  public QuestionnaireRun(Catalogue catalogue, Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
    questionnaire.asks().forEach(ask -> asks.put(ask.id(), ask));
    asks.values().stream()
        .flatMap(ask -> ask.fills().stream())
        .map(fill -> new FormRef(fill.form(), fill.version()))
        .distinct()
        .forEach(ref -> samplings.put(ref, catalogue.form(ref).sampling()));
  }

  /** Takes a step, or refuses it with the reason. */
  public Outcome take(RunState state, Step step) {
    return switch (step) {
      case Step.Show show -> onAsk(show.ask(), () -> taken(show(state, List.of(show.ask()))));
      case Step.Tap tap -> onAsk(tap.ask(), () -> tap(state, tap));
      case Step.Undo undo -> onAsk(undo.ask(), () -> taken(undo(state, undo.ask())));
      case Step.RestInOrder rest -> restInOrder(state, rest);
      case Step.Photograph photo ->
          onAsk(
              photo.ask(),
              () -> taken(photos(state, photo.ask(), kept -> addOnce(kept, photo.sha256()))));
      case Step.WithdrawPhoto photo ->
          onAsk(
              photo.ask(),
              () -> taken(photos(state, photo.ask(), kept -> kept.remove(photo.sha256()))));
      case Step.NoPhoto said -> onAsk(said.ask(), () -> noPhoto(state, said));
      case Step.Remark remark -> onAsk(remark.ask(), () -> remark(state, remark));
      case Step.Find find -> onAsk(find.finding().askKey(), () -> find(state, find.finding()));
      case Step.DropFinding drop -> dropFinding(state, drop.id());
    };
  }

  private Outcome onAsk(String ask, java.util.function.Supplier<Outcome> then) {
    return asks.containsKey(ask) ? then.get() : refused(Refusal.UNKNOWN_ASK);
  }

  private Outcome tap(RunState state, Step.Tap tap) {
    if (tap.value() == Value.ABSENT && isBlank(tap.remark())) {
      return refused(Refusal.REMARK_NEEDED);
    }
    var cleared = tap.value() == Value.NO ? state : withoutFindings(state, tap.ask());
    var ask = Objects.requireNonNull(asks.get(tap.ask()));
    var answer =
        answer(
            ask, tap.value(), Way.OWN_TAP, tap.at(), isBlank(tap.remark()) ? null : tap.remark());
    var before = state.answers().get(tap.ask());
    answer = before == null ? answer : withNoPhoto(answer, before.noPhoto());
    return taken(answers(show(cleared, List.of(tap.ask())), List.of(answer)));
  }

  private RunState undo(RunState state, String ask) {
    var left = new TreeMap<>(state.answers());
    left.remove(ask);
    var cleared = withoutFindings(state, ask);
    return new RunState(cleared.shown(), left, cleared.photos(), cleared.findings());
  }

  private Outcome restInOrder(RunState state, Step.RestInOrder step) {
    var section =
        questionnaire.sections().stream().filter(s -> s.id().equals(step.section())).findFirst();
    if (section.isEmpty()) {
      return refused(Refusal.UNKNOWN_SECTION);
    }
    var progress = progress(state, section.get());
    if (progress.rest() == 0) {
      return refused(Refusal.NOTHING_LEFT);
    }
    if (progress.unseen() > 0) {
      return refused(Refusal.NOT_ALL_SEEN);
    }
    var rest =
        section.get().asks().stream()
            .filter(isRest(state))
            .map(ask -> answer(ask, Value.YES, restWay(ask), step.at(), null))
            .toList();
    return taken(answers(state, rest));
  }

  private static Way restWay(Ask ask) {
    return ask.proposed() == Value.YES ? Way.PREFILLED : Way.SECTION_TAP;
  }

  private Predicate<Ask> isRest(RunState state) {
    return ask -> !state.answers().containsKey(ask.id()) && !ask.needsOwnTap();
  }

  private Outcome remark(RunState state, Step.Remark step) {
    var answer = state.answers().get(step.ask());
    if (answer == null) {
      return refused(Refusal.NOT_ANSWERED);
    }
    if (answer.value() == Value.ABSENT && isBlank(step.remark())) {
      return refused(Refusal.REMARK_NEEDED);
    }
    var remark = isBlank(step.remark()) ? null : step.remark();
    return taken(
        answers(
            state,
            List.of(
                new Answer(
                    answer.question(),
                    answer.scope(),
                    answer.value(),
                    answer.way(),
                    answer.at(),
                    remark,
                    answer.fact(),
                    answer.evidence(),
                    answer.noPhoto()))));
  }

  private Outcome noPhoto(RunState state, Step.NoPhoto step) {
    var answer = state.answers().get(step.ask());
    return answer == null
        ? refused(Refusal.NOT_ANSWERED)
        : taken(answers(state, List.of(withNoPhoto(answer, step.reason()))));
  }

  private static Answer withNoPhoto(Answer answer, @Nullable String reason) {
    return new Answer(
        answer.question(),
        answer.scope(),
        answer.value(),
        answer.way(),
        answer.at(),
        answer.remark(),
        answer.fact(),
        answer.evidence(),
        isBlank(reason) ? null : reason);
  }

  private Outcome find(RunState state, Finding finding) {
    var answer = state.answers().get(finding.askKey());
    if (answer == null || answer.value() != Value.NO) {
      return refused(Refusal.FINDING_WITHOUT_NO);
    }
    if (finding.text().isBlank()) {
      return refused(Refusal.TEXT_NEEDED);
    }
    if (finding.measure() == Finding.Measure.PUT_RIGHT_BY && finding.dueOn() == null) {
      return refused(Refusal.DUE_DAY_NEEDED);
    }
    var findings = new TreeMap<>(state.findings());
    findings.put(finding.id(), finding);
    return taken(new RunState(state.shown(), state.answers(), state.photos(), findings));
  }

  private Outcome dropFinding(RunState state, String id) {
    if (!state.findings().containsKey(id)) {
      return refused(Refusal.UNKNOWN_FINDING);
    }
    var findings = new TreeMap<>(state.findings());
    findings.remove(id);
    return taken(new RunState(state.shown(), state.answers(), state.photos(), findings));
  }

  private static RunState withoutFindings(RunState state, String ask) {
    var findings = new TreeMap<>(state.findings());
    findings.values().removeIf(finding -> finding.askKey().equals(ask));
    return new RunState(state.shown(), state.answers(), state.photos(), findings);
  }

  private static RunState show(RunState state, Collection<String> seen) {
    var shown = new TreeSet<>(state.shown());
    shown.addAll(seen);
    return new RunState(shown, state.answers(), state.photos(), state.findings());
  }

  private static RunState answers(RunState state, Collection<Answer> given) {
    var answers = new TreeMap<>(state.answers());
    given.forEach(answer -> answers.put(answer.askKey(), answer));
    return new RunState(state.shown(), answers, state.photos(), state.findings());
  }

  private static RunState photos(RunState state, String ask, Consumer<List<String>> change) {
    var photos = new TreeMap<>(state.photos());
    var kept = new ArrayList<>(photos.getOrDefault(ask, List.of()));
    change.accept(kept);
    photos.put(ask, List.copyOf(kept));
    if (kept.isEmpty()) {
      photos.remove(ask);
    }
    return new RunState(state.shown(), state.answers(), photos, state.findings());
  }

  private static void addOnce(List<String> kept, String sha256) {
    if (!kept.contains(sha256)) {
      kept.add(sha256);
    }
  }

  private static Answer answer(Ask ask, Value value, Way way, String at, @Nullable String remark) {
    var fact = ask.known().isEmpty() ? null : ask.knownAsText();
    return new Answer(ask.question(), ask.scope(), value, way, at, remark, fact, List.of());
  }

  /**
   * The answers in walking order with their photos, as they are sealed. Why there is no photo is
   * said only where one is lacking.
   */
  public List<Answer> answers(RunState state) {
    return asks.values().stream()
        .filter(ask -> state.answers().containsKey(ask.id()))
        .map(ask -> sealed(state, ask))
        .toList();
  }

  private static Answer sealed(RunState state, Ask ask) {
    var answer = Objects.requireNonNull(state.answers().get(ask.id()));
    var whole = withEvidence(answer, state.photos().getOrDefault(ask.id(), List.of()));
    return photosLacking(state, ask, answer) > 0 ? whole : withNoPhoto(whole, null);
  }

  private static int photosLacking(RunState state, Ask ask, Answer answer) {
    return answer.value() == Value.ABSENT
        ? 0
        : ask.photos().size() - state.photos().getOrDefault(ask.id(), List.of()).size();
  }

  private static Answer withEvidence(Answer answer, List<String> photos) {
    return new Answer(
        answer.question(),
        answer.scope(),
        answer.value(),
        answer.way(),
        answer.at(),
        answer.remark(),
        answer.fact(),
        photos,
        answer.noPhoto());
  }

  /** The findings in walking order, within one ask by id. */
  public List<Finding> findings(RunState state) {
    return asks.keySet().stream()
        .flatMap(id -> state.findings().values().stream().filter(f -> f.askKey().equals(id)))
        .toList();
  }

  /** Progress of each section, in walking order. */
  public List<Progress> progress(RunState state) {
    return questionnaire.sections().stream().map(section -> progress(state, section)).toList();
  }

  private Progress progress(RunState state, Questionnaire.Section section) {
    return new Progress(
        section.id(),
        count(section, ask -> state.answers().containsKey(ask.id())),
        section.asks().size(),
        count(section, ask -> isNo(state, ask)),
        count(section, ask -> ask.needsOwnTap() && !state.answers().containsKey(ask.id())),
        count(section, isRest(state)),
        count(section, ask -> !state.shown().contains(ask.id())));
  }

  private static int count(Questionnaire.Section section, Predicate<Ask> which) {
    return (int) section.asks().stream().filter(which).count();
  }

  private static boolean isNo(RunState state, Ask ask) {
    var answer = state.answers().get(ask.id());
    return answer != null && answer.value() == Value.NO;
  }

  /** What is missing, in walking order, forms that are sampled last; empty when complete. */
  public List<Gap> gaps(RunState state) {
    var gaps = new ArrayList<Gap>();
    asks.values().forEach(ask -> gaps.addAll(gaps(state, ask)));
    samplings.forEach(
        (form, sampling) -> {
          if (sampling instanceof Sampling.AtLeast least) {
            gaps.addAll(gaps(state, form, least));
          }
        });
    return List.copyOf(gaps);
  }

  private List<Gap> gaps(RunState state, Ask ask) {
    var answer = state.answers().get(ask.id());
    if (answer == null) {
      return isDemanded(ask) ? List.of(new Gap.Answer(ask.id())) : List.of();
    }
    var gaps = new ArrayList<Gap>();
    int more = photosLacking(state, ask, answer);
    if (more > 0 && !answer.saysWhyNoPhoto()) {
      gaps.add(new Gap.Photo(ask.id(), more));
    }
    boolean found = state.findings().values().stream().anyMatch(f -> f.askKey().equals(ask.id()));
    if (answer.value() == Value.NO && !found) {
      gaps.add(new Gap.Finding(ask.id()));
    }
    return gaps;
  }

  /** An ask must be answered unless every form that it fills is only sampled. */
  private boolean isDemanded(Ask ask) {
    return ask.fills().stream()
        .anyMatch(
            fill ->
                samplings.get(new FormRef(fill.form(), fill.version())) instanceof Sampling.All);
  }

  private List<Gap> gaps(RunState state, FormRef form, Sampling.AtLeast least) {
    var answered =
        asks.values().stream()
            .filter(ask -> state.answers().containsKey(ask.id()))
            .filter(ask -> ask.fills().stream().anyMatch(fill -> fill.form().equals(form.id())))
            .toList();
    int key = (int) answered.stream().filter(Ask::key).count();
    int keyMore = Math.max(0, least.key() - key);
    int totalMore = Math.max(0, least.total() - answered.size());
    return keyMore + totalMore == 0
        ? List.of()
        : List.of(new Gap.Sample(form.id(), keyMore, totalMore));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static Outcome taken(RunState state) {
    return new Outcome.Taken(state);
  }

  private static Outcome refused(Refusal reason) {
    return new Outcome.Refused(reason);
  }
}
