package xunfu.inspection.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.checklist.Fact;
import xunfu.checklist.LastAnswer;
import xunfu.checklist.Occasion;
import xunfu.checklist.Scope;
import xunfu.checklist.Value;
import xunfu.registry.Premises;
import xunfu.registry.Registry;
import xunfu.standards.Standards;
import xunfu.visit.Visit;

/**
 * What is known of an inspection before it begins: register values, and what was seen last time.
 */
@Component
class Occasions {
  /** Earlier inspections whose answers are shown as "last time". */
  private static final int LAST_INSPECTIONS = 3;

  private final InspectionStore store;
  private final Standards standards;
  private final Registry registry;

  Occasions(InspectionStore store, Standards standards, Registry registry) {
    this.store = store;
    this.standards = standards;
    this.registry = registry;
  }

  /** The occasion of a record; forms that the catalogue in force does not hold are left out. */
  Occasion of(Visit visit, SealedInspection sealed, LocalDate on) {
    var known = standards.catalogue().forms().stream().map(form -> form.ref()).toList();
    var premises = registry.findPremises(visit.premises());
    return Occasion.of(
        on,
        sealed.forms().stream().filter(known::contains).toList(),
        sealed.traits(),
        sealed.devices(),
        premises.map(this::facts).orElseGet(TreeMap::new),
        premises.map(this::last).orElse(List.of()));
  }

  /** Register values under the names that the catalogue knows. */
  SortedMap<String, String> facts(Premises premises) {
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
  List<LastAnswer> last(Premises premises) {
    var answers = new ArrayList<LastAnswer>();
    for (var row : store.ofPremises(premises.id(), LAST_INSPECTIONS)) {
      var texts =
          store.findings(row.submission()).stream()
              .collect(Collectors.toMap(Occasions::key, FindingRow::text, (one, other) -> one));
      store.answers(row.submission()).stream()
          .map(answer -> last(answer, row.heldOn(), texts.get(answer.answer().askKey())))
          .forEach(answers::add);
    }
    var own = answers.stream().map(LastAnswer::question).collect(Collectors.toSet());
    Stream<LastAnswer> registers =
        premises.lastVisits().stream()
            .flatMap(
                visit ->
                    visit.findings().stream()
                        .map(
                            it ->
                                new LastAnswer(
                                    it.question(), Scope.SITE, Value.NO, visit.date(), it.text())))
            .filter(it -> !own.contains(it.question()));
    return latest(Stream.concat(answers.stream(), registers).toList());
  }

  /** Of several answers to one question in one scope the latest counts, by the engine's rule. */
  private static List<LastAnswer> latest(List<LastAnswer> all) {
    return Occasion.of(LocalDate.EPOCH, List.of(), List.of(), List.of(), new TreeMap<>(), all)
        .last();
  }

  private static String key(FindingRow finding) {
    return finding.finding().askKey();
  }

  private static LastAnswer last(AnswerRow row, LocalDate on, @Nullable String text) {
    var answer = row.answer();
    return new LastAnswer(
        answer.question(),
        answer.scope(),
        answer.value(),
        on,
        text == null ? answer.remark() : text);
  }
}
