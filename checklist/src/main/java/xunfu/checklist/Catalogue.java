package xunfu.checklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The standards of one jurisdiction: what is checked, how, on which law, and which question answers
 * which items. Content-addressed and carried to the phone as one piece.
 *
 * @param language the language that every text has
 */
public record Catalogue(
    int v,
    String jurisdiction,
    String language,
    Words words,
    List<Zone> zones,
    List<GoodsCategory> goods,
    List<Trait> traits,
    List<Law> laws,
    List<Article> articles,
    List<Question> questions,
    List<Fact> facts,
    List<Form> forms,
    List<OneLook> oneLooks) {

  public Catalogue {
    zones = List.copyOf(zones);
    goods = List.copyOf(goods);
    traits = List.copyOf(traits);
    laws = List.copyOf(laws);
    articles = List.copyOf(articles);
    questions = List.copyOf(questions);
    facts = List.copyOf(facts);
    forms = List.copyOf(forms);
    oneLooks = List.copyOf(oneLooks);
  }

  /** The named version of a form; fails when the catalogue does not hold it. */
  public Form form(FormRef ref) {
    return forms.stream()
        .filter(form -> form.ref().equals(ref))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No form %s version %s in the catalogue of %s. Maybe the visit was planned with"
                        + " another catalogue".formatted(ref.id(), ref.version(), jurisdiction)));
  }

  /** The forms that apply to a business with these traits on a day, by id. */
  public List<FormRef> formsFor(Collection<String> traits, LocalDate day) {
    return forms.stream()
        .filter(form -> form.isInForceOn(day) && form.when().holdsFor(traits))
        .map(Form::ref)
        .sorted()
        .toList();
  }

  /** The article with this id; fails when there is none. */
  public Article article(String id) {
    return articles.stream()
        .filter(article -> article.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No article '%s'".formatted(id)));
  }

  /** The law with this id; fails when there is none. */
  public Law law(String id) {
    return laws.stream()
        .filter(law -> law.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No law '%s'".formatted(id)));
  }

  /** The question with this id; fails when there is none. */
  public Question question(String id) {
    return questions.stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No question '%s'".formatted(id)));
  }

  Map<String, Question> questionsById() {
    return questions.stream().collect(Collectors.toMap(Question::id, Function.identity()));
  }
}
