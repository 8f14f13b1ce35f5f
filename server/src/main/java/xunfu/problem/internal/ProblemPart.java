package xunfu.problem.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import xunfu.checklist.sheet.SheetFrame;
import xunfu.kernel.Text;
import xunfu.problem.internal.ProblemStore.Row;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonNull;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.registry.Premises.EarlierVisit;
import xunfu.visit.PackagePart;
import xunfu.visit.PackageRequest;
import xunfu.visit.Piece;
import xunfu.visit.SheetShare;
import xunfu.visit.VisitPart;

/** The service part: what a business told us, kept as sealed and taken along to the next visit. */
@Component
class ProblemPart implements VisitPart, PackagePart {
  private static final String KIND = "problem";

  /** Earlier problems that the phone shows at the premises. */
  private static final int HEARD_BEFORE = 20;

  private static final Set<String> OUTCOMES = Set.of("answered", "taken-along");
  private static final Set<String> KNOWN =
      Set.of("id", "topic", "text", "from", "outcome", "answer");

  private final ProblemStore store;
  private final JsonMapper json;
  private final Clock clock;

  ProblemPart(ProblemStore store, JsonMapper json, Clock clock) {
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean checks() {
    return false;
  }

  @Override
  public List<Text> check(SealedPart part) {
    problems(part).forEach(problem -> read(problem, part));
    return List.of();
  }

  @Override
  public void accept(SealedPart part) {
    var heardAt = OffsetDateTime.parse(part.record().text("endedAt"));
    int position = 0;
    for (var problem : problems(part)) {
      store.insert(part.visit(), position++, read(problem, part), heardAt);
    }
  }

  @Override
  public SheetShare sheet(SealedPart part, Optional<JsonObject> taken, LocalDate on) {
    return new SheetShare(
        null,
        problems(part).stream()
            .map(
                it ->
                    new SheetFrame.Problem(
                        it.text("text"), it.text("outcome"), it.findText("answer").orElse(null)))
            .toList());
  }

  private static List<JsonObject> problems(SealedPart part) {
    return part.content().array("problems").elements().stream().map(Json::asObject).toList();
  }

  private static Row read(JsonObject problem, SealedPart part) {
    var outcome = problem.text("outcome");
    if (!OUTCOMES.contains(outcome)) {
      throw new NotReadable("a problem is " + OUTCOMES + ", not \"" + outcome + "\"");
    }
    return new Row(
        id(problem.text("id")),
        part.submission(),
        part.visit().id(),
        part.visit().premises(),
        problem.text("topic"),
        problem.text("text"),
        problem.findText("from").orElse(null),
        outcome,
        problem.findText("answer").orElse(null),
        others(problem),
        OffsetDateTime.parse(part.record().text("endedAt")).toInstant());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw new NotReadable("not an id: \"" + text + "\"", notAnId);
    }
  }

  private static String others(JsonObject problem) {
    var others = problem;
    for (var name : KNOWN) {
      if (!(problem.members().get(name) instanceof JsonNull)) {
        others = others.without(name);
      }
    }
    return others.canonicalText();
  }

  record ProblemView(UUID id, String topic, String text, String outcome, @Nullable String answer) {}

  @Override
  public Map<String, Object> show(UUID submission) {
    return Map.of(
        "problems",
        store.ofSubmission(submission).stream()
            .map(it -> new ProblemView(it.id(), it.topic(), it.text(), it.outcome(), it.answer()))
            .toList());
  }

  @Override
  public int findings(UUID submission) {
    return 0;
  }

  @Override
  public List<EarlierVisit> lastVisits(UUID premises, int most) {
    return List.of();
  }

  record Content(UUID visit, List<Heard> heard) {}

  record Heard(UUID id, LocalDate on, String text, String state, @Nullable String answer) {}

  @Override
  public List<Piece> pieces(PackageRequest request) {
    return request.visits().stream()
        .map(
            visit ->
                new Piece(
                    KIND,
                    visit.id().toString(),
                    json.writeValueAsBytes(new Content(visit.id(), heard(visit.premises())))))
        .toList();
  }

  private List<Heard> heard(UUID premises) {
    return store.atPremises(premises, HEARD_BEFORE).stream()
        .map(
            it ->
                new Heard(
                    it.id(),
                    it.heardAt().atZone(clock.getZone()).toLocalDate(),
                    it.text(),
                    it.outcome(),
                    it.answer()))
        .toList();
  }
}
