package xunfu.inspection.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import xunfu.checklist.Answer;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Device;
import xunfu.checklist.FilledForm;
import xunfu.checklist.Finding;
import xunfu.checklist.FormPrint;
import xunfu.checklist.FormRef;
import xunfu.checklist.Occasion;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.visit.VisitPart.SealedPart;

/**
 * The inspection part as sealed (docs/formats.md §4).
 *
 * @param catalogue hash of the catalogue it was filled with
 * @param officers their names in the record
 */
record SealedInspection(
    String catalogue,
    List<FormRef> forms,
    List<String> traits,
    List<Device> devices,
    List<AnswerRow> answers,
    List<FindingRow> findings,
    List<String> officers) {

  static SealedInspection read(SealedPart part) {
    var json = part.content();
    return new SealedInspection(
        json.text("catalogue"),
        list(json, "forms").stream()
            .map(it -> new FormRef(it.text("id"), it.text("version")))
            .toList(),
        json.array("traits").elements().stream().map(Json::asText).toList(),
        list(json, "devices").stream()
            .map(it -> new Device(it.text("id"), it.text("kind"), it.text("name")))
            .toList(),
        list(json, "answers").stream().map(AnswerRow::read).toList(),
        list(json, "findings").stream().map(FindingRow::read).toList(),
        list(part.record(), "officers").stream().map(it -> it.text("name")).toList());
  }

  private static List<JsonObject> list(JsonObject json, String name) {
    return json.array(name).elements().stream().map(Json::asObject).toList();
  }

  /**
   * The forms complete, each in its own order and words; those that the catalogue lacks left out.
   */
  static List<FilledForm> fill(
      Catalogue catalogue,
      LocalDate on,
      List<FormRef> forms,
      List<String> traits,
      List<Device> devices,
      List<Answer> answers,
      List<Finding> findings) {
    var known = catalogue.forms().stream().map(form -> form.ref()).toList();
    var occasion =
        Occasion.of(
            on,
            forms.stream().filter(known::contains).toList(),
            traits,
            devices,
            Map.of(),
            List.of());
    return FormPrint.fill(catalogue, occasion, answers, findings, catalogue.language());
  }

  List<FilledForm> fill(Catalogue catalogue, LocalDate on) {
    return fill(
        catalogue,
        on,
        forms,
        traits,
        devices,
        answers.stream().map(AnswerRow::answer).toList(),
        findings.stream().map(FindingRow::finding).toList());
  }
}
