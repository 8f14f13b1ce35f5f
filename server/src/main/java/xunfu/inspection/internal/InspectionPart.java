package xunfu.inspection.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import xunfu.checklist.FilledForm;
import xunfu.checklist.LastAnswer;
import xunfu.checklist.Occasion;
import xunfu.checklist.content.Pieces;
import xunfu.checklist.run.RecordCheck;
import xunfu.checklist.sheet.SheetValues;
import xunfu.kernel.Text;
import xunfu.proof.json.JsonObject;
import xunfu.registry.Premises.EarlierFinding;
import xunfu.registry.Premises.EarlierVisit;
import xunfu.standards.Standards;
import xunfu.visit.SheetShare;
import xunfu.visit.VisitPart;
import xunfu.visit.Visits;

/** The inspection part of a sealed record: looked at, stored, shown, remembered by the gate. */
@Component
class InspectionPart implements VisitPart {
  static final String KIND = "inspection";

  private final InspectionStore store;
  private final Standards standards;
  private final Occasions occasions;
  private final RecordView view;
  private final Visits visits;
  private final Clock clock;

  InspectionPart(
      InspectionStore store,
      Standards standards,
      Occasions occasions,
      RecordView view,
      Visits visits,
      Clock clock) {
    this.store = store;
    this.standards = standards;
    this.occasions = occasions;
    this.view = view;
    this.visits = visits;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean checks() {
    return true;
  }

  @Override
  public List<Text> check(SealedPart part) {
    var sealed = SealedInspection.read(part);
    var remarks = new ArrayList<Text>();
    if (!sealed.catalogue().equals(standards.cataloguePiece().sha256())) {
      remarks.add(Text.of("填表用的标准版本和现行的不同", "Filled with another version of the standards"));
    }
    RecordCheck.remarks(
            standards.catalogue(),
            occasions.of(part.visit(), sealed, dayOf(part)),
            sealed.answers().stream().map(AnswerRow::answer).toList(),
            sealed.findings().stream().map(FindingRow::finding).toList())
        .forEach(remark -> remarks.add(Text.zh(remark.ask() + " " + remark.kind().wire())));
    return remarks;
  }

  @Override
  public void accept(SealedPart part) {
    var sealed = SealedInspection.read(part);
    var visit = part.visit();
    var on = dayOf(part);
    store.insert(visit, part.submission(), sealed, on);
    int position = 0;
    for (var answer : sealed.answers()) {
      store.answer(visit, part.submission(), position++, answer);
    }
    position = 0;
    for (var finding : sealed.findings()) {
      store.finding(visit, part.submission(), position++, finding);
    }
    for (var form : sealed.fill(standards.catalogue(), on)) {
      visits.checked(visit, form.form(), checked(form), on);
    }
  }

  @Override
  public SheetShare sheet(SealedPart part, Optional<JsonObject> taken, LocalDate on) {
    var sealed = SealedInspection.read(part);
    var occasion =
        Occasion.of(
            on,
            sealed.forms(),
            sealed.traits(),
            sealed.devices(),
            taken.map(InspectionPart::facts).orElse(Map.of()),
            taken.map(InspectionPart::last).orElse(List.of()));
    return new SheetShare(
        new SheetValues.Inspected(
            occasion,
            sealed.answers().stream().map(AnswerRow::answer).toList(),
            sealed.findings().stream().map(FindingRow::finding).toList()),
        List.of());
  }

  private static Map<String, String> facts(JsonObject piece) {
    return piece.object("facts").members().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().asText()));
  }

  private static List<LastAnswer> last(JsonObject piece) {
    return piece.array("last").elements().stream()
        .map(it -> Pieces.JSON.readValue(it.canonicalText(), LastAnswer.class))
        .toList();
  }

  /** Items that somebody truly looked at: an item excused by the traits was not. */
  private static List<String> checked(FilledForm form) {
    return form.rows().stream()
        .filter(row -> row.value() != null && !row.excused())
        .map(FilledForm.Row::code)
        .distinct()
        .toList();
  }

  private LocalDate dayOf(SealedPart part) {
    return OffsetDateTime.parse(part.record().text("startedAt"))
        .atZoneSameInstant(clock.getZone())
        .toLocalDate();
  }

  @Override
  public Map<String, Object> show(UUID submission) {
    return view.of(submission);
  }

  @Override
  public int findings(UUID submission) {
    return store.findings(submission).size();
  }

  @Override
  public List<EarlierVisit> lastVisits(UUID premises, int most) {
    return store.ofPremises(premises, most).stream().map(this::earlier).toList();
  }

  private EarlierVisit earlier(InspectionStore.Row row) {
    var findings = store.findings(row.submission());
    return new EarlierVisit(
        row.heldOn(),
        row.officers(),
        findings.isEmpty()
            ? Text.of("没有发现问题", "Nothing was found")
            : Text.of("发现 " + findings.size() + " 个问题", findings.size() + " findings"),
        findings.stream().map(InspectionPart::earlier).toList());
  }

  private static EarlierFinding earlier(FindingRow row) {
    var finding = row.finding();
    return new EarlierFinding(
        row.question(),
        row.text(),
        finding.dueOn() == null ? "put-right" : "open",
        finding.dueOn());
  }
}
