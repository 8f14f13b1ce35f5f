package xunfu.inspection.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import xunfu.checklist.Device;
import xunfu.checklist.FormRef;
import xunfu.checklist.LastAnswer;
import xunfu.registry.Premises;
import xunfu.registry.Registry;
import xunfu.standards.Standards;
import xunfu.visit.PackagePart;
import xunfu.visit.PackageRequest;
import xunfu.visit.Piece;
import xunfu.visit.Visit;

/** What the phone needs to merge the questionnaire of a visit by itself. */
@Component
class InspectionPieces implements PackagePart {
  private final Occasions occasions;
  private final Standards standards;
  private final Registry registry;
  private final JsonMapper json;

  InspectionPieces(Occasions occasions, Standards standards, Registry registry, JsonMapper json) {
    this.occasions = occasions;
    this.standards = standards;
    this.registry = registry;
    this.json = json;
  }

  record Content(
      UUID visit,
      List<FormRef> forms,
      List<String> traits,
      List<Device> devices,
      SortedMap<String, String> facts,
      List<Last> last) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Last(String question, String scope, String value, LocalDate on, @Nullable String text) {}

  @Override
  public List<Piece> pieces(PackageRequest request) {
    return request.visits().stream()
        .filter(visit -> visit.parts().contains(InspectionPart.KIND))
        .map(visit -> piece(visit, request.date()))
        .toList();
  }

  private Piece piece(Visit visit, LocalDate date) {
    var premises = registry.premises(visit.premises());
    var devices =
        premises.equipment().stream()
            .map(it -> new Device(it.id().toString(), it.kind(), it.name()))
            .toList();
    var content =
        new Content(
            visit.id(),
            forms(visit, premises, date),
            premises.traits(),
            devices,
            occasions.facts(premises),
            occasions.last(premises).stream().map(InspectionPieces::last).toList());
    return new Piece("inspection", visit.id().toString(), json.writeValueAsBytes(content));
  }

  /** Forms that the demands named, else all that apply to the business. */
  private List<FormRef> forms(Visit visit, Premises premises, LocalDate date) {
    var catalogue = standards.catalogue();
    if (visit.needs().isEmpty()) {
      return catalogue.formsFor(premises.traits(), date);
    }
    return catalogue.forms().stream()
        .filter(form -> form.isInForceOn(date))
        .filter(
            form ->
                visit.needs().contains(form.id())
                    || visit.needs().contains(form.id() + "@" + form.version()))
        .map(form -> form.ref())
        .sorted()
        .toList();
  }

  private static Last last(LastAnswer answer) {
    return new Last(
        answer.question(), answer.scope(), answer.value().wire(), answer.on(), answer.text());
  }
}
