package xunfu.checklist.bench;

import java.util.Collection;
import java.util.List;
import xunfu.checklist.Ask;
import xunfu.checklist.AskOnce;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Form;
import xunfu.checklist.Item;
import xunfu.checklist.Occasion;
import xunfu.checklist.Questionnaire;
import xunfu.checklist.Value;
import xunfu.checklist.run.Outcome;
import xunfu.checklist.run.Progress;
import xunfu.checklist.run.QuestionnaireRun;
import xunfu.checklist.run.RunState;
import xunfu.checklist.run.Step;

/**
 * What one visit asks, counted on the merged questionnaire and on a run of it.
 *
 * @param forms how many forms the visit fills
 * @param items lines of all those forms that are asked, one for each device they speak of
 * @param asked questions asked
 * @param keyItems asked questions that are key
 * @param prefilled questions for which a register proposes the answer
 * @param known questions beside which a register value stands, proposals included
 * @param sections stretches of the walk
 * @param photos photos demanded
 * @param taps taps of a visit without findings, besides photos: the machine is driven, not reckoned
 */
public record AskOnceCount(
    int forms,
    int items,
    int asked,
    int keyItems,
    int prefilled,
    int known,
    int sections,
    int photos,
    int taps) {

  /** The block that stands at the head of each paper form and is asked once a visit. */
  static final List<String> HEADER_FIELDS =
      List.of(
          "name",
          "identifier",
          "address",
          "place",
          "licence number",
          "person in charge",
          "telephone",
          "first officer",
          "second officer",
          "certificate numbers",
          "time",
          "source of the task");

  /** Taps of the phone around the questionnaire: screens 04 and 07 of the design. */
  static final List<String> FRAME_TAPS =
      List.of(
          "arrived, show the code",
          "notice read",
          "to the result",
          "signature done",
          "hand the sheet over",
          "finish");

  /** What the taps of a visit without findings may cost beyond key items and sections. */
  static final int TAPS_ALLOWED_BESIDES = 8;

  /** Counts the visit of an occasion. */
  public static AskOnceCount of(Catalogue catalogue, Occasion occasion) {
    var questionnaire = AskOnce.merge(catalogue, occasion);
    var asks = questionnaire.asks().toList();
    return new AskOnceCount(
        occasion.forms().size(),
        asks.stream().mapToInt(ask -> ask.fills().size()).sum(),
        asks.size(),
        (int) asks.stream().filter(Ask::key).count(),
        (int) asks.stream().filter(ask -> ask.proposed() == Value.YES).count(),
        (int) asks.stream().filter(ask -> !ask.known().isEmpty()).count(),
        questionnaire.sections().size(),
        asks.stream().mapToInt(ask -> ask.photos().size()).sum(),
        FRAME_TAPS.size() + tapsWithoutFindings(catalogue, questionnaire));
  }

  /** The most taps that a visit without findings should cost. */
  public int tapGoal() {
    return keyItems + sections + TAPS_ALLOWED_BESIDES;
  }

  /** Fields of all paper forms, header blocks included. */
  public int fieldsOnPaper() {
    return items + forms * HEADER_FIELDS.size();
  }

  /** Fields asked, the header block once. */
  public int fieldsAsked() {
    return asked + HEADER_FIELDS.size();
  }

  /** Items of a form that are asked of these traits. */
  static int itemsAsked(Form form, Collection<String> traits) {
    return (int) form.items().filter(item -> item.isAskedOf(traits)).count();
  }

  /** Key items of a form that are asked of these traits. */
  static int keyItemsAsked(Form form, Collection<String> traits) {
    return (int) form.items().filter(Item::key).filter(item -> item.isAskedOf(traits)).count();
  }

  private static int tapsWithoutFindings(Catalogue catalogue, Questionnaire questionnaire) {
    var run = new QuestionnaireRun(catalogue, questionnaire);
    var seen = questionnaire.asks().map(ask -> (Step) new Step.Show(ask.id())).toList();
    var state = takeAll(run, RunState.empty(), seen);
    var at = "2026-11-24T09:00:00.000+08:00";
    var ownTaps =
        questionnaire
            .asks()
            .filter(Ask::needsOwnTap)
            .map(ask -> (Step) new Step.Tap(ask.id(), Value.YES, at, null))
            .toList();
    state = takeAll(run, state, ownTaps);
    var sectionTaps =
        run.progress(state).stream()
            .filter(Progress::offersRest)
            .map(section -> (Step) new Step.RestInOrder(section.section(), at))
            .toList();
    takeAll(run, state, sectionTaps);
    return ownTaps.size() + sectionTaps.size();
  }

  private static RunState takeAll(QuestionnaireRun run, RunState from, List<Step> steps) {
    var state = from;
    for (var step : steps) {
      state =
          switch (run.take(state, step)) {
            case Outcome.Taken taken -> taken.state();
            case Outcome.Refused refused ->
                throw new IllegalStateException(
                    "A visit without findings was refused %s at %s"
                        .formatted(refused.reason(), step));
          };
    }
    return state;
  }
}
