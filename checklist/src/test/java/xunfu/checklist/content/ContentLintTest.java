package xunfu.checklist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import xunfu.checklist.Article;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Fact;
import xunfu.checklist.Fixtures;
import xunfu.checklist.Form;
import xunfu.checklist.Item;
import xunfu.checklist.OneLook;
import xunfu.checklist.Question;
import xunfu.checklist.Text;

class ContentLintTest {

  private static final Authored CONTENT = Fixtures.authored();

  @Test
  void thePublishedContentHasNoComplaint() {
    assertThat(ContentLint.complaints(CONTENT)).isEmpty();
  }

  @Test
  void everyQuoteStandsInTheTextOfItsLaw() {
    assertThat(ContentLint.complaints(CONTENT, lawTexts())).isEmpty();
  }

  @Test
  void aQuoteThatTheLawDoesNotSayIsFound() {
    var bent = withArticle(a -> article(a, a.quote() + "吗", a.speaksOf()));
    assertThat(ContentLint.complaints(bent, lawTexts()))
        .containsExactly("article food-45-2: food-safety-law 第四十五条第二款 does not read so");
  }

  @Test
  void anArticleThatDoesNotSpeakOfTheThingIsFound() {
    var bent = withArticle(a -> article(a, a.quote(), "电梯"));
    assertThat(ContentLint.complaints(bent, lawTexts()))
        .containsExactly("article food-45-2: food-safety-law 第四十五条第二款 does not speak of '电梯'");
  }

  @Test
  void anArticleThatTheLawDoesNotHaveIsFound() {
    var bent =
        withArticle(
            a ->
                new Article(
                    a.id(), a.law(), 999, Text.of("zh", "第九百九十九条"), a.quote(), a.speaksOf()));
    assertThat(ContentLint.complaints(bent, lawTexts()))
        .containsExactly("article food-45-2: food-safety-law has no 第九百九十九条");
  }

  @Test
  void aQuestionThatIsNotThereIsFound() {
    var bent = withItem("F01", "8.1", item -> item(item, "S99", item.keySource()));
    assertThat(ContentLint.complaints(bent))
        .contains("item F01/8.1 asks question 'S99', which is not there");
  }

  @Test
  void aKeyMarkWithoutSourceIsFound() {
    var bent = withItem("F01", "8.1", item -> item(item, item.question(), null));
    assertThat(ContentLint.complaints(bent))
        .containsExactly("item F01/8.1: a key mark has a source or 'unverified', others none");
  }

  @Test
  void aMergeThatNobodyReviewedIsFound() {
    var bent = withItem("F01", "1.3", item -> item(item, "S01", item.keySource()));
    assertThat(ContentLint.complaints(bent))
        .contains(
            "question S01 merges [F01/1.3, F01/1.4, F33/1.1], but [F01/1.4, F33/1.1] was reviewed");
  }

  @Test
  void aPairThatMustStayApartIsFoundWhenMerged() {
    var bent = withItem("F21", "2.3", item -> item(item, "S05", item.keySource()));
    assertThat(ContentLint.complaints(bent))
        .contains("[F01/8.1, F21/2.3] must not be one question, but both ask [S05, S05]");
  }

  @Test
  void aReviewThatMergesNothingIsFound() {
    var catalogue = CONTENT.catalogue();
    var looks =
        java.util.stream.Stream.concat(
                catalogue.oneLooks().stream(),
                java.util.stream.Stream.of(
                    new OneLook("S15", List.of("F01/6.1"), Text.of("zh", "只有一项"))))
            .toList();
    assertThat(
            ContentLint.complaints(
                with(
                    copy(
                        catalogue,
                        catalogue.articles(),
                        catalogue.questions(),
                        catalogue.facts(),
                        catalogue.forms(),
                        looks))))
        .containsExactly("merge S15 has a row but merges nothing");
  }

  @Test
  void aTextWithoutTheDefaultLanguageIsFound() {
    var catalogue = CONTENT.catalogue();
    var questions =
        catalogue.questions().stream()
            .map(
                q ->
                    q.id().equals("S05")
                        ? new Question(
                            q.id(), q.zone(), q.scope(), Text.of("en", "Certificates"), q.help())
                        : q)
            .toList();
    assertThat(
            ContentLint.complaints(
                with(
                    copy(
                        catalogue,
                        catalogue.articles(),
                        questions,
                        catalogue.facts(),
                        catalogue.forms(),
                        catalogue.oneLooks()))))
        .containsExactly("question S05 has a text without 'zh': {en=Certificates}");
  }

  @Test
  void twoVersionsOfAFormInForceTogetherAreFound() {
    var catalogue = CONTENT.catalogue();
    var food = catalogue.forms().getFirst();
    var next =
        new Form(
            food.id(),
            "2027.1",
            food.title(),
            food.note(),
            food.authority(),
            food.source(),
            food.basis(),
            food.validFrom().plusYears(1),
            null,
            food.when(),
            food.sampling(),
            food.outcomes(),
            List.of());
    var forms =
        java.util.stream.Stream.concat(catalogue.forms().stream(), java.util.stream.Stream.of(next))
            .toList();
    assertThat(
            ContentLint.complaints(
                with(
                    copy(
                        catalogue,
                        catalogue.articles(),
                        catalogue.questions(),
                        catalogue.facts(),
                        forms,
                        catalogue.oneLooks()))))
        .containsExactly("form F01: versions 2026.1 and 2027.1 are in force together");
  }

  @Test
  void whatIsUnverifiedIsListed() {
    assertThat(ContentLint.unverified(CONTENT))
        .contains(
            "law food-safety-law",
            "law inspection-opinion-2024",
            "key mark F01/8.1",
            "item F01/2.10",
            "gate rule yearly-cap")
        .doesNotContain("law penalty-law", "gate rule two-certified-officers");
  }

  @Test
  void thePairsThatMustStayApartNameItemsOfFoodAndOfEquipment() {
    assertThat(CONTENT.apart())
        .extracting(Authored.Apart::items)
        .contains(
            List.of("F01/8.1", "F21/2.3"),
            List.of("F01/7.2", "F21/3.1"),
            List.of("F01/7.4", "F21/4.1"));
  }

  private static LawTexts lawTexts() {
    var folder = Fixtures.data().resolve("laws");
    assumeTrue(
        Files.isDirectory(folder), "law texts are absent; set XUNFU_DATA to the folder of data");
    assumeTrue(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
        "file names of laws need a locale with UTF-8");
    return new LawTexts(folder);
  }

  private static Authored withArticle(UnaryOperator<Article> change) {
    var catalogue = CONTENT.catalogue();
    var articles =
        catalogue.articles().stream()
            .map(a -> a.id().equals("food-45-2") ? change.apply(a) : a)
            .toList();
    return with(
        copy(
            catalogue,
            articles,
            catalogue.questions(),
            catalogue.facts(),
            catalogue.forms(),
            catalogue.oneLooks()));
  }

  private static Authored withItem(String form, String code, UnaryOperator<Item> change) {
    var catalogue = CONTENT.catalogue();
    return with(
        copy(
            catalogue,
            catalogue.articles(),
            catalogue.questions(),
            catalogue.facts(),
            catalogue.forms().stream()
                .map(f -> f.id().equals(form) ? changed(f, code, change) : f)
                .toList(),
            catalogue.oneLooks()));
  }

  private static Form changed(Form form, String code, UnaryOperator<Item> change) {
    Function<Item, Item> here = item -> item.code().equals(code) ? change.apply(item) : item;
    return new Form(
        form.id(),
        form.version(),
        form.title(),
        form.note(),
        form.authority(),
        form.source(),
        form.basis(),
        form.validFrom(),
        form.validTo(),
        form.when(),
        form.sampling(),
        form.outcomes(),
        form.parts().stream()
            .map(part -> new Form.Part(part.title(), part.items().stream().map(here).toList()))
            .toList());
  }

  private static Item item(
      Item item, String question, @org.jspecify.annotations.Nullable String keySource) {
    return new Item(
        item.code(),
        item.key(),
        keySource,
        item.text(),
        item.method(),
        item.met(),
        item.notMet(),
        item.absence(),
        item.evidence(),
        item.articles(),
        question,
        item.scope(),
        item.when(),
        item.otherwise(),
        item.unverified());
  }

  private static Article article(
      Article article, @org.jspecify.annotations.Nullable String quote, String speaksOf) {
    return new Article(
        article.id(), article.law(), article.number(), article.place(), quote, speaksOf);
  }

  private static Authored with(Catalogue catalogue) {
    return new Authored(
        catalogue, CONTENT.apart(), CONTENT.gate(), CONTENT.resultSheet(), CONTENT.sentences());
  }

  private static Catalogue copy(
      Catalogue of,
      List<Article> articles,
      List<Question> questions,
      List<Fact> facts,
      List<Form> forms,
      List<OneLook> oneLooks) {
    return new Catalogue(
        of.v(),
        of.jurisdiction(),
        of.language(),
        of.words(),
        of.zones(),
        of.goods(),
        of.traits(),
        of.laws(),
        articles,
        questions,
        facts,
        forms,
        oneLooks);
  }
}
