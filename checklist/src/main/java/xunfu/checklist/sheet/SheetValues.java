package xunfu.checklist.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Answer;
import xunfu.checklist.Article;
import xunfu.checklist.Ask;
import xunfu.checklist.AskOnce;
import xunfu.checklist.Catalogue;
import xunfu.checklist.FilledForm;
import xunfu.checklist.Finding;
import xunfu.checklist.Form;
import xunfu.checklist.FormPrint;
import xunfu.checklist.FormRef;
import xunfu.checklist.Item;
import xunfu.checklist.Occasion;
import xunfu.checklist.Scope;
import xunfu.checklist.ScopeKind;
import xunfu.checklist.Text;
import xunfu.checklist.Value;

/**
 * The values that a sheet template is filled with, made from the record.
 *
 * <p>Everything that could be said differently in two programs is decided here and not in the
 * template: order, counting, which articles stand under a finding, how a day is printed. Line
 * breaks in what people typed become spaces, so that nobody can write a line of the sheet.
 */
public final class SheetValues {

  private final Catalogue catalogue;
  private final String language;

  private SheetValues(Catalogue catalogue, String language) {
    this.catalogue = catalogue;
    this.language = language;
  }

  /** The inspection part of a visit as the sheet tells it. */
  public record Inspected(Occasion occasion, List<Answer> answers, List<Finding> findings) {
    public Inspected {
      answers = List.copyOf(answers);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Values for the template in a language.
   *
   * @param sentences the jurisdiction's sentences; {@code rights} and {@code display} are printed
   * @param inspected null for a visit with only a service part
   * @param problems empty for a visit with only an inspection part
   */
  public static SequencedMap<String, Object> of(
      Catalogue catalogue,
      Map<String, Text> sentences,
      String language,
      SheetFrame frame,
      @Nullable Inspected inspected,
      List<SheetFrame.Problem> problems) {
    var maker = new SheetValues(catalogue, language);
    var values = maker.frame(frame);
    values.put("inspection", inspected == null ? false : maker.inspection(inspected));
    values.put(
        "service", problems.isEmpty() ? false : maker.service(problems, inspected == null ? 0 : 1));
    values.put("rights", maker.sentence(sentences, "rights"));
    values.put("display", maker.sentence(sentences, "display"));
    return values;
  }

  /**
   * Values for the sentence {@code notice} that is read to the firm: who, for what, by which power
   * and whose leave, and which forms.
   */
  public static SequencedMap<String, Object> ofNotice(
      Catalogue catalogue, String language, SheetFrame frame, List<FormRef> forms) {
    var maker = new SheetValues(catalogue, language);
    var values = maker.frame(frame);
    var sorted = forms.stream().distinct().sorted().map(catalogue::form).toList();
    values.put(
        "basis",
        maker.joined(
            sorted.stream()
                .flatMap(form -> form.basis().stream())
                .distinct()
                .map(catalogue::article)
                .map(maker::cited)
                .toList()));
    values.put("forms", maker.joined(sorted.stream().map(form -> maker.in(form.title())).toList()));
    return values;
  }

  private String cited(Article article) {
    return in(catalogue.words().cited())
        .replace("{law}", in(catalogue.law(article.law()).shortTitle()))
        .replace("{place}", in(article.place()));
  }

  private String sentence(Map<String, Text> sentences, String name) {
    var sentence = sentences.get(name);
    if (sentence == null) {
      throw new IllegalArgumentException(
          "No sentence '%s' in the content of %s".formatted(name, catalogue.jurisdiction()));
    }
    return in(sentence);
  }

  private SequencedMap<String, Object> frame(SheetFrame frame) {
    var values = new LinkedHashMap<String, Object>();
    values.put("number", line(frame.number()));
    values.put("organization", line(frame.organization()));
    values.put("firm", firm(frame.firm()));
    values.put(
        "officers",
        IntStream.range(0, frame.officers().size())
            .mapToObj(i -> officer(frame.officers().get(i), i == frame.officers().size() - 1))
            .toList());
    values.put("startedAt", minute(frame.startedAt()));
    values.put("endedAt", minute(frame.endedAt()));
    values.put("purposes", joined(frame.purposes().stream().map(this::in).toList()));
    values.put("approval", approval(frame.approval()));
    values.put("year", year(frame.year()));
    return values;
  }

  private static Map<String, Object> officer(SheetFrame.Officer officer, boolean last) {
    return row(
        "name", line(officer.name()), "certificate", line(officer.certificate()), "last", last);
  }

  private static Map<String, Object> firm(SheetFrame.Firm firm) {
    return row(
        "name", line(firm.name()),
        "identifier", line(firm.identifier()),
        "address", line(firm.address()),
        "present", line(firm.present()),
        "role", line(firm.role()));
  }

  private static String approval(SheetFrame.@Nullable Approval approval) {
    return approval == null
        ? ""
        : line(day(approval.at()) + " " + approval.postName() + " " + approval.personName());
  }

  private static Map<String, Object> year(SheetFrame.@Nullable Year year) {
    return year == null
        ? row("counts", false)
        : row("counts", year.counts(), "done", year.done(), "cap", year.cap());
  }

  private Map<String, Object> inspection(Inspected inspected) {
    var forms =
        FormPrint.fill(
            catalogue, inspected.occasion(), inspected.answers(), inspected.findings(), language);
    var asks = AskOnce.merge(catalogue, inspected.occasion()).asks().toList();
    var answers =
        inspected.answers().stream()
            .collect(Collectors.toMap(Answer::askKey, a -> a, (one, other) -> other));
    var findings = findings(asks, inspected);
    boolean clean = asks.stream().noneMatch(ask -> valueOf(ask, answers) == Value.NO);
    return row(
        "asked", (int) asks.stream().filter(ask -> answers.containsKey(ask.id())).count(),
        "filled", forms.stream().mapToInt(SheetValues::filled).sum(),
        "forms", forms.stream().map(this::form).toList(),
        "clean", clean && findings.isEmpty(),
        "findings", findings,
        "olderTexts", olderTexts(asks, inspected),
        "putRight", putRight(asks, answers),
        "absences", absences(asks, answers, inspected.occasion()),
        "notTaken", notTaken(asks, answers, inspected.occasion()));
  }

  private static int filled(FilledForm form) {
    return (int) form.rows().stream().filter(row -> row.value() != null && !row.excused()).count();
  }

  private static @Nullable Value valueOf(Ask ask, Map<String, Answer> answers) {
    var answer = answers.get(ask.id());
    return answer == null ? null : answer.value();
  }

  private Map<String, Object> form(FilledForm filled) {
    var form = catalogue.form(new FormRef(filled.form(), filled.version()));
    return row(
        "title", in(form.title()),
        "version", form.version(),
        "yes", filled.counts().yes(),
        "no", filled.counts().no(),
        "absent", filled.counts().absent(),
        "outcome", outcome(form, filled.outcome()));
  }

  private String outcome(Form form, FilledForm.Outcome outcome) {
    return in(
        switch (outcome) {
          case OPEN -> catalogue.words().notComplete();
          case CLEAN -> form.outcomes().clean();
          case MINOR -> form.outcomes().minor();
          case KEY -> form.outcomes().key();
        });
  }

  private List<Map<String, Object>> findings(List<Ask> asks, Inspected inspected) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var ask : asks) {
      inspected.findings().stream()
          .filter(finding -> finding.askKey().equals(ask.id()))
          .sorted(java.util.Comparator.comparing(Finding::id))
          .forEach(
              finding -> rows.add(finding(rows.size() + 1, ask, finding, inspected.occasion())));
    }
    return rows;
  }

  private Map<String, Object> finding(int n, Ask ask, Finding finding, Occasion occasion) {
    boolean onSpot = finding.measure() == Finding.Measure.CORRECTED_ON_SPOT;
    return row(
        "n", n,
        "ask", in(catalogue.question(ask.question()).ask()),
        "where", where(ask.scope(), occasion),
        "text", line(finding.text()),
        "items", ask.fills().stream().map(this::item).toList(),
        "onSpot", onSpot,
        "dueOn", onSpot || finding.dueOn() == null ? "" : finding.dueOn().toString());
  }

  private Map<String, Object> item(Ask.Fill fill) {
    var form = catalogue.form(new FormRef(fill.form(), fill.version()));
    var item = itemOf(fill);
    return row(
        "form", in(form.title()),
        "code", item.code(),
        "text", in(item.text()),
        "articles", articles(item));
  }

  private List<Map<String, Object>> articles(Item item) {
    return item.articles().stream()
        .map(catalogue::article)
        .map(
            article ->
                row(
                    "law", in(catalogue.law(article.law()).shortTitle()),
                    "place", in(article.place())))
        .toList();
  }

  /**
   * Laws cited under the findings whose later version was not at hand, with the day of the text
   * that was: the reader shall know which numbering is meant.
   */
  private String olderTexts(List<Ask> asks, Inspected inspected) {
    var found = inspected.findings().stream().map(Finding::askKey).toList();
    return joined(
        asks.stream()
            .filter(ask -> found.contains(ask.id()))
            .flatMap(ask -> ask.fills().stream())
            .flatMap(fill -> itemOf(fill).articles().stream())
            .map(id -> catalogue.law(catalogue.article(id).law()))
            .filter(law -> law.newer() != null)
            .map(law -> in(law.shortTitle()) + " " + law.version())
            .distinct()
            .sorted()
            .toList());
  }

  private Item itemOf(Ask.Fill fill) {
    return catalogue
        .form(new FormRef(fill.form(), fill.version()))
        .items()
        .filter(one -> one.code().equals(fill.code()))
        .findFirst()
        .orElseThrow();
  }

  private List<Map<String, Object>> putRight(List<Ask> asks, Map<String, Answer> answers) {
    return asks.stream()
        .filter(ask -> ask.isOpenFromLastTime() && valueOf(ask, answers) == Value.YES)
        .map(
            ask ->
                row(
                    "ask", in(catalogue.question(ask.question()).ask()),
                    "on", String.valueOf(ask.last() == null ? "" : ask.last().on())))
        .toList();
  }

  private List<Map<String, Object>> absences(
      List<Ask> asks, Map<String, Answer> answers, Occasion occasion) {
    return asks.stream()
        .filter(ask -> valueOf(ask, answers) == Value.ABSENT)
        .map(
            ask ->
                row(
                    "ask", in(catalogue.question(ask.question()).ask()),
                    "where", where(ask.scope(), occasion),
                    "remark", line(answers.get(ask.id()).remark())))
        .toList();
  }

  /** What was looked at without the photo that an item wants, with the reason that was given. */
  private List<Map<String, Object>> notTaken(
      List<Ask> asks, Map<String, Answer> answers, Occasion occasion) {
    return asks.stream()
        .filter(ask -> answers.containsKey(ask.id()) && answers.get(ask.id()).saysWhyNoPhoto())
        .map(
            ask ->
                row(
                    "ask", in(catalogue.question(ask.question()).ask()),
                    "where", where(ask.scope(), occasion),
                    "reason", line(answers.get(ask.id()).noPhoto())))
        .toList();
  }

  /** The device or the category of goods, empty for the site. */
  private String where(String scope, Occasion occasion) {
    var detail = Scope.detailOf(scope);
    return switch (Scope.kindOf(scope)) {
      case ScopeKind.SITE -> "";
      case ScopeKind.GOODS ->
          catalogue.goods().stream()
              .filter(category -> category.id().equals(detail))
              .map(category -> in(category.name()))
              .findFirst()
              .orElse(detail);
      case ScopeKind.DEVICE ->
          occasion.devices().stream()
              .filter(device -> device.id().equals(detail))
              .map(device -> line(device.name()))
              .findFirst()
              .orElseGet(() -> in(catalogue.words().unlistedDevice()));
    };
  }

  private Map<String, Object> service(List<SheetFrame.Problem> problems, int section) {
    var numbers = in(catalogue.words().sectionNumbers());
    var rows = new ArrayList<Map<String, Object>>();
    for (var problem : problems) {
      rows.add(
          row(
              "n",
              rows.size() + 1,
              "text",
              line(problem.text()),
              "answered",
              problem.isAnswered() ? line(problem.answer()) : "",
              "taken",
              !problem.isAnswered()));
    }
    return row("heading", numbers.substring(section, section + 1), "problems", rows);
  }

  private String joined(Collection<String> parts) {
    return String.join(in(catalogue.words().listSeparator()), parts);
  }

  private String in(Text text) {
    return text.in(language, catalogue.language());
  }

  /** Local day and minute of an ISO instant, as the clock at the place showed them. */
  private static String minute(String instant) {
    return instant.substring(0, 10) + " " + instant.substring(11, 16);
  }

  private static String day(String instant) {
    return instant.substring(0, 10);
  }

  private static String line(@Nullable String typed) {
    return typed == null ? "" : typed.replaceAll("[\\n\\r\\u000B\\f\\u0085\\u2028\\u2029]+", " ");
  }

  private static Map<String, Object> row(Object... namesAndValues) {
    var row = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }
}
