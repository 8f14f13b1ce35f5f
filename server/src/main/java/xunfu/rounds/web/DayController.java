package xunfu.rounds.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.kernel.Version;
import xunfu.organization.Access;
import xunfu.organization.Organizations;
import xunfu.organization.People;
import xunfu.proof.json.Json;
import xunfu.rounds.Day;
import xunfu.rounds.Days;
import xunfu.rounds.NewDay;
import xunfu.rounds.TravelTable;
import xunfu.visit.Demand;
import xunfu.visit.Demands;
import xunfu.visit.GateView;
import xunfu.visit.Visit.PairMember;
import xunfu.visit.VisitState;
import xunfu.visit.Visits;

/** Days of pairs. */
@RestController
@RequestMapping("/api/days")
class DayController {
  private final Days days;
  private final Visits visits;
  private final Demands demands;
  private final Organizations organizations;
  private final People people;
  private final JsonMapper json;
  private final Clock clock;

  DayController(
      Days days,
      Visits visits,
      Demands demands,
      Organizations organizations,
      People people,
      JsonMapper json,
      Clock clock) {
    this.days = days;
    this.visits = visits;
    this.demands = demands;
    this.organizations = organizations;
    this.people = people;
    this.json = json;
    this.clock = clock;
  }

  record Organ(UUID id, String name) {}

  record Officer(UUID person, String name) {}

  record Line(
      UUID visit,
      UUID premises,
      String name,
      Place place,
      int order,
      @Nullable OffsetDateTime arriveAt,
      @Nullable OffsetDateTime leaveAt,
      String state,
      @Nullable String skipReason,
      List<String> parts,
      Text reason,
      List<Text> purposes,
      int merged,
      @Nullable GateView gate) {}

  /** A place to which no road of the map leads; without a visit the start or end of the day. */
  record Astray(
      @Nullable UUID visit, @Nullable String name, TravelTable.Reason reason, int metres) {}

  record Decided(
      String personName, String postName, OffsetDateTime at, boolean accepted, String reason) {}

  record Answer(
      UUID id,
      LocalDate date,
      String state,
      Organ organization,
      List<Officer> pair,
      Place start,
      int metres,
      int seconds,
      OffsetDateTime departAt,
      OffsetDateTime backAt,
      boolean estimated,
      @Nullable Integer withinPercent,
      @Nullable String attribution,
      List<Astray> astray,
      List<Line> stops,
      @Nullable Decided proposal,
      @Nullable Decided approval,
      String version) {
    Answer in(Version version) {
      return new Answer(
          id,
          date,
          state,
          organization,
          pair,
          start,
          metres,
          seconds,
          departAt,
          backAt,
          estimated,
          withinPercent,
          attribution,
          astray,
          stops,
          proposal,
          approval,
          version.tag());
    }
  }

  record DayBody(
      @Nullable UUID id,
      @Nullable LocalDate date,
      @Nullable List<PairMember> pair,
      @Nullable Place start,
      @Nullable Place end,
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      @Nullable List<UUID> visits) {}

  record AnswerBody(@Nullable Boolean accept, @Nullable String reason) {}

  record SkipBody(@Nullable UUID visit, @Nullable String reason, @Nullable OffsetDateTime at) {}

  @GetMapping
  Page<Answer> list(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate date,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    var page = days.list(date, after, limit);
    return new Page<>(page.items().stream().map(this::answer).toList(), page.next());
  }

  @GetMapping("/{id}")
  ResponseEntity<Answer> one(@PathVariable UUID id) {
    return tagged(own(id));
  }

  private ResponseEntity<Answer> tagged(Day day) {
    var answer = answer(day);
    return ResponseEntity.ok().eTag(answer.version()).body(answer);
  }

  /** The day in the version that the caller looked at; a fault with both when it is another. */
  private Consumer<Day> version(@Nullable String ifMatch) {
    return day -> {
      if (ifMatch != null) {
        var now = answer(day);
        new Version(now.version()).require(ifMatch, now);
      }
    };
  }

  private Day own(UUID id) {
    var day = days.get(id);
    Access.require(day.home(), day.organizationPath());
    return day;
  }

  /** Plans a day by the road. */
  @PostMapping
  ResponseEntity<Answer> plan(@RequestBody DayBody body) {
    var start = given(body.start(), "start");
    var day =
        days.plan(
            new NewDay(
                given(body.id(), "id"),
                given(body.date(), "date"),
                given(body.pair(), "pair"),
                start,
                body.end() == null ? start : body.end(),
                given(body.from(), "from"),
                given(body.until(), "until"),
                given(body.visits(), "visits")));
    return ResponseEntity.status(201).body(answer(day));
  }

  private static <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "This needs " + name + ".");
    }
    return value;
  }

  @PostMapping("/{id}/proposal")
  ResponseEntity<Answer> propose(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    own(id);
    return tagged(days.propose(id, version(ifMatch)));
  }

  @PostMapping("/{id}/approval")
  ResponseEntity<Answer> approve(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AnswerBody body) {
    own(id);
    boolean accepted = given(body.accept(), "accept");
    if (!accepted) {
      given(body.reason(), "reason");
    }
    return tagged(days.answer(id, accepted, body.reason(), version(ifMatch)));
  }

  @PostMapping("/{id}/skips")
  ResponseEntity<Answer> skip(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody SkipBody body) {
    own(id);
    var decidedAt = body.at() == null ? null : body.at().toInstant();
    return tagged(
        days.skip(
            id,
            given(body.visit(), "visit"),
            given(body.reason(), "reason"),
            decidedAt,
            version(ifMatch)));
  }

  private Answer answer(Day day) {
    var content = content(day);
    return content.in(Version.of(Json.read(json.writeValueAsString(content)).canonical()));
  }

  private Answer content(Day day) {
    return new Answer(
        day.id(),
        day.date(),
        day.state(),
        new Organ(day.organization(), organizations.get(day.organization()).name()),
        day.pair().stream()
            .map(
                it ->
                    new Officer(
                        it.person(), people.find(it.person()).map(p -> p.name()).orElse("")))
            .toList(),
        day.start(),
        day.metres(),
        day.seconds(),
        zoned(day.departAt()),
        zoned(day.backAt()),
        day.table().estimated(),
        day.table().withinPercent(),
        day.table().attribution().isEmpty() ? null : day.table().attribution(),
        astray(day),
        day.stops().stream().map(this::line).toList(),
        decided(day.proposal()),
        decided(day.approval()),
        "");
  }

  /** Rows of the table are the start, the planned stops in order, the end. */
  private static List<Astray> astray(Day day) {
    var planned = day.stops().stream().filter(Day.Stop::isPlanned).toList();
    return day.table().astray().stream()
        .map(
            it -> {
              boolean isStop = it.row() > 0 && it.row() <= planned.size();
              var stop = isStop ? planned.get(it.row() - 1) : null;
              return new Astray(
                  stop == null ? null : stop.visit(),
                  stop == null ? null : stop.name(),
                  it.reason(),
                  it.metres());
            })
        .distinct()
        .toList();
  }

  private Line line(Day.Stop stop) {
    var visit = visits.get(stop.visit());
    var served = demands.ofVisit(stop.visit());
    boolean made = visit.state() == VisitState.CONCLUDED || visit.state() == VisitState.HELD;
    return new Line(
        stop.visit(),
        stop.premises(),
        stop.name(),
        stop.place(),
        stop.position(),
        zonedOrNull(stop.arriveAt()),
        zonedOrNull(stop.leaveAt()),
        made ? "concluded" : stop.state(),
        stop.skipReason(),
        visit.parts(),
        stop.reason(),
        served.stream().map(Demand::purpose).distinct().toList(),
        served.size(),
        visits.gate(stop.visit()).orElse(null));
  }

  private @Nullable Decided decided(Day.@Nullable DecidedBy by) {
    return by == null
        ? null
        : new Decided(
            by.personName(),
            by.postName(),
            zoned(by.at()),
            by.accepted(),
            by.reason() == null ? "" : by.reason());
  }

  private OffsetDateTime zoned(Instant at) {
    return at.atZone(clock.getZone()).toOffsetDateTime();
  }

  private @Nullable OffsetDateTime zonedOrNull(@Nullable Instant at) {
    return at == null ? null : zoned(at);
  }
}
