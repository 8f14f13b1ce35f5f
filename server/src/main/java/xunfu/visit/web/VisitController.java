package xunfu.visit.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Text;
import xunfu.organization.Access;
import xunfu.registry.Premises;
import xunfu.registry.Registry;
import xunfu.visit.Demand;
import xunfu.visit.Demands;
import xunfu.visit.GateView;
import xunfu.visit.Records;
import xunfu.visit.Submissions;
import xunfu.visit.Visit;
import xunfu.visit.VisitState;
import xunfu.visit.Visits;

/** Visits: what is planned, decided and made. */
@RestController
@RequestMapping("/api/visits")
class VisitController {
  private final Visits visits;
  private final Demands demands;
  private final Submissions submissions;
  private final Records records;
  private final Registry registry;
  private final Clock clock;

  VisitController(
      Visits visits,
      Demands demands,
      Submissions submissions,
      Records records,
      Registry registry,
      Clock clock) {
    this.visits = visits;
    this.demands = demands;
    this.submissions = submissions;
    this.records = records;
    this.registry = registry;
    this.clock = clock;
  }

  record Place(UUID id, String name) {}

  record Arrived(
      UUID id,
      OffsetDateTime receivedAt,
      int level,
      int missing,
      boolean cosigned,
      int findings,
      List<Submissions.FlagView> flags) {}

  record Line(
      UUID id,
      @Nullable LocalDate date,
      List<LocalDate> window,
      String kind,
      VisitState state,
      List<String> parts,
      Place premises,
      List<Text> purposes,
      int merged,
      @Nullable String actCode,
      @Nullable GateView gate,
      @Nullable Arrived submission,
      String version) {}

  record AnswerBody(
      @Nullable Boolean accept, @Nullable String reason, @Nullable String beyondCap) {}

  record ReasonBody(@Nullable String reason) {}

  @GetMapping
  Page<Line> list(
      @RequestParam(defaultValue = "false") boolean arrived,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    var page = arrived ? visits.arrived(after, limit) : visits.list(stateOf(state), after, limit);
    return new Page<>(page.items().stream().map(this::line).toList(), page.next());
  }

  private static @Nullable VisitState stateOf(@Nullable String code) {
    try {
      return code == null ? null : VisitState.of(code);
    } catch (IllegalArgumentException unknown) {
      throw Fault.of(Fault.Kind.MALFORMED, "no-such-state", "There is no state " + code + ".");
    }
  }

  @GetMapping("/{id}")
  ResponseEntity<Line> one(@PathVariable UUID id) {
    return tagged(line(own(id)));
  }

  private static ResponseEntity<Line> tagged(Line line) {
    return ResponseEntity.ok().eTag(line.version()).body(line);
  }

  /** The visit in the version that the caller looked at; a fault with both when it is another. */
  private Consumer<Visit> version(@Nullable String ifMatch) {
    return visit -> {
      if (ifMatch != null) {
        visits.version(visit).require(ifMatch, line(visit));
      }
    };
  }

  private Visit own(UUID id) {
    var visit = visits.get(id);
    Access.require(visit.home(), visit.organizationPath());
    return visit;
  }

  private Line line(Visit visit) {
    var served = demands.ofVisit(visit.id());
    return new Line(
        visit.id(),
        visit.date(),
        List.of(visit.window().from(), visit.window().until()),
        visit.kind(),
        visit.state(),
        visit.parts(),
        new Place(
            visit.premises(),
            registry.findPremises(visit.premises()).map(Premises::name).orElse("")),
        served.stream().map(Demand::purpose).distinct().toList(),
        served.size(),
        visit.actCode(),
        visits.gate(visit.id()).orElse(null),
        submissions.ofVisit(visit.id()).map(this::arrived).orElse(null),
        visits.version(visit).tag());
  }

  private Arrived arrived(Submissions.Standing standing) {
    return new Arrived(
        standing.id(),
        standing.receivedAt().atZone(clock.getZone()).toOffsetDateTime(),
        standing.level(),
        standing.missing().size(),
        standing.cosigned(),
        records.findings(standing.id()),
        standing.flags());
  }

  /** Answers for one visit; accepting asks the gate, which a reason may lead past the cap. */
  @PostMapping("/{id}/approval")
  ResponseEntity<Line> answer(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AnswerBody body) {
    own(id);
    if (body.accept() == null) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "An approval accepts or does not.");
    }
    if (!body.accept()) {
      reasonOf(body.reason());
    }
    if (body.accept() && body.beyondCap() != null) {
      visits.acceptBeyondCap(id, body.reason(), reasonOf(body.beyondCap()), version(ifMatch));
    } else {
      visits.answer(id, body.accept(), body.reason(), version(ifMatch));
    }
    return tagged(line(visits.get(id)));
  }

  @PostMapping("/{id}/withdrawal")
  ResponseEntity<Line> withdraw(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody ReasonBody body) {
    own(id);
    visits.withdraw(id, reasonOf(body.reason()), version(ifMatch));
    return tagged(line(visits.get(id)));
  }

  private static String reasonOf(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "This needs a reason.");
    }
    return reason;
  }

  @GetMapping(value = "/{id}/record", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, @Nullable Object> record(@PathVariable UUID id) {
    own(id);
    return records.read(id);
  }

  /** The result sheet; its text is that of the sealed one. A link names it by its ending. */
  @GetMapping(value = "/{id}/record.pdf")
  ResponseEntity<byte[]> pdfByName(@PathVariable UUID id) {
    return pdf(id);
  }

  /** The result sheet; its text is that of the sealed one. */
  @GetMapping(value = "/{id}/record", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
    own(id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(id + ".pdf").build().toString())
        .body(records.pdf(id));
  }
}
