package xunfu.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xunfu.checklist.content.Pieces;
import xunfu.checklist.run.Gap;
import xunfu.checklist.run.Outcome;
import xunfu.checklist.run.Progress;
import xunfu.checklist.run.QuestionnaireRun;
import xunfu.checklist.run.Refusal;
import xunfu.checklist.run.RunState;
import xunfu.checklist.run.Step;
import xunfu.checklist.sheet.SheetFixtures;
import xunfu.checklist.sheet.SheetFrame;
import xunfu.checklist.sheet.SheetText;
import xunfu.checklist.sheet.SheetValues;

/**
 * What this engine makes of the inputs in {@code cases/}; the TypeScript twin is held to the same
 * files. After a wanted change {@code XUNFU_WRITE_CASES=true mvn test} writes them anew, to be read
 * in the diff. Beyond the committed ones each run writes more to {@code target/cases}, which the
 * twin reads when they are there.
 */
class D01_CasesSharedWithThePhoneTest {

  private static final boolean WRITE = "true".equals(System.getenv("XUNFU_WRITE_CASES"));
  private static final Path CASES = Path.of("..", "cases");
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @Test
  void theCatalogueIsTheOneOfTheContent() throws IOException {
    var piece = Pieces.of(Fixtures.catalogue());
    holds("askonce/catalogue.json", new String(piece.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void theRestaurantWithALiftIsMergedRunAndPrinted() throws IOException {
    var occasion = Fixtures.restaurantWithLift();
    var questionnaire = AskOnce.merge(Fixtures.catalogue(), occasion);
    var steps = new RandomStandards(new Random(7)).steps(questionnaire);
    holds(
        "askonce/restaurant.json",
        json(
            Ran.of(
                "restaurant with a lift",
                Fixtures.catalogue(),
                occasion,
                steps,
                SheetFixtures.frame(),
                problems())));
  }

  @Test
  void randomStandardsAreMergedRunAndPrinted() throws IOException {
    holds("askonce/random.jsonl", randomCases(1, 20));
  }

  @Test
  void moreRandomStandardsAreWrittenForTheTwin() throws IOException {
    var folder = Files.createDirectories(Path.of("target", "cases"));
    Files.writeString(folder.resolve("random.jsonl"), randomCases(1000, 300));
  }

  @Test
  void sheetsAreLaidOut() throws IOException {
    var authored = Fixtures.authored();
    holds(
        "sheet/content.json",
        json(ordered("template", authored.resultSheet(), "sentences", authored.sentences())));
    for (var language : List.of("zh", "en")) {
      sheet("restaurant", language, inspected(), problems());
      sheet("service-only", language, null, problems());
      sheet("all-in-order", language, inOrder(), List.of());
      notice(language);
    }
  }

  private static void sheet(
      String name,
      String language,
      SheetValues.@Nullable Inspected inspected,
      List<SheetFrame.Problem> problems)
      throws IOException {
    var authored = Fixtures.authored();
    var frame = SheetFixtures.frame();
    var values =
        SheetValues.of(
            authored.catalogue(), authored.sentences(), language, frame, inspected, problems);
    var text = SheetText.layOut(authored.resultSheet().in(language, "zh"), values);
    var whole = SheetText.withHash(text, authored.catalogue(), language, HASH);
    holds(
        "sheet/%s.%s.json".formatted(name, language),
        json(
            ordered(
                "language", language,
                "frame", frame,
                "inspected", inspected,
                "problems", problems,
                "hash", HASH)));
    holds("sheet/%s.%s.txt".formatted(name, language), whole + "\n");
  }

  private static void notice(String language) throws IOException {
    var authored = Fixtures.authored();
    var forms = Fixtures.restaurantWithLift().forms();
    var frame = SheetFixtures.frame();
    var values = SheetValues.ofNotice(authored.catalogue(), language, frame, forms);
    holds(
        "sheet/notice.%s.json".formatted(language),
        json(ordered("language", language, "frame", frame, "forms", forms)));
    holds(
        "sheet/notice.%s.txt".formatted(language),
        SheetText.layOut(authored.sentences().get("notice").in(language, "zh"), values) + "\n");
  }

  private static List<SheetFrame.Problem> problems() {
    return List.of(
        new SheetFrame.Problem(
            "想上外卖平台，问许可证要不要变", "answered", "现有项目够用，\n在 \"商家资质\" 传证 & 改 <营业时间> 即可"),
        new SheetFrame.Problem("门前路灯坏了，晚上客人难走", "taken-along", null));
  }

  /** A visit with one finding shared by two forms, one at the lift, one absence, one put right. */
  private static SheetValues.Inspected inspected() {
    var base = Fixtures.restaurantWithLift();
    var last = new LastAnswer("S35", "site", Value.NO, base.date().minusDays(190), "保洁柜敞开");
    var occasion =
        Occasion.of(
            base.date(), base.forms(), base.traits(), base.devices(), base.facts(), List.of(last));
    var run = new RunOfAVisit(occasion);
    run.tap("S05|site", Value.NO, null);
    run.find("f-1", "S05", "site", "新来的帮厨一人没有健康证", occasion.date().plusDays(7));
    run.tap("S01|site", Value.NO, null);
    run.find("f-2", "S01", "site", "执照收在抽屉里，已挂出", null);
    run.tap("S32-alarm|device:lift-1", Value.NO, null);
    run.find("f-3", "S32-alarm", "device:lift-1", "按铃无人应答", occasion.date().plusDays(3));
    run.tap("S12-apart|goods:food", Value.ABSENT, "现场没有待处置的食品");
    run.restYes();
    run.take(new Step.NoPhoto("S13|site", "库房在盘点，不让拍"));
    return run.inspected();
  }

  private static SheetValues.Inspected inOrder() {
    var run = new RunOfAVisit(Fixtures.restaurantWithLift());
    run.restYes();
    return run.inspected();
  }

  /** Drives a run as an officer would. */
  private static final class RunOfAVisit {
    private final Occasion occasion;
    private final Questionnaire questionnaire;
    private final QuestionnaireRun run;
    private RunState state = RunState.empty();
    private int second;

    RunOfAVisit(Occasion occasion) {
      this.occasion = occasion;
      this.questionnaire = AskOnce.merge(Fixtures.catalogue(), occasion);
      this.run = new QuestionnaireRun(Fixtures.catalogue(), questionnaire);
    }

    void tap(String ask, Value value, @Nullable String remark) {
      take(new Step.Tap(ask, value, now(), remark));
    }

    void find(String id, String question, String scope, String text, @Nullable LocalDate dueOn) {
      var measure =
          dueOn == null ? Finding.Measure.CORRECTED_ON_SPOT : Finding.Measure.PUT_RIGHT_BY;
      take(new Step.Find(new Finding(id, question, scope, text, List.of(), measure, dueOn)));
    }

    void restYes() {
      questionnaire.asks().forEach(ask -> take(new Step.Show(ask.id())));
      questionnaire
          .asks()
          .filter(ask -> ask.needsOwnTap() && !state.answers().containsKey(ask.id()))
          .forEach(ask -> tap(ask.id(), Value.YES, null));
      run.progress(state).stream()
          .filter(section -> section.rest() > 0)
          .forEach(section -> take(new Step.RestInOrder(section.section(), now())));
    }

    SheetValues.Inspected inspected() {
      return new SheetValues.Inspected(occasion, run.answers(state), run.findings(state));
    }

    private String now() {
      second++;
      return "2026-11-24T09:%02d:%02d.000+08:00".formatted(10 + second / 60, second % 60);
    }

    private void take(Step step) {
      switch (run.take(state, step)) {
        case Outcome.Taken taken -> state = taken.state();
        case Outcome.Refused refused ->
            throw new AssertionError("%s: %s".formatted(step, refused.reason()));
      }
    }
  }

  private static String randomCases(long firstSeed, int count) {
    return LongStream.range(firstSeed, firstSeed + count)
        .mapToObj(
            seed -> {
              var standards = new RandomStandards(new Random(seed));
              var catalogue = standards.catalogue();
              var occasion = standards.occasion(catalogue);
              var steps = standards.steps(AskOnce.merge(catalogue, occasion));
              return json(
                  Ran.of(
                      "seed " + seed,
                      catalogue,
                      occasion,
                      steps,
                      standards.frame(),
                      standards.problems()));
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** A step, and why it was refused if it was. */
  private record Tried(Step step, @Nullable Refusal refused) {}

  /**
   * Everything that the engine says about one occasion and one row of taps.
   *
   * @param catalogue null where it is the one of the content
   */
  private record Ran(
      String name,
      @Nullable Catalogue catalogue,
      Occasion occasion,
      List<FormRef> applicable,
      Questionnaire questionnaire,
      List<Tried> steps,
      List<Progress> progress,
      List<Gap> gaps,
      List<Answer> answers,
      List<Finding> findings,
      List<FilledForm> filled,
      SheetFrame frame,
      List<SheetFrame.Problem> problems,
      String sheet) {

    static Ran of(
        String name,
        Catalogue catalogue,
        Occasion occasion,
        List<Step> steps,
        SheetFrame frame,
        List<SheetFrame.Problem> problems) {
      var questionnaire = AskOnce.merge(catalogue, occasion);
      var run = new QuestionnaireRun(catalogue, questionnaire);
      var state = RunState.empty();
      var tried = new ArrayList<Tried>();
      for (var step : steps) {
        switch (run.take(state, step)) {
          case Outcome.Taken next -> {
            state = next.state();
            tried.add(new Tried(step, null));
          }
          case Outcome.Refused refused -> tried.add(new Tried(step, refused.reason()));
        }
      }
      var answers = run.answers(state);
      var findings = run.findings(state);
      return new Ran(
          name,
          catalogue.equals(Fixtures.catalogue()) ? null : catalogue,
          occasion,
          catalogue.formsFor(occasion.traits(), occasion.date()),
          questionnaire,
          tried,
          run.progress(state),
          run.gaps(state),
          answers,
          findings,
          FormPrint.fill(catalogue, occasion, answers, findings, "zh"),
          frame,
          problems,
          laidOut(
              catalogue, frame, new SheetValues.Inspected(occasion, answers, findings), problems));
    }
  }

  private static String laidOut(
      Catalogue catalogue,
      SheetFrame frame,
      SheetValues.Inspected inspected,
      List<SheetFrame.Problem> problems) {
    var sentences = Fixtures.authored().sentences();
    var values = SheetValues.of(catalogue, sentences, "en", frame, inspected, problems);
    return SheetText.layOut(Fixtures.authored().resultSheet().in("en", "zh"), values);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static String json(Object value) {
    return Pieces.JSON.writeValueAsString(value);
  }

  private static void holds(String file, String made) throws IOException {
    var path = CASES.resolve(file);
    if (WRITE) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, made);
    }
    assertThat(Files.readString(path)).as(file).isEqualTo(made);
  }
}
