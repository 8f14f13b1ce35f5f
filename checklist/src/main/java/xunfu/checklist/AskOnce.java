package xunfu.checklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges the forms of an inspection into one questionnaire.
 *
 * <h2>The rules</h2>
 *
 * <ol>
 *   <li><b>One question, one scope, one answer.</b> Items meet in one ask when they name the same
 *       canonical question and the same scope: the site, one category of goods, one device. Which
 *       items share a question is decided by people in the reviewed merge table ({@link OneLook}),
 *       never by this code and never by likeness of wording: one look must answer all of them, and
 *       a no to one must be a no to the others.
 *   <li><b>A device has its own answers.</b> An item about lifts is asked once for each lift. If a
 *       form about lifts was approved and the register holds no lift, the item is asked of one
 *       unlisted device rather than lost.
 *   <li><b>The strictest demand wins.</b> The ask is a key item if one of its items is; the photos
 *       of all items are asked for, each subject once.
 *   <li><b>What registers know is shown.</b> It proposes a yes when every tested fact of the
 *       question is known and none speaks against it; a fact that speaks against it proposes
 *       nothing and takes the ask out of the section tap.
 *   <li><b>The order is the walk.</b> Zones as the jurisdiction orders them; within a section what
 *       was not met last time first, then the authors' order of questions.
 *   <li><b>Traits may excuse an item, not hide it.</b> An item whose condition does not hold is not
 *       asked, and its form still prints it, as 合理缺项 with the authored remark.
 * </ol>
 *
 * <h2>What always holds</h2>
 *
 * <p>Every applicable item of every form is filled by exactly one ask in each of its scopes; the
 * result depends on the occasion alone, not on the order in which its parts were given; giving a
 * form twice changes nothing. The TypeScript twin is {@code @xunfu/checklist-engine}; both satisfy
 * {@code cases/askonce}.
 *
 * <h2>Why not merge by similarity</h2>
 *
 * <p>"Staff certificates in date" stands on the food form and on the lift form, but the people, the
 * papers and the cupboard are others. A merge that saves a tap and files a wrong answer into a
 * second form costs more than it saves; the pairs that look alike and must stay apart are held by a
 * test.
 */
public final class AskOnce {

  private final Catalogue catalogue;
  private final Occasion occasion;
  private final Map<String, Question> questions;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final Map<String, LastAnswer> last = new LinkedHashMap<>();

  private AskOnce(Catalogue catalogue, Occasion occasion) {
    this.catalogue = catalogue;
    this.occasion = occasion;
    this.questions = catalogue.questionsById();
    catalogue.questions().forEach(question -> positions.put(question.id(), positions.size()));
    occasion.last().forEach(answer -> last.put(Ask.key(answer.question(), answer.scope()), answer));
  }

  /** The questionnaire of an occasion. Pure: nothing is stored, equal inputs give equal results. */
  public static Questionnaire merge(Catalogue catalogue, Occasion occasion) {
    var engine = new AskOnce(catalogue, occasion);
    return engine.inWalkingOrder(engine.meet());
  }

  /** The scopes in which an item is asked or printed on this occasion. */
  static List<String> scopesOf(Item item, Occasion occasion) {
    if (item.scopeKind() != ScopeKind.DEVICE) {
      return List.of(item.scope());
    }
    var kind = Scope.detailOf(item.scope());
    var devices =
        occasion.devices().stream()
            .filter(device -> device.kind().equals(kind))
            .map(device -> Scope.ofDevice(device.id()))
            .toList();
    return devices.isEmpty() ? List.of(Scope.ofDevice("unlisted-" + kind)) : devices;
  }

  /** An item of a form that is asked in some scope. */
  private record Meeting(Form form, Item item) {}

  private SequencedMap<String, List<Meeting>> meet() {
    var meetings = new TreeMap<String, List<Meeting>>();
    for (var ref : occasion.forms()) {
      var form = catalogue.form(ref);
      form.items()
          .filter(item -> item.isAskedOf(occasion.traits()))
          .forEach(
              item ->
                  scopesOf(item, occasion)
                      .forEach(
                          scope ->
                              meetings
                                  .computeIfAbsent(
                                      Ask.key(item.question(), scope), key -> new ArrayList<>())
                                  .add(new Meeting(form, item))));
    }
    return meetings;
  }

  private Questionnaire inWalkingOrder(SequencedMap<String, List<Meeting>> meetings) {
    var asks = meetings.entrySet().stream().map(e -> ask(e.getKey(), e.getValue())).toList();
    return new Questionnaire(
        catalogue.zones().stream().flatMap(zone -> sections(zone, asks)).toList());
  }

  private Stream<Questionnaire.Section> sections(Zone zone, List<Ask> asks) {
    var bySection = new TreeMap<String, List<Ask>>();
    asks.stream()
        .filter(ask -> question(ask).zone().equals(zone.id()))
        .sorted(walk())
        .forEach(
            ask -> bySection.computeIfAbsent(deviceOf(ask), key -> new ArrayList<>()).add(ask));
    return bySection.entrySet().stream()
        .map(
            entry ->
                entry.getKey().isEmpty()
                    ? new Questionnaire.Section(zone.id(), zone.id(), null, entry.getValue())
                    : new Questionnaire.Section(
                        zone.id() + "@" + entry.getKey(),
                        zone.id(),
                        entry.getKey(),
                        entry.getValue()));
  }

  private Comparator<Ask> walk() {
    return Comparator.comparing((Ask ask) -> !ask.isOpenFromLastTime())
        .thenComparing(ask -> positions.getOrDefault(ask.question(), 0))
        .thenComparing(Ask::scope);
  }

  private static String deviceOf(Ask ask) {
    return Scope.kindOf(ask.scope()) == ScopeKind.DEVICE ? Scope.detailOf(ask.scope()) : "";
  }

  private Question question(Ask ask) {
    var question = questions.get(ask.question());
    if (question == null) {
      throw new IllegalArgumentException(
          "No question %s in the catalogue of %s"
              .formatted(ask.question(), catalogue.jurisdiction()));
    }
    return question;
  }

  private Ask ask(String key, List<Meeting> meetings) {
    var questionId = meetings.getFirst().item().question();
    var scope = key.substring(questionId.length() + 1);
    var known = known(questionId, scope);
    return new Ask(
        questionId,
        scope,
        meetings.stream().anyMatch(meeting -> meeting.item().key()),
        photos(meetings),
        known,
        proposal(questionId, known),
        lastOf(questionId, scope),
        meetings.stream()
            .map(m -> new Ask.Fill(m.form().id(), m.form().version(), m.item().code()))
            .toList());
  }

  /** An earlier finding that does not say of which goods or device it speaks counts for each. */
  private @Nullable LastAnswer lastOf(String question, String scope) {
    var exact = last.get(Ask.key(question, scope));
    return exact != null ? exact : last.get(Ask.key(question, Scope.SITE));
  }

  private static List<Text> photos(List<Meeting> meetings) {
    var photos = new LinkedHashSet<Text>();
    meetings.stream()
        .map(meeting -> meeting.item().evidence())
        .filter(evidence -> evidence != null)
        .forEach(evidence -> photos.add(evidence.photoOf()));
    return List.copyOf(photos);
  }

  private List<Ask.Known> known(String question, String scope) {
    return factsOf(question)
        .flatMap(
            fact ->
                valueOf(fact, scope)
                    .map(
                        value ->
                            new Ask.Known(
                                fact.id(), value, !fact.supports(value, occasion.date()))))
        .toList();
  }

  private Stream<Fact> factsOf(String question) {
    return catalogue.facts().stream().filter(fact -> fact.question().equals(question));
  }

  private Stream<String> valueOf(Fact fact, String scope) {
    var name =
        Scope.kindOf(scope) == ScopeKind.DEVICE
            ? fact.id() + "@" + Scope.detailOf(scope)
            : fact.id();
    return Stream.ofNullable(occasion.facts().get(name));
  }

  private @Nullable Value proposal(String question, Collection<Ask.Known> known) {
    var tested = factsOf(question).filter(fact -> fact.test() != Fact.Test.SHOWN).toList();
    boolean allKnown =
        tested.stream().allMatch(f -> known.stream().anyMatch(one -> one.fact().equals(f.id())));
    boolean noneAgainst = known.stream().noneMatch(Ask.Known::against);
    return !tested.isEmpty() && allKnown && noneAgainst ? Value.YES : null;
  }
}
