package xunfu.inspection.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.checklist.Catalogue;
import xunfu.checklist.FilledForm;
import xunfu.checklist.Form;
import xunfu.checklist.FormRef;
import xunfu.checklist.Item;
import xunfu.kernel.Text;
import xunfu.standards.Standards;

/** Answers, findings and forms of a record as the desk reads them (docs/formats.md §7). */
@Component
class RecordView {
  private static final Text UNKNOWN = Text.of("（现行标准里没有）", "(not in the standards in force)");

  private final InspectionStore store;
  private final Standards standards;

  RecordView(InspectionStore store, Standards standards) {
    this.store = store;
    this.standards = standards;
  }

  record AnswerView(
      String question,
      Text text,
      String area,
      String scope,
      boolean key,
      String value,
      String way,
      @Nullable String remark,
      @Nullable String fact,
      List<String> evidence,
      @Nullable String noPhoto) {}

  record FindingView(
      String id,
      String question,
      String text,
      String measure,
      @Nullable String dueOn,
      List<String> evidence) {}

  record FormView(String id, Text title, String version, List<RowView> rows) {}

  record RowView(
      String code,
      Text text,
      boolean key,
      String scope,
      @Nullable String value,
      @Nullable String remark,
      @Nullable String way,
      String question,
      boolean shared,
      List<String> articles,
      List<String> findings) {}

  Map<String, Object> of(UUID submission) {
    var row = store.find(submission);
    var answers = store.answers(submission);
    var findings = store.findings(submission);
    return Map.of(
        "answers", answers.stream().map(it -> answer(it, row)).toList(),
        "findings", findings.stream().map(RecordView::finding).toList(),
        "forms", row.map(it -> forms(it, answers, findings)).orElse(List.of()));
  }

  private AnswerView answer(AnswerRow row, Optional<InspectionStore.Row> inspection) {
    var question =
        standards.catalogue().questions().stream()
            .filter(it -> it.id().equals(row.question()))
            .findFirst();
    return new AnswerView(
        row.question(),
        question.map(it -> kernel(it.ask())).orElse(UNKNOWN),
        question.map(it -> it.zone()).orElse(""),
        row.scope(),
        inspection.map(it -> keyQuestions(it.forms()).contains(row.question())).orElse(false),
        row.value(),
        row.way(),
        row.remark(),
        row.fact(),
        row.evidence() == null ? List.of() : row.evidence(),
        row.noPhoto());
  }

  private Set<String> keyQuestions(List<FormRef> forms) {
    return standards.catalogue().forms().stream()
        .filter(form -> forms.contains(form.ref()))
        .flatMap(Form::items)
        .filter(Item::key)
        .map(Item::question)
        .collect(Collectors.toSet());
  }

  private static FindingView finding(FindingRow row) {
    return new FindingView(
        row.id(),
        row.question(),
        row.text(),
        row.measure(),
        row.dueOn(),
        row.evidence() == null ? List.of() : row.evidence());
  }

  private List<FormView> forms(
      InspectionStore.Row row, List<AnswerRow> answers, List<FindingRow> findings) {
    var catalogue = standards.catalogue();
    return SealedInspection.fill(
            catalogue,
            row.heldOn(),
            row.forms(),
            row.traits(),
            row.devices(),
            answers.stream().map(AnswerRow::answer).toList(),
            findings.stream().map(FindingRow::finding).toList())
        .stream()
        .map(filled -> form(catalogue, filled))
        .toList();
  }

  private static FormView form(Catalogue catalogue, FilledForm filled) {
    var form = catalogue.form(new FormRef(filled.form(), filled.version()));
    var items = form.items().collect(Collectors.toMap(Item::code, it -> it, (one, other) -> one));
    return new FormView(
        form.id(),
        kernel(form.title()),
        form.version(),
        filled.rows().stream().map(row -> row(row, items.get(row.code()))).toList());
  }

  private static RowView row(FilledForm.Row row, @Nullable Item item) {
    return new RowView(
        row.code(),
        item == null ? UNKNOWN : kernel(item.text()),
        row.key(),
        row.scope(),
        row.value() == null ? null : row.value().wire(),
        row.remark(),
        row.way() == null ? null : row.way().wire(),
        row.question(),
        row.shared(),
        row.articles(),
        row.findings());
  }

  private static Text kernel(xunfu.checklist.Text text) {
    return new Text(text.byLanguage());
  }
}
