package xunfu.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xunfu.checklist.content.Pieces;
import xunfu.checklist.run.Outcome;
import xunfu.checklist.run.QuestionnaireRun;
import xunfu.checklist.run.RunState;

/** Properties of merge, print and run over invented standards; a failure names its seed. */
class A03_WhatAlwaysHoldsTest {

  private static final int SEEDS = 400;

  @Test
  void everyApplicableItemIsFilledByExactlyOneAskInEachScope() {
    forEachSeed(
        (catalogue, occasion) -> {
          var fills = new ArrayList<String>();
          AskOnce.merge(catalogue, occasion)
              .asks()
              .forEach(
                  ask ->
                      ask.fills()
                          .forEach(
                              f -> fills.add(f.form() + "/" + f.code() + " in " + ask.scope())));
          var wanted =
              occasion.forms().stream()
                  .map(catalogue::form)
                  .flatMap(
                      form ->
                          form.items()
                              .filter(item -> item.isAskedOf(occasion.traits()))
                              .flatMap(
                                  item ->
                                      AskOnce.scopesOf(item, occasion).stream()
                                          .map(s -> form.id() + "/" + item.code() + " in " + s)))
                  .toList();
          assertThat(fills).containsExactlyInAnyOrderElementsOf(wanted);
        });
  }

  @Test
  void noQuestionIsAskedTwiceInOneScope() {
    forEachSeed(
        (catalogue, occasion) ->
            assertThat(AskOnce.merge(catalogue, occasion).asks().map(Ask::id))
                .doesNotHaveDuplicates());
  }

  @Test
  void theOrderOfFormsTraitsDevicesAndFactsMeansNothing() {
    forEachSeed(
        (catalogue, occasion) -> {
          var turned =
              new Occasion(
                  occasion.date(),
                  turned(occasion.forms()),
                  turned(occasion.traits()),
                  turned(occasion.devices()),
                  occasion.facts(),
                  turned(occasion.last()));
          assertThat(AskOnce.merge(catalogue, turned))
              .isEqualTo(AskOnce.merge(catalogue, occasion));
        });
  }

  @Test
  void givingAFormTwiceChangesNothing() {
    forEachSeed(
        (catalogue, occasion) -> {
          var twice =
              new Occasion(
                  occasion.date(),
                  Stream.concat(occasion.forms().stream(), occasion.forms().stream()).toList(),
                  occasion.traits(),
                  occasion.devices(),
                  occasion.facts(),
                  occasion.last());
          assertThat(AskOnce.merge(catalogue, twice)).isEqualTo(AskOnce.merge(catalogue, occasion));
        });
  }

  @Test
  void takingAFormAlongNeverTakesAnItemFromAnother() {
    forEachSeed(
        (catalogue, occasion) -> {
          var all =
              new Occasion(
                  occasion.date(),
                  catalogue.forms().stream().map(Form::ref).toList(),
                  occasion.traits(),
                  occasion.devices(),
                  occasion.facts(),
                  occasion.last());
          assertThat(fills(AskOnce.merge(catalogue, all)))
              .containsAll(fills(AskOnce.merge(catalogue, occasion)));
        });
  }

  @Test
  void everyFormPrintsAllItsItemsInItsOrderAndAgreesWithTheAnswers() {
    forEachSeed(
        (catalogue, occasion) -> {
          var answers = yesToAll(catalogue, occasion);
          for (var filled : FormPrint.fill(catalogue, occasion, answers, List.of(), "zh")) {
            var codes =
                catalogue
                    .form(new FormRef(filled.form(), filled.version()))
                    .items()
                    .flatMap(
                        i ->
                            Collections.nCopies(AskOnce.scopesOf(i, occasion).size(), i.code())
                                .stream())
                    .toList();
            assertThat(filled.rows()).extracting(FilledForm.Row::code).isEqualTo(codes);
            assertThat(filled.rows())
                .allMatch(row -> row.value() == (row.excused() ? Value.ABSENT : Value.YES));
          }
        });
  }

  @Test
  void aCompleteRunLeavesNoOpenRow() {
    forEachSeed(
        (catalogue, occasion) -> {
          var questionnaire = AskOnce.merge(catalogue, occasion);
          var run = new QuestionnaireRun(catalogue, questionnaire);
          var state = RunState.empty();
          var steps = new RandomStandards(new Random(occasion.hashCode())).steps(questionnaire);
          for (var step : steps) {
            if (run.take(state, step) instanceof Outcome.Taken taken) {
              state = taken.state();
            }
          }
          assertRunIsSound(catalogue, occasion, run, questionnaire, state);
        });
  }

  private static void assertRunIsSound(
      Catalogue catalogue,
      Occasion occasion,
      QuestionnaireRun run,
      Questionnaire questionnaire,
      RunState state) {
    var answers = run.answers(state);
    var asks = new TreeMap<String, Ask>();
    questionnaire.asks().forEach(ask -> asks.put(ask.id(), ask));
    for (var answer : answers) {
      var ask = asks.get(answer.askKey());
      assertThat(answer.way() == Way.OWN_TAP || !ask.needsOwnTap()).isTrue();
      assertThat(state.shown()).contains(answer.askKey());
      assertThat(answer.value() != Value.ABSENT || answer.remark() != null).isTrue();
    }
    boolean all =
        occasion.forms().stream()
            .allMatch(ref -> catalogue.form(ref).sampling() instanceof Sampling.All);
    if (all && run.gaps(state).isEmpty()) {
      assertThat(FormPrint.fill(catalogue, occasion, answers, run.findings(state), "zh"))
          .allMatch(form -> form.counts().open() == 0);
    }
  }

  @Test
  void whatIsWrittenForThePhoneReadsBackTheSame() {
    forEachSeed(
        (catalogue, occasion) -> {
          var piece = Pieces.of(catalogue);
          assertThat(Pieces.catalogue(piece.bytes())).isEqualTo(catalogue);
          var json = Pieces.JSON.writeValueAsString(occasion);
          assertThat(Pieces.JSON.readValue(json, Occasion.class)).isEqualTo(occasion);
          var merged = AskOnce.merge(catalogue, occasion);
          assertThat(
                  Pieces.JSON.readValue(
                      Pieces.JSON.writeValueAsString(merged), Questionnaire.class))
              .isEqualTo(merged);
        });
  }

  private static void forEachSeed(BiConsumer<Catalogue, Occasion> property) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var standards = new RandomStandards(new Random(seed));
      var catalogue = standards.catalogue();
      var occasion = standards.occasion(catalogue);
      try {
        property.accept(catalogue, occasion);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed, failure);
      }
    }
  }

  private static HashSet<String> fills(Questionnaire questionnaire) {
    var fills = new HashSet<String>();
    questionnaire
        .asks()
        .forEach(
            ask -> ask.fills().forEach(f -> fills.add(ask.id() + " " + f.form() + "/" + f.code())));
    return fills;
  }

  private static List<Answer> yesToAll(Catalogue catalogue, Occasion occasion) {
    return AskOnce.merge(catalogue, occasion)
        .asks()
        .map(
            ask ->
                new Answer(
                    ask.question(),
                    ask.scope(),
                    Value.YES,
                    Way.OWN_TAP,
                    "2026-11-24T09:41:07.123+08:00",
                    null,
                    null,
                    List.of()))
        .toList();
  }

  private static <T> List<T> turned(List<T> list) {
    var turned = new ArrayList<>(list);
    Collections.reverse(turned);
    return turned;
  }
}
