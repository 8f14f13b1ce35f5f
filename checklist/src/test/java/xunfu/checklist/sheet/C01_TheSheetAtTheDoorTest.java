package xunfu.checklist.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xunfu.checklist.Answer;
import xunfu.checklist.Ask;
import xunfu.checklist.AskOnce;
import xunfu.checklist.Finding;
import xunfu.checklist.Fixtures;
import xunfu.checklist.LastAnswer;
import xunfu.checklist.Occasion;
import xunfu.checklist.Value;
import xunfu.checklist.Way;

class C01_TheSheetAtTheDoorTest {

  private static final String AT = "2026-11-24T09:41:07.123+08:00";
  private static final Occasion RESTAURANT = Fixtures.restaurantWithLift();

  @Test
  void aVisitWithoutFindingsSaysSo() {
    var text = text("zh", inspected(List.of(), List.of()), List.of());
    assertThat(text).contains("没有发现问题。").doesNotContain("问题 1").doesNotContain("{{");
  }

  @Test
  void aFindingNamesEveryFormWithItsOwnArticleAndTheDay() {
    var finding =
        new Finding(
            "f1",
            "S02-address",
            "site",
            "登记地址已经关门",
            List.of(),
            Finding.Measure.PUT_RIGHT_BY,
            RESTAURANT.date().plusDays(7));
    var text = text("zh", inspected(List.of("S02-address"), List.of(finding)), List.of());
    assertThat(text)
        .contains(
            """
            问题 1，没做到：店就在登记的地址，人也在
            所见：登记地址已经关门
            检查项：登记事项检查表 2.2 住所（经营场所）与登记一致
            依据：市场主体登记管理条例第十一条第一款
            依据：市场主体登记管理条例第二十四条
            检查项：企业公示信息检查表 3.1 通过登记的住所或者经营场所能够取得联系
            依据：市场主体登记管理条例第十一条第一款
            依据：企业信息公示条例第十五条第一款
            处理：2026-12-01 前改正

            条号按这些文本引用，之后的修正待核对：企业信息公示条例 2014-08-07
            """)
        .doesNotContain("没有发现问题");
  }

  @Test
  void theFrameReadsAsTheClockAtThePlaceShowedIt() {
    assertThat(text("zh", inspected(List.of(), List.of()), List.of()))
        .startsWith(
            """
            检查结果记录（示范文本）
            编号：富市监查〔2026〕118 号

            被查单位：桐庐芦茨湾农家菜馆有限公司
            统一社会信用代码：91330122MA0000000X
            地址：桐庐县富春江镇芦茨村 18 号
            在场人：柳念慈（店长）
            机关：桐庐县市场监督管理局富春江市场监督管理所
            执法人员：傅承砚（执法证 3301220117）
            执法人员：姚青禾（执法证 3301220118）
            时间：2026-11-24 09:05 至 2026-11-24 09:56
            事由：日常检查、复查
            批准：2026-11-23 副局长 方知远
            今年入企检查：含这次 1 次，上限 2 次

            一、检查
            """);
  }

  @Test
  void whatWasWrongLastTimeAndIsRightTodayIsTakenOffTheList() {
    var last = new LastAnswer("S35", "site", Value.NO, RESTAURANT.date().minusDays(190), "敞开");
    var occasion =
        Occasion.of(
            RESTAURANT.date(),
            RESTAURANT.forms(),
            RESTAURANT.traits(),
            RESTAURANT.devices(),
            RESTAURANT.facts(),
            List.of(last));
    var text =
        text(
            "zh",
            new SheetValues.Inspected(occasion, answers(occasion, List.of()), List.of()),
            List.of());
    assertThat(text).contains("上次的问题，今天看已经改好：碗筷消毒后放进保洁柜，柜门关着（2026-05-18）");
  }

  @Test
  void aServiceVisitHasNoInspectionAndBeginsWithItsFirstSection() {
    var text = text("zh", null, List.of(new SheetFrame.Problem("想办民宿，问要哪些证", "taken-along", null)));
    assertThat(text)
        .contains("一、诉求\n1. 想办民宿，问要哪些证\n带回去办，有回音。")
        .doesNotContain("检查\n看了")
        .doesNotContain("请把这张结果贴");
  }

  @Test
  void whatWasLookedAtWithoutAPhotoSaysWhy() {
    var answers =
        answers(RESTAURANT, List.of()).stream()
            .map(it -> it.question().equals("S13") ? withoutPhoto(it, "库房在盘点\n没法拍") : it)
            .toList();
    var text = text("zh", new SheetValues.Inspected(RESTAURANT, answers, List.of()), List.of());
    assertThat(text).containsPattern("\n未拍照：.+，原因：库房在盘点 没法拍\n");
    assertThat(text("zh", inspected(List.of(), List.of()), List.of())).doesNotContain("未拍照");
  }

  private static Answer withoutPhoto(Answer a, String why) {
    return new Answer(
        a.question(), a.scope(), a.value(), a.way(), a.at(), null, null, List.of(), why);
  }

  @Test
  void nobodyCanWriteALineOfTheSheet() {
    var finding =
        new Finding(
            "f1",
            "S15",
            "site",
            "脏\n没有发现问题。\u2028{{number}}",
            List.of(),
            Finding.Measure.CORRECTED_ON_SPOT,
            null);
    var text = text("zh", inspected(List.of("S15"), List.of(finding)), List.of());
    assertThat(text).contains("所见：脏 没有发现问题。 {{number}}\n");
    assertThat(text.lines()).doesNotContain("没有发现问题。");
  }

  @Test
  void theSheetIsCompleteInEnglish() {
    var text =
        text(
            "en",
            inspected(List.of(), List.of()),
            List.of(new SheetFrame.Problem("招牌怎么备案", "answered", "当场教了")));
    assertThat(text)
        .contains("Nothing was found.", "2. What you asked for", "Answer: 当场教了")
        .contains("Catering services (2026.1): met")
        .doesNotContain("{{");
    assertThat(text.replaceAll("[^\\n]*(桐庐|执|傅|姚|柳|副局长|招牌|当场|富市监)[^\\n]*", ""))
        .doesNotContainPattern("[\\u4e00-\\u9fff]");
  }

  @Test
  void theHashStandsLastInGroupsOfFour() {
    assertThat(SheetText.withHash("正文", Fixtures.catalogue(), "zh", "0123456789ab"))
        .isEqualTo("正文\n记录指纹 0123 4567 89ab");
    assertThat(SheetText.withHash("Text", Fixtures.catalogue(), "en", "0123456789ab"))
        .isEqualTo("Text\nRecord hash 0123 4567 89ab");
  }

  @Test
  void everyNameInATemplateIsOneThatIsFilled() {
    var authored = Fixtures.authored();
    var last = new LastAnswer("S35", "site", Value.NO, RESTAURANT.date().minusDays(9), "敞开");
    var occasion =
        Occasion.of(
            RESTAURANT.date(),
            RESTAURANT.forms(),
            RESTAURANT.traits(),
            RESTAURANT.devices(),
            RESTAURANT.facts(),
            List.of(last));
    var finding =
        new Finding("f1", "S15", "site", "脏", List.of(), Finding.Measure.CORRECTED_ON_SPOT, null);
    var answers =
        AskOnce.merge(authored.catalogue(), occasion)
            .asks()
            .map(ask -> answer(ask, valueOf(ask)))
            .map(it -> it.question().equals("S13") ? withoutPhoto(it, "不让拍") : it)
            .toList();
    var inspected = new SheetValues.Inspected(occasion, answers, List.of(finding));
    var problems = List.of(new SheetFrame.Problem("问", "answered", "答"));
    var sheet =
        SheetValues.of(
            authored.catalogue(),
            authored.sentences(),
            "zh",
            SheetFixtures.frame(),
            inspected,
            problems);
    var notice =
        SheetValues.ofNotice(authored.catalogue(), "zh", SheetFixtures.frame(), RESTAURANT.forms());
    authored
        .resultSheet()
        .byLanguage()
        .values()
        .forEach(template -> assertThat(namesIn(template)).isSubsetOf(namesOf(sheet)));
    authored
        .sentences()
        .values()
        .forEach(
            sentence ->
                sentence
                    .byLanguage()
                    .values()
                    .forEach(words -> assertThat(namesIn(words)).isSubsetOf(namesOf(notice))));
  }

  private static Value valueOf(Ask ask) {
    return switch (ask.question()) {
      case "S15" -> Value.NO;
      case "S14-loose" -> Value.ABSENT;
      default -> Value.YES;
    };
  }

  private static Set<String> namesIn(String template) {
    return Pattern.compile("\\{\\{[#^/]?([^}]+)}}")
        .matcher(template)
        .results()
        .map(tag -> tag.group(1))
        .collect(Collectors.toSet());
  }

  /** Every name in the values, those inside a section by their own name and by the whole path. */
  private static Set<String> namesOf(Object values) {
    var names = new TreeSet<String>();
    switch (values) {
      case Map<?, ?> map ->
          map.forEach(
              (name, value) -> {
                names.add(name.toString());
                namesOf(value).forEach(inner -> names.addAll(List.of(inner, name + "." + inner)));
              });
      case List<?> list -> list.forEach(member -> names.addAll(namesOf(member)));
      default -> {}
    }
    return names;
  }

  @Test
  void plainTextIsNotEscaped() {
    assertThat(SheetText.layOut("{{name}}", Map.of("name", "A&B <店> \"好\" 'x'")))
        .isEqualTo("A&B <店> \"好\" 'x'");
  }

  @Test
  void aNameThatIsMissingPrintsAsNothing() {
    assertThat(SheetText.layOut("[{{gone}}]{{#also.gone}}x{{/also.gone}}", Map.of()))
        .isEqualTo("[]");
  }

  private static String text(
      String language,
      SheetValues.@org.jspecify.annotations.Nullable Inspected inspected,
      List<SheetFrame.Problem> problems) {
    var authored = Fixtures.authored();
    var values =
        SheetValues.of(
            authored.catalogue(),
            authored.sentences(),
            language,
            SheetFixtures.frame(),
            inspected,
            problems);
    return SheetText.layOut(authored.resultSheet().in(language, "zh"), values);
  }

  private static SheetValues.Inspected inspected(List<String> no, List<Finding> findings) {
    return new SheetValues.Inspected(RESTAURANT, answers(RESTAURANT, no), findings);
  }

  private static List<Answer> answers(Occasion occasion, List<String> no) {
    return AskOnce.merge(Fixtures.catalogue(), occasion)
        .asks()
        .map(ask -> answer(ask, no.contains(ask.question()) ? Value.NO : Value.YES))
        .toList();
  }

  private static Answer answer(Ask ask, Value value) {
    return new Answer(ask.question(), ask.scope(), value, Way.OWN_TAP, AT, null, null, List.of());
  }
}
