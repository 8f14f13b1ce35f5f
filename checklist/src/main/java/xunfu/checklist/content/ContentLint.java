package xunfu.checklist.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Article;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Fact;
import xunfu.checklist.Form;
import xunfu.checklist.Item;
import xunfu.checklist.Law;
import xunfu.checklist.OneLook;
import xunfu.checklist.Question;
import xunfu.checklist.Scope;
import xunfu.checklist.ScopeKind;
import xunfu.checklist.Text;
import xunfu.checklist.Trait;
import xunfu.checklist.TraitExpression;
import xunfu.checklist.Zone;
import xunfu.checklist.gate.GateRule;

/**
 * Holds authored content to the rules of authors. Each complaint is a sentence that names the thing
 * and what is wrong with it; no complaint means that the content may be published.
 */
public final class ContentLint {

  /** What stands for a source that nobody has checked. */
  public static final String UNVERIFIED = "unverified";

  private final Authored authored;
  private final Catalogue catalogue;
  private final List<String> complaints = new ArrayList<>();

  private ContentLint(Authored authored) {
    this.authored = authored;
    this.catalogue = authored.catalogue();
  }

  /**
   * Complaints about what the content says of itself: ids, references, dates, languages, merges.
   */
  public static List<String> complaints(Authored authored) {
    var lint = new ContentLint(authored);
    lint.checkIds();
    lint.checkTexts();
    lint.checkArticles();
    lint.checkQuestionsAndFacts();
    lint.checkForms();
    lint.checkMerges();
    lint.checkGate();
    return List.copyOf(lint.complaints);
  }

  /** Complaints about quotes: each article against the text of its law. */
  public static List<String> complaints(Authored authored, LawTexts texts) {
    var lint = new ContentLint(authored);
    authored.catalogue().articles().forEach(article -> lint.checkQuote(article, texts));
    return List.copyOf(lint.complaints);
  }

  /** What nobody has compared with its source yet, for the page that says so. */
  public static List<String> unverified(Authored authored) {
    var catalogue = authored.catalogue();
    return Stream.of(
            catalogue.laws().stream()
                .filter(law -> law.newer() != null || law.text() == null)
                .map(law -> "law " + law.id()),
            items(catalogue)
                .filter(line -> UNVERIFIED.equals(line.item().keySource()))
                .map(line -> "key mark " + line.id()),
            items(catalogue)
                .filter(line -> line.item().unverified() != null)
                .map(line -> "item " + line.id()),
            authored.gate().stream()
                .filter(
                    rule -> rule.terms().sources().stream().anyMatch(GateRule.Source::unverified))
                .map(rule -> "gate rule " + rule.terms().id()))
        .flatMap(Function.identity())
        .toList();
  }

  /** An item with the form it stands on. */
  private record Line(Form form, Item item) {
    String id() {
      return form.id() + "/" + item.code();
    }
  }

  private static Stream<Line> items(Catalogue catalogue) {
    return catalogue.forms().stream()
        .flatMap(form -> form.items().map(item -> new Line(form, item)));
  }

  private void complain(String template, Object... parts) {
    complaints.add(template.formatted(parts));
  }

  private void checkIds() {
    checkUnique("law", catalogue.laws().stream().map(Law::id));
    checkUnique("article", catalogue.articles().stream().map(Article::id));
    checkUnique("question", catalogue.questions().stream().map(Question::id));
    checkUnique("zone", catalogue.zones().stream().map(Zone::id));
    checkUnique("trait", catalogue.traits().stream().map(Trait::id));
    checkUnique("fact", catalogue.facts().stream().map(Fact::id));
    checkUnique("form", catalogue.forms().stream().map(f -> f.id() + " " + f.version()));
    checkUnique("gate rule", authored.gate().stream().map(rule -> rule.terms().id()));
    catalogue
        .forms()
        .forEach(form -> checkUnique("item of " + form.id(), form.items().map(Item::code)));
  }

  private void checkUnique(String what, Stream<String> ids) {
    var seen = new HashSet<String>();
    ids.filter(id -> !seen.add(id)).forEach(id -> complain("%s '%s' is there twice", what, id));
  }

  private void checkTexts() {
    catalogue.zones().forEach(zone -> checkText("zone " + zone.id(), zone.name()));
    catalogue.goods().forEach(goods -> checkText("goods " + goods.id(), goods.name()));
    catalogue.traits().forEach(trait -> checkText("trait " + trait.id(), trait.name()));
    catalogue.laws().forEach(law -> checkText("law " + law.id(), law.title(), law.shortTitle()));
    catalogue.articles().forEach(a -> checkText("article " + a.id(), a.place()));
    catalogue.questions().forEach(q -> checkText("question " + q.id(), q.ask(), q.help()));
    catalogue.facts().forEach(fact -> checkText("fact " + fact.id(), fact.name()));
    catalogue.oneLooks().forEach(look -> checkText("merge " + look.question(), look.why()));
    catalogue.forms().forEach(form -> checkText("form " + form.id(), form.title(), form.note()));
    items(catalogue).forEach(line -> checkItemTexts(line.id(), line.item()));
    authored.apart().forEach(pair -> checkText("pair " + pair.items(), pair.why()));
    authored.sentences().forEach((name, text) -> checkText("sentence " + name, text));
    checkText("result sheet", authored.resultSheet());
    authored.gate().stream()
        .map(GateRule::terms)
        .forEach(t -> checkText("gate rule " + t.id(), t.text(), t.refusal(), t.wayOut()));
  }

  private void checkItemTexts(String id, Item item) {
    checkText("item " + id, item.text(), item.met(), item.notMet());
    Stream.of(item.method(), item.absence(), item.otherwise(), item.unverified())
        .filter(Objects::nonNull)
        .forEach(text -> checkText("item " + id, text));
    if (item.evidence() != null) {
      checkText("item " + id, item.evidence().photoOf());
    }
  }

  private void checkText(String of, Text... texts) {
    for (var text : texts) {
      var inDefault = text.byLanguage().get(catalogue.language());
      if (inDefault == null || inDefault.isBlank()) {
        complain("%s has a text without '%s': %s", of, catalogue.language(), text.byLanguage());
      }
    }
  }

  private void checkArticles() {
    var laws = byId(catalogue.laws(), Law::id);
    catalogue.laws().stream()
        .filter(law -> law.newer() != null && !law.newer().inForce().isAfter(law.version()))
        .forEach(law -> complain("law %s: what is called newer is not newer", law.id()));
    for (var article : catalogue.articles()) {
      var law = laws.get(article.law());
      if (law == null) {
        complain("article %s belongs to law '%s', which is not there", article.id(), article.law());
      } else if ((law.text() == null) != (article.quote() == null)) {
        complain(
            "article %s must have a quote exactly if the text of %s is at hand",
            article.id(), law.id());
      }
    }
    var cited =
        Stream.of(
                items(catalogue).flatMap(line -> line.item().articles().stream()),
                catalogue.forms().stream().flatMap(form -> form.basis().stream()),
                authored.gate().stream()
                    .flatMap(rule -> rule.terms().sources().stream())
                    .map(GateRule.Source::article))
            .flatMap(Function.identity())
            .collect(Collectors.toSet());
    checkKnown("article", cited, byId(catalogue.articles(), Article::id).keySet());
  }

  private void checkQuote(Article article, LawTexts texts) {
    var law = catalogue.law(article.law());
    if (law.text() == null || article.quote() == null) {
      return;
    }
    if (!texts.has(law)) {
      complain("law %s: no file '%s'", law.id(), law.text());
      return;
    }
    var text = texts.find(law, article, catalogue.language());
    var place = article.place().in(catalogue.language(), catalogue.language());
    if (text.isEmpty()) {
      complain("article %s: %s has no %s", article.id(), law.id(), place);
    } else if (!text.get().contains(LawTexts.withoutSpace(article.quote()))) {
      complain("article %s: %s %s does not read so", article.id(), law.id(), place);
    } else if (!text.get().contains(article.speaksOf())) {
      complain(
          "article %s: %s %s does not speak of '%s'",
          article.id(), law.id(), place, article.speaksOf());
    }
  }

  private void checkQuestionsAndFacts() {
    var zones = byId(catalogue.zones(), Zone::id).keySet();
    catalogue
        .questions()
        .forEach(q -> checkKnown("zone of question " + q.id(), Set.of(q.zone()), zones));
    var questions = byId(catalogue.questions(), Question::id).keySet();
    for (var fact : catalogue.facts()) {
      checkKnown("question of fact " + fact.id(), Set.of(fact.question()), questions);
      if ((fact.test() == Fact.Test.EQUALS) != (fact.wanted() != null)) {
        complain("fact %s must have 'wanted' exactly if its test is equals", fact.id());
      }
    }
    var asked = items(catalogue).map(line -> line.item().question()).collect(Collectors.toSet());
    questions.stream()
        .filter(id -> !asked.contains(id))
        .forEach(id -> complain("question %s answers no item", id));
  }

  private void checkForms() {
    for (var form : catalogue.forms()) {
      checkTraits("form " + form.id(), form.when());
      if (form.validTo() != null && form.validTo().isBefore(form.validFrom())) {
        complain("form %s ends on %s before it begins", form.id(), form.validTo());
      }
      if (form.source().isBlank()) {
        complain("form %s has no source", form.id());
      }
      if (form.basis().isEmpty()) {
        complain("form %s has no basis", form.id());
      }
    }
    items(catalogue).forEach(line -> checkItem(line.id(), line.item()));
    checkVersions();
  }

  /** On no day may two versions of one form be in force: nobody could say which one applies. */
  private void checkVersions() {
    for (var one : catalogue.forms()) {
      catalogue.forms().stream()
          .filter(other -> one.id().equals(other.id()))
          .filter(other -> one.version().compareTo(other.version()) < 0)
          .filter(other -> other.isInForceOn(one.validFrom()) || one.isInForceOn(other.validFrom()))
          .forEach(
              other ->
                  complain(
                      "form %s: versions %s and %s are in force together",
                      one.id(), one.version(), other.version()));
    }
  }

  private void checkItem(String id, Item item) {
    if (item.key() != (item.keySource() != null && !item.keySource().isBlank())) {
      complain("item %s: a key mark has a source or '%s', others none", id, UNVERIFIED);
    }
    if (item.articles().isEmpty()) {
      complain("item %s stands on no article", id);
    }
    if ((item.when() == null) != (item.otherwise() == null)) {
      complain("item %s needs 'when' and 'otherwise' together", id);
    }
    if (item.when() != null) {
      checkTraits("item " + id, item.when());
    }
    checkScope(id, item);
  }

  private void checkScope(String id, Item item) {
    var question = byId(catalogue.questions(), Question::id).get(item.question());
    if (question == null) {
      complain("item %s asks question '%s', which is not there", id, item.question());
    } else if (question.scope() != item.scopeKind()) {
      complain("item %s and question %s differ in scope", id, question.id());
    }
    if (item.scopeKind() == ScopeKind.GOODS) {
      checkKnown(
          "goods of item " + id,
          Set.of(Scope.detailOf(item.scope())),
          catalogue.goods().stream().map(goods -> goods.id()).collect(Collectors.toSet()));
    }
  }

  private void checkTraits(String of, TraitExpression expression) {
    checkKnown("trait of " + of, expression.traits(), byId(catalogue.traits(), Trait::id).keySet());
  }

  /** Every question with several items has one reviewed row, and the row names exactly them. */
  private void checkMerges() {
    var merged = new TreeMap<String, Set<String>>();
    items(catalogue)
        .forEach(
            line ->
                merged
                    .computeIfAbsent(line.item().question(), key -> new TreeSet<>())
                    .add(line.id()));
    var rows = byId(catalogue.oneLooks(), OneLook::question);
    merged.forEach(
        (question, items) -> {
          if (items.size() > 1) {
            checkReviewed(question, items, rows.get(question));
          }
        });
    rows.keySet().stream()
        .filter(question -> merged.getOrDefault(question, Set.of()).size() < 2)
        .forEach(question -> complain("merge %s has a row but merges nothing", question));
    authored.apart().forEach(pair -> checkApart(pair));
  }

  private void checkReviewed(String question, Set<String> items, @Nullable OneLook row) {
    if (row == null) {
      complain("question %s merges %s without a review", question, items);
    } else if (!new TreeSet<>(row.items()).equals(items)) {
      complain("question %s merges %s, but %s was reviewed", question, items, row.items());
    }
  }

  private void checkApart(Authored.Apart pair) {
    var questions =
        items(catalogue)
            .filter(line -> pair.items().contains(line.id()))
            .collect(Collectors.toMap(Line::id, line -> line.item().question(), (a, b) -> a));
    checkKnown("item of pair", Set.copyOf(pair.items()), questions.keySet());
    if (questions.size() == 2 && Set.copyOf(questions.values()).size() == 1) {
      complain("%s must not be one question, but both ask %s", pair.items(), questions.values());
    }
  }

  private void checkGate() {
    for (var rule : authored.gate()) {
      var terms = rule.terms();
      if (terms.sources().isEmpty()) {
        complain("gate rule %s has no source", terms.id());
      }
      if (terms.validTo() != null && terms.validTo().isBefore(terms.validFrom())) {
        complain("gate rule %s ends on %s before it begins", terms.id(), terms.validTo());
      }
      var articles = byId(catalogue.articles(), Article::id);
      terms.sources().stream()
          .filter(source -> !source.unverified())
          .map(source -> articles.get(source.article()))
          .filter(article -> article != null && article.quote() == null)
          .forEach(
              article ->
                  complain(
                      "gate rule %s calls %s verified, but its text is not at hand",
                      terms.id(), article.id()));
    }
  }

  private void checkKnown(String what, Collection<String> named, Collection<String> known) {
    named.stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> complain("%s: '%s' is not there", what, name));
  }

  private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
    return things.stream().collect(Collectors.toMap(id, t -> t, (one, other) -> one));
  }
}
