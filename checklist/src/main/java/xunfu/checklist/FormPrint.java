package xunfu.checklist;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lays the answers of a visit out again, form by form: the way back of {@link AskOnce}.
 *
 * <p>Each form keeps its own order, wording and articles; a no reaches every form whose item shares
 * the question, each with that form's own article. Nothing is left out: an item that was not
 * answered is printed as open, one that the traits excuse as 合理缺项 with the authored remark.
 */
public final class FormPrint {

  private final Occasion occasion;
  private final String language;
  private final String fallback;
  private final Map<String, Answer> answers;
  private final Map<String, List<String>> findings;
  private final Map<String, Integer> sharers = new HashMap<>();

  private FormPrint(
      Catalogue catalogue,
      Occasion occasion,
      Collection<Answer> answers,
      Collection<Finding> findings,
      String language) {
    this.occasion = occasion;
    this.language = language;
    this.fallback = catalogue.language();
    this.answers = lastWord(answers);
    this.findings =
        findings.stream()
            .sorted(Comparator.comparing(Finding::id))
            .collect(
                Collectors.groupingBy(
                    Finding::askKey, Collectors.mapping(Finding::text, Collectors.toList())));
    AskOnce.merge(catalogue, occasion).asks().forEach(a -> sharers.put(a.id(), a.fills().size()));
  }

  /**
   * Fills the forms of the occasion. Two answers to one ask should not happen; if they do, the
   * later one counts, and of two at one instant the worse, so that the order of the list never
   * matters.
   */
  public static List<FilledForm> fill(
      Catalogue catalogue,
      Occasion occasion,
      Collection<Answer> answers,
      Collection<Finding> findings,
      String language) {
    var print = new FormPrint(catalogue, occasion, answers, findings, language);
    return occasion.forms().stream().map(catalogue::form).map(print::fill).toList();
  }

  private static Map<String, Answer> lastWord(Collection<Answer> answers) {
    var order =
        Comparator.comparing(Answer::at)
            .thenComparing(answer -> answer.value() == Value.NO)
            .thenComparing(answer -> answer.value().wire())
            .thenComparing(answer -> answer.way().wire())
            .thenComparing(answer -> answer.remark() == null ? "" : answer.remark());
    return answers.stream()
        .collect(
            Collectors.toMap(
                Answer::askKey,
                answer -> answer,
                (one, other) -> order.compare(one, other) >= 0 ? one : other));
  }

  private FilledForm fill(Form form) {
    var rows =
        form.items()
            .flatMap(
                item -> AskOnce.scopesOf(item, occasion).stream().map(scope -> row(item, scope)))
            .toList();
    return new FilledForm(form.id(), form.version(), outcome(rows), count(rows), rows);
  }

  private FilledForm.Row row(Item item, String scope) {
    return item.isAskedOf(occasion.traits()) ? askedRow(item, scope) : excusedRow(item, scope);
  }

  private FilledForm.Row askedRow(Item item, String scope) {
    var key = Ask.key(item.question(), scope);
    var answer = answers.get(key);
    boolean shared = sharers.getOrDefault(key, 1) > 1;
    return answer == null
        ? row(item, scope, shared, null, null, null, List.of())
        : row(
            item, scope, shared, answer.value(), answer.way(), answer.remark(), answer.evidence());
  }

  private FilledForm.Row row(
      Item item,
      String scope,
      boolean shared,
      @Nullable Value value,
      @Nullable Way way,
      @Nullable String remark,
      List<String> evidence) {
    return new FilledForm.Row(
        item.code(),
        item.key(),
        scope,
        item.question(),
        shared,
        false,
        value,
        way,
        remark,
        item.articles(),
        value == Value.NO
            ? findings.getOrDefault(Ask.key(item.question(), scope), List.of())
            : List.of(),
        evidence);
  }

  private FilledForm.Row excusedRow(Item item, String scope) {
    var remark = item.otherwise() == null ? null : item.otherwise().in(language, fallback);
    return new FilledForm.Row(
        item.code(),
        item.key(),
        scope,
        item.question(),
        false,
        true,
        Value.ABSENT,
        null,
        remark,
        item.articles(),
        List.of(),
        List.of());
  }

  private static FilledForm.Counts count(List<FilledForm.Row> rows) {
    return new FilledForm.Counts(
        count(rows, Value.YES),
        count(rows, Value.NO),
        count(rows, Value.ABSENT),
        (int) rows.stream().filter(row -> row.value() == null).count());
  }

  private static int count(List<FilledForm.Row> rows, Value value) {
    return (int) rows.stream().filter(row -> row.value() == value).count();
  }

  /** A no decides before a gap does: what is already found does not wait for the rest. */
  private static FilledForm.Outcome outcome(List<FilledForm.Row> rows) {
    if (rows.stream().anyMatch(row -> row.key() && row.value() == Value.NO)) {
      return FilledForm.Outcome.KEY;
    }
    if (rows.stream().anyMatch(row -> row.value() == Value.NO)) {
      return FilledForm.Outcome.MINOR;
    }
    return rows.stream().anyMatch(row -> row.value() == null)
        ? FilledForm.Outcome.OPEN
        : FilledForm.Outcome.CLEAN;
  }
}
