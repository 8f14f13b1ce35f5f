package xunfu.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import xunfu.collaboration.About;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Page;
import xunfu.kernel.Version;
import xunfu.organization.Acting;
import xunfu.organization.Post;
import xunfu.trace.Trace;
import xunfu.visit.Visit.PairMember;
import xunfu.visit.internal.ActCode;
import xunfu.visit.internal.ApprovalStore;
import xunfu.visit.internal.ApprovalStore.Approval;
import xunfu.visit.internal.CodeStore;
import xunfu.visit.internal.DecisionStore;
import xunfu.visit.internal.DoorPages;
import xunfu.visit.internal.GateKeeper;
import xunfu.visit.internal.Offices;
import xunfu.visit.internal.Payloads;
import xunfu.visit.internal.Reconsidering;
import xunfu.visit.internal.Regularising;
import xunfu.visit.internal.VisitStore;
import xunfu.visit.internal.gate.GateDecision.Verdict;
import xunfu.visit.internal.gate.GateFacts.Moment;

/** Visits from their approval to their end. */
@Service
public class Visits {
  /** Kind of the to-do that an approval does. */
  public static final String TO_APPROVE = "approve-visit";

  /** Kind of the to-do to put an approved visit that lost its day into another. */
  public static final String TO_PLAN = "plan-visit";

  private static final List<VisitState> OPEN =
      List.of(VisitState.PROPOSED, VisitState.APPROVED, VisitState.DECIDE_AGAIN);

  private final VisitStore visits;
  private final ApprovalStore approvals;
  private final DecisionStore decisions;
  private final CodeStore codes;
  private final ActCode actCodes;
  private final GateKeeper keeper;
  private final Offices offices;
  private final DoorPages door;
  private final Reconsidering reconsidering;
  private final Regularising regularising;
  private final ToDos todos;
  private final Trace trace;
  private final Payloads payloads;
  private final ApplicationEventPublisher news;
  private final Clock clock;
  private final Ids ids;

  Visits(
      VisitStore visits,
      ApprovalStore approvals,
      DecisionStore decisions,
      CodeStore codes,
      ActCode actCodes,
      GateKeeper keeper,
      Offices offices,
      DoorPages door,
      Reconsidering reconsidering,
      Regularising regularising,
      ToDos todos,
      Trace trace,
      Payloads payloads,
      ApplicationEventPublisher news,
      Clock clock,
      Ids ids) {
    this.visits = visits;
    this.approvals = approvals;
    this.decisions = decisions;
    this.codes = codes;
    this.actCodes = actCodes;
    this.keeper = keeper;
    this.offices = offices;
    this.door = door;
    this.reconsidering = reconsidering;
    this.regularising = regularising;
    this.todos = todos;
    this.trace = trace;
    this.payloads = payloads;
    this.news = news;
    this.clock = clock;
    this.ids = ids;
  }

  /** The visit; a fault when this scope sees none of that id. */
  @Transactional(readOnly = true)
  public Visit get(UUID id) {
    return visits.find(id).orElseThrow(Fault::notFound);
  }

  /** Visits in the order of their ids, in one state or in all. */
  @Transactional(readOnly = true)
  public Page<Visit> list(
      @Nullable VisitState state, @Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    return Page.of(visits.list(state, after, size + 1), size, it -> it.id().toString());
  }

  /** Visits whose record has arrived, the newest first. */
  @Transactional(readOnly = true)
  public Page<Visit> arrived(@Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    return Page.of(visits.arrived(after, size + 1), size, it -> it.id().toString());
  }

  /** What the gate said last about a visit. */
  @Transactional(readOnly = true)
  public Optional<GateView> gate(UUID visit) {
    return decisions.latest(visit);
  }

  /** The version of a visit: as it is planned, what the gate said last, what was answered last. */
  @Transactional(readOnly = true)
  public Version version(Visit visit) {
    var content =
        new Versioned(
            visit,
            decisions.latest(visit.id()).orElse(null),
            approvals.latest(visit.id()).orElse(null));
    return Version.of(payloads.of(content).canonical());
  }

  private record Versioned(Visit visit, @Nullable GateView gate, @Nullable Approval lastApproval) {}

  /** The post that approves for an organisation. */
  @Transactional(readOnly = true)
  public Optional<Post> approver(UUID organization) {
    return offices.approver(organization);
  }

  /**
   * Puts a visit into a pair's day. What was approved for another pair or day must be decided
   * again.
   *
   * @param pair two officers, the first responsible
   */
  @Transactional
  public void fix(UUID visit, UUID day, LocalDate date, List<PairMember> pair) {
    var before = get(visit);
    var window = before.window();
    if (date.isBefore(window.from()) || date.isAfter(window.until())) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED,
          "outside-window",
          "Visit " + visit + " is wanted from " + window.from() + " to " + window.until() + ".");
    }
    if (!visits.fix(visit, day, date, pair, clock.instant())) {
      throw noLongerOpen(before);
    }
    reconsidering.planned(visit);
    boolean changed = !date.equals(before.date()) || !pair.equals(before.officers());
    if (changed) {
      reconsidering.again(visit);
      keeper.decide(get(visit), Moment.PROPOSAL, null);
    }
  }

  /**
   * Takes a visit out of its day; what was approved must be decided again.
   *
   * @return false when it is not to come any more, and nothing was done
   */
  @Transactional
  public boolean release(UUID visit) {
    boolean released = visits.release(visit, clock.instant());
    if (released) {
      reconsidering.released(visit);
    }
    return released;
  }

  /**
   * Lets nobody else change these visits before the transaction ends. They come first: days and
   * subjects are locked after them, so that two acts never wait for each other.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(Collection<UUID> which) {
    visits.lock(which);
  }

  private void lookedAt(UUID visit, Consumer<Visit> seen) {
    visits.lock(List.of(visit));
    seen.accept(get(visit));
  }

  /**
   * Answers for visits in one act, all or none. Accepting asks the gate; a refusal names rule,
   * source and way out. Accepting a visit that was made without leave regularises it.
   */
  @Transactional
  public void answer(Collection<UUID> which, boolean accepted, @Nullable String reason) {
    answerAll(which, approval(Acting.now(), ids.next(), accepted, reason));
  }

  /**
   * Answers for one visit.
   *
   * @param seen is shown the visit as nobody else can change it any more, and throws when it is not
   *     the one that was looked at
   */
  @Transactional
  public void answer(UUID visit, boolean accepted, @Nullable String reason, Consumer<Visit> seen) {
    lookedAt(visit, seen);
    answer(List.of(visit), accepted, reason);
  }

  /** The same as {@link #acceptBeyondCap(UUID, String, String)}, for the version looked at. */
  @Transactional
  public void acceptBeyondCap(
      UUID visit, @Nullable String reason, String why, Consumer<Visit> seen) {
    lookedAt(visit, seen);
    acceptBeyondCap(visit, reason, why);
  }

  /**
   * Accepts a visit although the number of the year is reached. The gate lets it pass only where
   * the cap stands in principle; the reason is kept with the approval and stands in the gate's
   * words.
   */
  @Transactional
  public void acceptBeyondCap(UUID visit, @Nullable String reason, String why) {
    var approval = approval(Acting.now(), ids.next(), true, reason);
    answerAll(List.of(visit), approval.beyondCap(why));
  }

  private void answerAll(Collection<UUID> which, Approval approval) {
    visits.lock(which);
    which.stream()
        .map(id -> get(id).subject())
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .forEach(visits::lockSubject);
    which.forEach(id -> answer(get(id), approval));
  }

  private Approval approval(Acting by, UUID act, boolean accepted, @Nullable String reason) {
    return new Approval(
        accepted,
        reason,
        by.person(),
        by.personName(),
        by.post(),
        by.postName(),
        by.function().wire(),
        null,
        act,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private void answer(Visit visit, Approval given) {
    boolean open = visit.state().isOpen();
    var approval = withReasonGivenBefore(visit, given);
    if (approval.accepted() && open) {
      let(visit, approval);
    } else if (!keeper.gate().mayApprove(approval.function(), LocalDate.now(clock))) {
      throw Fault.of(
          Fault.Kind.REFUSED, "may-not-approve", approval.postName() + " may not approve.");
    }
    var event = trace.record("visit.approved", visit.id(), payloads.of(approval));
    approvals.insert(ids.next(), visit, approval, event.id());
    if (approval.accepted() && open) {
      if (!visits.approve(visit, actCode(visit), clock.instant())) {
        throw changedMeanwhile(visit);
      }
    } else if (open) {
      visits.move(visit.id(), OPEN, VisitState.PROPOSED, clock.instant());
    } else if (approval.accepted()) {
      regularising.approvedAfterwards(visit);
    }
    todos.done(TO_APPROVE, new About("visit", visit.id()));
    door.refresh(get(visit.id()));
  }

  /**
   * Who approves the day does not take back the reason for which one of its visits was let pass;
   * who turns it down gives no such reason.
   */
  private Approval withReasonGivenBefore(Visit visit, Approval given) {
    if (visit.state() != VisitState.APPROVED || given.beyondCap() != null || !given.accepted()) {
      return given;
    }
    return approvals
        .latest(visit.id())
        .map(Approval::beyondCap)
        .map(given::beyondCap)
        .orElse(given);
  }

  private void let(Visit visit, Approval approval) {
    var decision = keeper.decide(visit, Moment.APPROVAL, approval.forGate());
    if (decision.verdict() != Verdict.GO) {
      throw GateKeeper.refused(visit, decision);
    }
  }

  private String actCode(Visit visit) {
    var given = visit.actCode();
    if (given != null) {
      return given;
    }
    var organization = offices.organization(visit.organization());
    var date = visit.date();
    int year = (date == null ? LocalDate.now(clock) : date).getYear();
    int kind = keeper.kind(visit.kind()).number();
    return actCodes.of(
        offices.region(offices.authority(visit.organization())),
        offices.code(organization),
        year,
        kind,
        codes.nextSerial(visit, year, kind));
  }

  /** Withdraws a visit that has not been made, whatever its version. */
  @Transactional
  public void withdraw(UUID id, String reason) {
    withdraw(id, reason, _ -> {});
  }

  /**
   * Withdraws a visit that has not been made.
   *
   * @param seen is shown the visit as nobody else can change it any more, and throws when it is not
   *     the one that was looked at
   */
  @Transactional
  public void withdraw(UUID id, String reason, Consumer<Visit> seen) {
    lookedAt(id, seen);
    var visit = get(id);
    if (!visits.move(id, OPEN, VisitState.WITHDRAWN, clock.instant())) {
      throw noLongerOpen(visit);
    }
    var by = Acting.now();
    var event = trace.record("visit.withdrawn", id, payloads.of(new Withdrawal(id, reason)));
    approvals.withdrawn(ids.next(), visit, reason, by, clock.instant(), event.id());
    todos.done(TO_APPROVE, new About("visit", id));
    reconsidering.planned(id);
    door.refresh(get(id));
    news.publishEvent(new VisitWithdrawn(id));
  }

  private record Withdrawal(UUID visit, String reason) {}

  /**
   * Remembers which items were truly checked at a visit; called by the part that checked them, in
   * the submission's transaction.
   */
  @Transactional
  public void checked(Visit visit, String form, Collection<String> items, LocalDate on) {
    var subject = visit.subject();
    if (subject != null) {
      items.forEach(item -> decisions.checked(visit, subject, form, item, on));
    }
  }

  static Fault changedMeanwhile(Visit seen) {
    return Fault.of(
            Fault.Kind.CONFLICT,
            "changed-meanwhile",
            "Visit " + seen.id() + " was changed while this was being decided.")
        .maybe("Look at it again, then repeat.");
  }

  private static Fault noLongerOpen(Visit visit) {
    return Fault.of(
            Fault.Kind.CONFLICT,
            "no-longer-open",
            "Visit " + visit.id() + " is " + visit.state().code() + ".")
        .with("state", visit.state().code());
  }
}
