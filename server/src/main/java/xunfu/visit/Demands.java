package xunfu.visit;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Page;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.ActingPost;
import xunfu.trace.Trace;
import xunfu.visit.internal.DemandStore;
import xunfu.visit.internal.DoorPages;
import xunfu.visit.internal.GateKeeper;
import xunfu.visit.internal.Payloads;
import xunfu.visit.internal.VisitStore;
import xunfu.visit.internal.gate.GateFacts.Moment;
import xunfu.visit.internal.merge.Merging;
import xunfu.visit.internal.merge.OpenVisit;
import xunfu.visit.internal.merge.Wish;

/** The one door: whoever wants something of a business raises a demand, and a visit serves it. */
@Service
public class Demands {
  private final DemandStore demands;
  private final VisitStore visits;
  private final GateKeeper keeper;
  private final DoorPages door;
  private final ObjectProvider<VisitPart> parts;
  private final Trace trace;
  private final Payloads payloads;
  private final Clock clock;
  private final Ids ids;

  Demands(
      DemandStore demands,
      VisitStore visits,
      GateKeeper keeper,
      DoorPages door,
      Trace trace,
      Payloads payloads,
      Clock clock,
      Ids ids,
      ObjectProvider<VisitPart> parts) {
    this.demands = demands;
    this.visits = visits;
    this.keeper = keeper;
    this.door = door;
    this.parts = parts;
    this.trace = trace;
    this.payloads = payloads;
    this.clock = clock;
    this.ids = ids;
  }

  private Merging merging() {
    var free =
        parts.stream()
            .filter(part -> !part.checks())
            .map(VisitPart::kind)
            .collect(Collectors.toSet());
    return new Merging(keeper.kindsByPrecedence(), free);
  }

  /**
   * Raises a demand and merges it into the visit that goes there anyway, or opens one. The same
   * demand again changes nothing; other content under its id is refused.
   */
  @Transactional
  public Demand raise(NewDemand wanted) {
    var by = Scope.acting();
    keeper.kind(wanted.kind());
    visits.lockPremises(wanted.premises());
    if (!demands.claim(wanted.id(), by.actor().home())) {
      return repeated(wanted);
    }
    var visit = place(wanted, by);
    var event = trace.record("demand.raised", visit.id(), payloads.of(wanted));
    demands.insert(wanted, visit.id(), by, clock.instant(), event.id());
    if (visit.state() == VisitState.PROPOSED) {
      keeper.decide(visit, Moment.PROPOSAL, null);
    }
    door.refresh(visit);
    return demands.find(wanted.id()).orElseThrow();
  }

  private Demand repeated(NewDemand wanted) {
    return demands
        .find(wanted.id())
        .filter(known -> isSame(known, wanted))
        .orElseThrow(
            () ->
                Fault.of(
                    Fault.Kind.CONFLICT,
                    "other-content",
                    "The id " + wanted.id() + " belongs to something else."));
  }

  private static boolean isSame(Demand known, NewDemand wanted) {
    return known.premises().equals(wanted.premises())
        && known.kind().equals(wanted.kind())
        && known.window().equals(wanted.window())
        && known.purpose().equals(wanted.purpose())
        && Set.copyOf(known.parts()).equals(wanted.parts())
        && Set.copyOf(known.needs()).equals(wanted.needs());
  }

  private Visit place(NewDemand wanted, ActingPost by) {
    var wish =
        new Wish(
            by.actor().organization(),
            wanted.subject(),
            wanted.premises(),
            wanted.kind(),
            wanted.window(),
            wanted.parts(),
            wanted.needs(),
            wanted.announced());
    var seen = visits.openAt(by.actor().home(), by.actor().organization(), wanted.premises());
    var open = seen.stream().map(Demands::asOpen).toList();
    return merging().join(wish, open).map(it -> merged(it, seen)).orElseGet(() -> opened(wish, by));
  }

  private Visit merged(OpenVisit joined, List<Visit> seen) {
    var before = seen.stream().filter(it -> it.id().equals(joined.id())).findFirst().orElseThrow();
    boolean merged =
        visits.merge(
            joined.id(),
            before.state(),
            joined.kind(),
            joined.window(),
            joined.parts(),
            joined.needs(),
            clock.instant());
    if (!merged) {
      throw Visits.changedMeanwhile(before);
    }
    return visits.find(joined.id()).orElseThrow();
  }

  private Visit opened(Wish wish, ActingPost by) {
    var visit =
        new Visit(
            by.actor().home(),
            ids.next(),
            wish.organization(),
            by.path(),
            wish.subject(),
            wish.premises(),
            wish.kind(),
            wish.window(),
            List.copyOf(wish.parts()),
            List.copyOf(wish.needs()),
            wish.announced(),
            VisitState.PROPOSED,
            by.actor().post(),
            null,
            null,
            List.of(),
            null);
    demands.claim(visit.id(), visit.home());
    visits.insert(visit, clock.instant());
    trace.record("visit.proposed", visit.id(), payloads.of(visit));
    return visit;
  }

  private static OpenVisit asOpen(Visit visit) {
    return new OpenVisit(
        visit.id(),
        visit.organization(),
        visit.subject(),
        visit.premises(),
        visit.kind(),
        visit.window(),
        Set.copyOf(visit.parts()),
        Set.copyOf(visit.needs()),
        visit.announced(),
        visit.state() != VisitState.PROPOSED,
        visit.day() != null);
  }

  /** Demands in scope, in the order of their ids. */
  @Transactional(readOnly = true)
  public Page<Demand> list(@Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    return Page.of(demands.list(null, after, size + 1), size, it -> it.id().toString());
  }

  /** The demands that a visit serves. */
  @Transactional(readOnly = true)
  public List<Demand> ofVisit(UUID visit) {
    return demands.list(visit, null, Page.MAX_LIMIT);
  }
}
