package xunfu.visit.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Text;
import xunfu.registry.Premises;
import xunfu.registry.Registry;
import xunfu.visit.Demand;
import xunfu.visit.Demands;
import xunfu.visit.NewDemand;
import xunfu.visit.Window;

/** Demands: what a desk wants of a business. */
@RestController
@RequestMapping("/api/demands")
class DemandController {
  private static final String DESK = "desk";

  private final Demands demands;
  private final Registry registry;

  DemandController(Demands demands, Registry registry) {
    this.demands = demands;
    this.registry = registry;
  }

  record Body(
      @Nullable UUID id,
      @Nullable String kind,
      @Nullable Text purpose,
      @Nullable Text reason,
      @Nullable Text sourceName,
      @Nullable UUID premises,
      @Nullable List<LocalDate> window,
      @Nullable Set<String> parts,
      @Nullable Set<String> needs,
      @Nullable Boolean announced) {}

  record Place(UUID id, String name) {}

  record Answer(
      UUID id,
      Place premises,
      @Nullable String subject,
      String room,
      String kind,
      Text reason,
      List<LocalDate> window,
      UUID visit) {}

  @PostMapping
  ResponseEntity<Answer> raise(@RequestBody Body body) {
    var premises =
        registry
            .findPremises(given(body.premises(), "premises"))
            .orElseThrow(
                () ->
                    Fault.of(
                        Fault.Kind.NOT_ACCEPTED,
                        "no-such-premises",
                        "There is no premises " + body.premises() + "."));
    var raised = demands.raise(demand(body, premises));
    return ResponseEntity.status(201).body(answer(raised, Map.of(premises.id(), premises)));
  }

  private static NewDemand demand(Body body, Premises premises) {
    var purpose = given(body.purpose(), "purpose");
    var reason = body.reason();
    var source = body.sourceName();
    var occupant = premises.subject();
    return new NewDemand(
        given(body.id(), "id"),
        DESK,
        source == null ? Text.of("所内安排", "Planned by the station") : source,
        given(body.kind(), "kind"),
        purpose,
        reason == null ? purpose : reason,
        occupant == null ? null : occupant.id(),
        premises.id(),
        window(given(body.window(), "window")),
        given(body.parts(), "parts"),
        body.needs() == null ? Set.of() : body.needs(),
        Boolean.TRUE.equals(body.announced()));
  }

  private static Window window(List<LocalDate> days) {
    if (days.size() != 2 || days.getLast().isBefore(days.getFirst())) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED, "no-window", "A window has a first and a last day, in order.");
    }
    return new Window(days.getFirst(), days.getLast());
  }

  private static <T> T given(@Nullable T value, String name) {
    if (value == null || value instanceof Set<?> set && set.isEmpty()) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "A demand needs " + name + ".");
    }
    return value;
  }

  @GetMapping
  Page<Answer> list(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    var page = demands.list(after, limit);
    var places =
        registry
            .listPremises(page.items().stream().map(Demand::premises).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Premises::id, it -> it));
    return new Page<>(page.items().stream().map(it -> answer(it, places)).toList(), page.next());
  }

  private static Answer answer(Demand demand, Map<UUID, Premises> places) {
    var premises = places.get(demand.premises());
    var occupant = premises == null ? null : premises.subject();
    return new Answer(
        demand.id(),
        new Place(demand.premises(), premises == null ? "" : premises.name()),
        occupant == null ? null : occupant.name(),
        demand.room(),
        demand.kind(),
        demand.reason(),
        List.of(demand.window().from(), demand.window().until()),
        demand.visit());
  }
}
