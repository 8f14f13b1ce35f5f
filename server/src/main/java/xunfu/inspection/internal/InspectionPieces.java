package xunfu.inspection.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import xunfu.checklist.Device;
import xunfu.checklist.Fact;
import xunfu.checklist.FormRef;
import xunfu.checklist.Occasion;
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
  /** Earlier inspections whose answers are shown as "last time". */
  private static final int LAST_INSPECTIONS = 3;

  private static final String NO = "no";

  private final InspectionStore store;
  private final Standards standards;
  private final Registry registry;
  private final JsonMapper json;

  InspectionPieces(InspectionStore store, Standards standards, Registry registry, JsonMapper json) {
    this.store = store;
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
            facts(premises),
            last(premises));
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

  /** Register values under the names that the catalogue knows. */
  private SortedMap<String, String> facts(Premises premises) {
    var facts = new TreeMap<String, String>();
    var subject = premises.subject();
    if (subject != null) {
      facts.put("subject.name", subject.name());
      facts.put("subject.representative", subject.representative());
    }
    facts.put("subject.address", premises.address());
    for (var licence : premises.licences()) {
      facts.put("licence." + licence.kind() + ".number", licence.number());
      put(facts, "licence." + licence.kind() + ".valid-until", licence.validUntil());
    }
    for (var device : premises.equipment()) {
      facts.put(device.kind() + ".registration@" + device.id(), device.registration());
      put(facts, device.kind() + ".next-inspection@" + device.id(), device.nextInspection());
    }
    var known = standards.catalogue().facts().stream().map(Fact::id).collect(Collectors.toSet());
    facts.keySet().removeIf(name -> !known.contains(name.split("@")[0]));
    facts.values().removeIf(String::isBlank);
    return facts;
  }

  private static void put(SortedMap<String, String> facts, String name, @Nullable LocalDate day) {
    if (day != null) {
      facts.put(name, day.toString());
    }
  }

  /**
   * The latest answer to each question in each scope; the register's findings where we have none.
   */
  private List<Last> last(Premises premises) {
    var answers = new ArrayList<Last>();
    for (var row : store.ofPremises(premises.id(), LAST_INSPECTIONS)) {
      var texts =
          store.findings(row.submission()).stream()
              .collect(
                  Collectors.toMap(
                      it -> it.question() + " " + it.scope(), FindingRow::text, (a, b) -> a));
      store.answers(row.submission()).stream()
          .map(it -> last(it, row.heldOn(), texts.get(it.question() + " " + it.scope())))
          .forEach(answers::add);
    }
    var own = answers.stream().map(Last::question).collect(Collectors.toSet());
    Stream<Last> registers =
        premises.lastVisits().stream()
            .flatMap(
                visit ->
                    visit.findings().stream()
                        .map(it -> new Last(it.question(), "site", NO, visit.date(), it.text())))
            .filter(it -> !own.contains(it.question()));
    return Occasion.of(
            LocalDate.EPOCH,
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            Stream.concat(answers.stream(), registers).map(InspectionPieces::engine).toList())
        .last()
        .stream()
        .map(it -> new Last(it.question(), it.scope(), it.value().wire(), it.on(), it.text()))
        .toList();
  }

  private static Last last(AnswerRow answer, LocalDate on, @Nullable String text) {
    return new Last(
        answer.question(),
        answer.scope(),
        answer.value(),
        on,
        text == null ? answer.remark() : text);
  }

  private static xunfu.checklist.LastAnswer engine(Last last) {
    return new xunfu.checklist.LastAnswer(
        last.question(),
        last.scope(),
        xunfu.checklist.Value.valueOf(last.value().toUpperCase(java.util.Locale.ROOT)),
        last.on(),
        last.text());
  }
}
