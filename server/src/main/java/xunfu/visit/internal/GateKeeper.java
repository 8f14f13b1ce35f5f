package xunfu.visit.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Text;
import xunfu.organization.Organization;
import xunfu.standards.Customs;
import xunfu.standards.Standards;
import xunfu.standards.VisitKind;
import xunfu.visit.GateView;
import xunfu.visit.Supervision;
import xunfu.visit.Visit;
import xunfu.visit.Window;
import xunfu.visit.internal.VisitStore.Approved;
import xunfu.visit.internal.gate.Gate;
import xunfu.visit.internal.gate.GateDecision;
import xunfu.visit.internal.gate.GateFacts;
import xunfu.visit.internal.gate.GateFacts.Approval;
import xunfu.visit.internal.gate.GateFacts.EarlierCheck;
import xunfu.visit.internal.gate.GateFacts.Moment;

/** Tells the gate what it must know and keeps what it answers. */
@Component
public class GateKeeper {
  private final Standards standards;
  private final Customs customs;
  private final Offices offices;
  private final DecisionStore decisions;
  private final VisitStore visits;
  private final Clock clock;
  private final Ids ids;
  private final Gate gate;
  private final Map<String, VisitKind> kinds = new LinkedHashMap<>();

  GateKeeper(
      Standards standards,
      Customs customs,
      Offices offices,
      DecisionStore decisions,
      VisitStore visits,
      Clock clock,
      Ids ids) {
    this.standards = standards;
    this.customs = customs;
    this.offices = offices;
    this.decisions = decisions;
    this.visits = visits;
    this.clock = clock;
    this.ids = ids;
    this.gate = new Gate(standards.gateRules(), standards.citations());
    standards.visitKinds().forEach(kind -> kinds.put(kind.code(), kind));
  }

  /** The kind of that code, or a fault that names those there are. */
  public VisitKind kind(String code) {
    var kind = kinds.get(code);
    if (kind == null) {
      throw Fault.of(
              Fault.Kind.NOT_ACCEPTED, "no-such-kind", "There is no kind of visit " + code + ".")
          .maybe("One of " + kinds.keySet() + ".");
    }
    return kind;
  }

  /** Codes of the kinds; the first names a merged visit. */
  public List<String> kindsByPrecedence() {
    return List.copyOf(kinds.keySet());
  }

  public Gate gate() {
    return gate;
  }

  /** Asks the gate and keeps the answer. */
  public GateDecision decide(Visit visit, Moment moment, @Nullable Approval approval) {
    var decision = gate.decide(facts(visit, moment, approval));
    decisions.decided(ids.next(), visit, moment, decision, clock.instant());
    return decision;
  }

  /** The refusals of a visit as one fault: the first by name, all of them in a list. */
  public static Fault refused(Visit visit, GateDecision decision) {
    var first = decision.refusals().getFirst();
    var fault =
        Fault.of(Fault.Kind.NOT_ACCEPTED, "gate-refused", first.text().zh())
            .with("visit", visit.id())
            .with("rule", first.rule())
            .with("source", first.source())
            .with("text", first.text())
            .with("refusals", GateView.of(decision).lines());
    var wayOut = first.wayOut();
    return wayOut == null ? fault : fault.with("wayOut", wayOut).maybe(wayOut.zh());
  }

  private GateFacts facts(Visit visit, Moment moment, @Nullable Approval approval) {
    var day = dayOf(visit);
    var authority = offices.authority(visit.organization());
    return new GateFacts(
        moment,
        day,
        kind(visit.kind()),
        offices.officers(visit.officers(), day),
        approval,
        formsOf(visit),
        standards.publishedForms(day),
        counted(visit, authority, day),
        moment == Moment.PACKAGE ? 0 : approved(visit, authority, day),
        earlier(visit, authority, day),
        supervisions(visit, authority));
  }

  /** Day of the visit; while none is fixed the first day that suits. */
  private LocalDate dayOf(Visit visit) {
    return dayOf(visit.date(), visit.window());
  }

  private LocalDate dayOf(@Nullable LocalDate date, Window window) {
    var today = LocalDate.now(clock);
    var from = window.from();
    return date != null ? date : from.isBefore(today) ? today : from;
  }

  private static Set<String> formsOf(Visit visit) {
    return visit.needs().stream().map(GateKeeper::formId).collect(Collectors.toSet());
  }

  /** A need names a form, or one version of it as {@code id@version}. */
  private static String formId(String need) {
    int at = need.indexOf('@');
    return at < 0 ? need : need.substring(0, at);
  }

  private int counted(Visit visit, Organization authority, LocalDate day) {
    var subject = visit.subject();
    return subject == null
        ? 0
        : decisions.counted(visit.home(), subject, authority.id(), day.getYear(), visit.id());
  }

  /**
   * What is approved counts when another approval is asked for, or two visits that are each let go
   * would pass the cap together. A package only asks what was made: its visit was counted when it
   * was approved. Whose day or window is over unmade holds no place: to be made it must be planned
   * anew, and then be approved anew.
   */
  private int approved(Visit visit, Organization authority, LocalDate day) {
    var subject = visit.subject();
    return subject == null
        ? 0
        : (int)
            visits.approvedOf(visit.home(), subject, visit.id()).stream()
                .filter(other -> !isOver(other))
                .filter(other -> dayOf(other).getYear() == day.getYear())
                .filter(other -> gate.counts(other.kind(), dayOf(other)))
                .filter(
                    other -> offices.authority(other.organization()).id().equals(authority.id()))
                .count();
  }

  private boolean isOver(Approved visit) {
    var last = visit.date() == null ? visit.window().until() : visit.date();
    return last.isBefore(LocalDate.now(clock));
  }

  private LocalDate dayOf(Approved visit) {
    return dayOf(visit.date(), visit.window());
  }

  private List<EarlierCheck> earlier(Visit visit, Organization authority, LocalDate day) {
    var subject = visit.subject();
    return subject == null
        ? List.of()
        : decisions.earlier(
            visit.home(),
            subject,
            day.minusYears(customs.memoryYears()),
            visit.id(),
            offices.superiors(authority));
  }

  private List<Supervision> supervisions(Visit visit, Organization authority) {
    var subject = visit.subject();
    return subject == null
        ? List.of()
        : decisions.supervisions(visit.home(), subject, visit.premises(), authority.id());
  }

  /** Sources of the rules, as the business may read them. */
  public static List<Text> basis(GateView view) {
    return view.lines().stream().map(GateView.Line::source).distinct().toList();
  }
}
