package xunfu.checklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.run.Step;
import xunfu.checklist.sheet.SheetFrame;

/**
 * Small invented standards and occasions from a seed: more ways of meeting than a real catalogue
 * has, with texts that try to trip a writer.
 */
public final class RandomStandards {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final List<String> TRAITS = List.of("catering", "lift", "online", "stall");
  private static final List<String> KINDS = List.of("lift", "boiler");
  private static final List<String> ODD_TEXTS =
      List.of(
          "碗筷敞着放",
          "two\nlines",
          "{{number}} <b>&amp;</b>",
          "cafe\u0301",
          "𠮷野家 🍜",
          "a\u2028b",
          "",
          "\"quoted\" \\ back");

  private final RandomGenerator random;

  /** Everything follows from the generator. */
  public RandomStandards(RandomGenerator random) {
    this.random = random;
  }

  /** A catalogue of up to twelve questions and four forms. */
  public Catalogue catalogue() {
    var zones =
        List.of(
            new Zone("door", text("门口")),
            new Zone("kitchen", text("后厨")),
            new Zone("devices", text("设备")));
    var questions = IntStream.range(0, 4 + random.nextInt(9)).mapToObj(this::question).toList();
    return new Catalogue(
        1,
        "cn-test",
        "zh",
        words(),
        zones,
        List.of(new GoodsCategory("food", text("食品")), new GoodsCategory("drug", text("药品"))),
        TRAITS.stream().map(trait -> new Trait(trait, text(trait))).toList(),
        List.of(new Law("law", text("某法"), text("某法"), DAY, "law.md", "invented", null)),
        List.of(
            new Article("art-1", "law", 1, text("第一条"), "一", "一"),
            new Article("art-2", "law", 2, text("第二条"), "二", "二")),
        questions,
        facts(questions),
        IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> form(i, questions)).toList(),
        List.of());
  }

  private static Words words() {
    return new Words(
        text("、"), text("没有登记的设备"), text("记录指纹"), text("一二"), text("{law}{place}"), text("没有查完"));
  }

  private static Text text(String zh) {
    return Text.of("zh", zh);
  }

  private Question question(int i) {
    var scope = ScopeKind.values()[random.nextInt(ScopeKind.values().length)];
    var zone = scope == ScopeKind.DEVICE ? "devices" : pick(List.of("door", "kitchen", "devices"));
    return new Question(
        "S" + i,
        zone,
        scope,
        Text.of(java.util.Map.of("zh", "问 " + i, "en", "Ask " + i)),
        text("看"));
  }

  private List<Fact> facts(List<Question> questions) {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(
            i -> {
              var test = Fact.Test.values()[random.nextInt(Fact.Test.values().length)];
              return new Fact(
                  "fact." + i,
                  text("事实"),
                  pick(questions).id(),
                  test,
                  test == Fact.Test.EQUALS ? "yes" : null);
            })
        .toList();
  }

  private Form form(int i, List<Question> questions) {
    return new Form(
        "F" + i,
        "1",
        text("表 " + i),
        text("示范文本"),
        "bureau",
        "invented",
        List.of("art-1"),
        DAY.minusYears(1),
        chance(4) ? DAY.minusDays(1) : null,
        expression(2),
        chance(3) ? new Sampling.AtLeast(random.nextInt(3), random.nextInt(5)) : new Sampling.All(),
        new Form.Outcomes(text("符合"), text("基本符合"), text("不符合")),
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(part -> new Form.Part(text("部分"), items(part, questions)))
            .toList());
  }

  private List<Item> items(int part, List<Question> questions) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(i -> item(part + "." + i, pick(questions)))
        .toList();
  }

  private Item item(String code, Question question) {
    boolean key = chance(4);
    var when = chance(4) ? expression(1) : null;
    return new Item(
        code,
        key,
        key ? "unverified" : null,
        text("条 " + code),
        null,
        text("是"),
        text("否"),
        null,
        chance(4) ? new Evidence(text("照片 " + random.nextInt(3))) : null,
        chance(2) ? List.of("art-1") : List.of("art-2", "art-1"),
        question.id(),
        switch (question.scope()) {
          case SITE -> Scope.SITE;
          case GOODS -> "goods:" + pick(List.of("food", "drug"));
          case DEVICE -> "device:" + pick(KINDS);
        },
        when,
        when == null ? null : text("不适用的业态"),
        null);
  }

  private TraitExpression expression(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 1 -> new TraitExpression.Not(expression(depth - 1));
      case 2 -> new TraitExpression.All(List.of(expression(depth - 1), expression(depth - 1)));
      case 3 -> new TraitExpression.Any(List.of(expression(depth - 1), expression(depth - 1)));
      case 4 -> TraitExpression.ALWAYS;
      default -> new TraitExpression.Has(pick(TRAITS));
    };
  }

  /** An occasion for a catalogue: some of its forms, whether or not their traits hold. */
  public Occasion occasion(Catalogue catalogue) {
    var devices =
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> new Device("d" + i, pick(KINDS), "设备 " + i + pick(ODD_TEXTS)))
            .toList();
    return Occasion.of(
        DAY,
        some(catalogue.forms()).stream().map(Form::ref).toList(),
        some(TRAITS),
        devices,
        knownFacts(catalogue, devices),
        last(catalogue, devices));
  }

  private TreeMap<String, String> knownFacts(Catalogue catalogue, List<Device> devices) {
    var values =
        List.of("yes", "no", "", "2026-11-24", "2026-11-23", "2030-01-01", "2026-13-40", "梯11");
    var facts = new TreeMap<String, String>();
    for (var fact : some(catalogue.facts())) {
      facts.put(fact.id(), pick(values));
      some(devices).forEach(device -> facts.put(fact.id() + "@" + device.id(), pick(values)));
    }
    return facts;
  }

  private List<LastAnswer> last(Catalogue catalogue, List<Device> devices) {
    return IntStream.range(0, random.nextInt(5))
        .mapToObj(
            i -> {
              var question = pick(catalogue.questions());
              return new LastAnswer(
                  question.id(),
                  switch (chance(4) ? ScopeKind.SITE : question.scope()) {
                    case SITE -> Scope.SITE;
                    case GOODS -> "goods:food";
                    case DEVICE -> Scope.ofDevice(devices.isEmpty() ? "gone" : pick(devices).id());
                  },
                  pick(List.of(Value.values())),
                  DAY.minusDays(1 + random.nextInt(3)),
                  chance(2) ? null : pick(ODD_TEXTS));
            })
        .toList();
  }

  /** Taps of an officer who does most things right and some wrong. */
  public List<Step> steps(Questionnaire questionnaire) {
    var asks = new ArrayList<>(questionnaire.asks().toList());
    var shown = asks.stream().filter(ask -> !chance(12)).map(ask -> (Step) new Step.Show(ask.id()));
    var taps =
        asks.stream().filter(Ask::needsOwnTap).filter(ask -> !chance(6)).map(ask -> tap(ask.id()));
    var rest =
        questionnaire.sections().stream()
            .map(section -> (Step) new Step.RestInOrder(section.id(), instant()));
    var others = IntStream.range(0, 12).mapToObj(i -> other(asks));
    return Stream.of(shown, taps, others, rest, IntStream.range(0, 6).mapToObj(i -> other(asks)))
        .flatMap(steps -> steps)
        .toList();
  }

  private Step tap(String ask) {
    var value = chance(3) ? pick(List.of(Value.values())) : Value.YES;
    return new Step.Tap(ask, value, instant(), remark());
  }

  private @Nullable String remark() {
    return chance(2) ? null : pick(ODD_TEXTS);
  }

  private Step other(List<Ask> asks) {
    var ask = asks.isEmpty() || chance(10) ? "S99|site" : pick(asks).id();
    var photo = Integer.toHexString(random.nextInt(4));
    return switch (random.nextInt(9)) {
      case 0 -> new Step.Undo(ask);
      case 1 -> new Step.Photograph(ask, photo);
      case 2 -> new Step.WithdrawPhoto(ask, photo);
      case 3 -> new Step.Remark(ask, pick(ODD_TEXTS));
      case 4 -> new Step.Tap(ask, Value.NO, instant(), remark());
      case 5 -> new Step.DropFinding("finding-" + random.nextInt(3));
      case 6 -> new Step.RestInOrder("nowhere", instant());
      case 7 -> new Step.NoPhoto(ask, chance(3) ? " " : pick(ODD_TEXTS));
      default -> new Step.Find(finding(ask));
    };
  }

  private Finding finding(String ask) {
    var bar = ask.indexOf('|');
    boolean later = chance(2);
    return new Finding(
        "finding-" + random.nextInt(3),
        ask.substring(0, bar),
        ask.substring(bar + 1),
        pick(ODD_TEXTS),
        List.of(),
        later ? Finding.Measure.PUT_RIGHT_BY : Finding.Measure.CORRECTED_ON_SPOT,
        later && !chance(4) ? DAY.plusDays(random.nextInt(30)) : null);
  }

  private String instant() {
    return "2026-11-24T09:%02d:%02d.123+08:00".formatted(random.nextInt(60), random.nextInt(60));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> List<T> some(List<T> from) {
    return from.stream().filter(one -> !chance(3)).toList();
  }

  /** A frame of a sheet with texts that try to trip a writer. */
  public SheetFrame frame() {
    return new SheetFrame(
        pick(ODD_TEXTS),
        pick(ODD_TEXTS),
        new SheetFrame.Firm(
            pick(ODD_TEXTS),
            pick(ODD_TEXTS),
            pick(ODD_TEXTS),
            chance(2) ? null : pick(ODD_TEXTS),
            chance(2) ? null : pick(ODD_TEXTS)),
        IntStream.range(0, random.nextInt(3))
            .mapToObj(i -> new SheetFrame.Officer(pick(ODD_TEXTS), "33012201" + i))
            .toList(),
        instant(),
        instant(),
        IntStream.range(0, random.nextInt(3)).mapToObj(i -> text("事由 " + i)).toList(),
        chance(2) ? null : new SheetFrame.Approval(pick(ODD_TEXTS), "副局长", instant()),
        chance(2) ? null : new SheetFrame.Year(random.nextInt(3), 2, chance(2)));
  }

  /** Problems that were heard, some answered. */
  public List<SheetFrame.Problem> problems() {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(
            i ->
                new SheetFrame.Problem(
                    pick(ODD_TEXTS),
                    chance(2) ? "answered" : "taken-along",
                    chance(3) ? null : pick(ODD_TEXTS)))
        .toList();
  }
}
