package xunfu.visit.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;
import xunfu.organization.Device;
import xunfu.organization.Devices;
import xunfu.organization.People;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.trace.Trace;
import xunfu.visit.Submissions.Acknowledgement;
import xunfu.visit.Submissions.FlagView;
import xunfu.visit.Visit;
import xunfu.visit.VisitHeld;
import xunfu.visit.VisitPart;
import xunfu.visit.VisitState;
import xunfu.visit.internal.accept.Acceptance;
import xunfu.visit.internal.accept.AcceptanceFacts;
import xunfu.visit.internal.accept.AcceptanceFacts.BoundDevice;
import xunfu.visit.internal.accept.AcceptanceFacts.HeldVisit;
import xunfu.visit.internal.accept.AcceptanceFacts.NamedOfficer;
import xunfu.visit.internal.accept.AcceptanceFacts.VisitToday;
import xunfu.visit.internal.accept.Flag;
import xunfu.visit.internal.accept.Outcome;
import xunfu.visit.internal.accept.Outcome.Reason;

/**
 * Takes a sealed record in: decides by the rules of acceptance, then keeps event, rows of the
 * parts, flags and to-dos in the one transaction of its caller.
 */
@Component
public class RecordReceiver {
  private final SubmissionStore submissions;
  private final WordStore words;
  private final VisitStore visits;
  private final PackageStore packages;
  private final DecisionStore decisions;
  private final NumberBlocks numbers;
  private final GateKeeper keeper;
  private final Offices offices;
  private final Cosigning cosigning;
  private final Flags flags;
  private final DoorPages door;
  private final Reconsidering reconsidering;
  private final SheetOpinion sheets;
  private final Evidence evidence;
  private final Devices devices;
  private final People people;
  private final Trace trace;
  private final ObjectProvider<VisitPart> parts;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  RecordReceiver(
      SubmissionStore submissions,
      WordStore words,
      VisitStore visits,
      PackageStore packages,
      DecisionStore decisions,
      NumberBlocks numbers,
      GateKeeper keeper,
      Offices offices,
      Cosigning cosigning,
      Flags flags,
      DoorPages door,
      Reconsidering reconsidering,
      SheetOpinion sheets,
      Evidence evidence,
      Devices devices,
      People people,
      Trace trace,
      ObjectProvider<VisitPart> parts,
      ApplicationEventPublisher news,
      Clock clock) {
    this.submissions = submissions;
    this.words = words;
    this.visits = visits;
    this.packages = packages;
    this.decisions = decisions;
    this.numbers = numbers;
    this.keeper = keeper;
    this.offices = offices;
    this.cosigning = cosigning;
    this.flags = flags;
    this.door = door;
    this.reconsidering = reconsidering;
    this.sheets = sheets;
    this.evidence = evidence;
    this.devices = devices;
    this.people = people;
    this.trace = trace;
    this.parts = parts;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Accepts a sealed record, or throws; the same record again is answered as the first time. What
   * arrives at the same moment (a photo, a co-signature) waits for its end, so that neither misses
   * the other.
   */
  public Acknowledgement receive(Envelope envelope, SealedVisit sealed) {
    submissions.lock(sealed.event().hash().hex());
    sealed.photos().stream()
        .map(SealedVisit.Photo::sha256)
        .distinct()
        .sorted()
        .forEach(submissions::lock);
    var visit = visits.find(sealed.visit());
    var held = packages.held(sealed.device(), sealed.visit(), sealed.packageId());
    var missing = evidence.missing(sealed.photos());
    var parts = partsOf(sealed, visit);
    var facts = facts(envelope, sealed, visit, held, missing, parts);
    return switch (Acceptance.decide(facts)) {
      case Outcome.Refused(Reason reason) -> throw Signatures.refusal(reason, facts);
      case Outcome.Repeated _ -> repeated(envelope);
      case Outcome.Accepted(List<Flag> raised) ->
          accepted(
              envelope,
              sealed,
              visit.orElseThrow(),
              held.orElseThrow().id(),
              new ArrayList<>(raised),
              parts);
    };
  }

  private AcceptanceFacts facts(
      Envelope envelope,
      SealedVisit sealed,
      Optional<Visit> visit,
      Optional<PackageStore.Held> held,
      Set<String> missing,
      List<Sealed> parts) {
    var event = envelope.event();
    var device =
        devices.find(sealed.device()).filter(it -> it.home().equals(envelope.event().home()));
    var capturedAt = event.capturedAt().toInstant();
    var day = LocalDate.ofInstant(capturedAt, clock.getZone());
    return new AcceptanceFacts(
        event.hash().hex(),
        acceptedHash(event),
        device.map(it -> new BoundDevice(it.id(), it.person(), it.notAfter(), it.revokedAt())),
        sealed.person(),
        device.map(it -> Signatures.isSigned(envelope, it)).orElse(false),
        capturedAt,
        day,
        held.map(it -> new HeldVisit(it.id(), it.post(), it.validUntil())),
        visit.map(it -> new VisitToday(postsOf(it), it.state())),
        officers(sealed, day),
        needed(sealed, visit, day),
        missing,
        words.second(
            sealed.visit(),
            event.hash().hex(),
            sealed.person(),
            sealed.officers().stream().map(SubmissionStore.Officer::person).toList()),
        numbers.check(sealed.sheet().number(), sealed.device(), event.id()),
        differences(sealed, visit, held, device, parts),
        parts.stream().anyMatch(part -> part.remarks() > 0));
  }

  private Set<Flag> differences(
      SealedVisit sealed,
      Optional<Visit> visit,
      Optional<PackageStore.Held> held,
      Optional<Device> device,
      List<Sealed> parts) {
    if (visit.isEmpty() || held.isEmpty() || device.isEmpty()) {
      return Set.of();
    }
    var differences = Comparison.differences(sealed, visit.get(), device.get(), checking());
    boolean allKnown = parts.stream().allMatch(part -> part.room() != null);
    var told =
        parts.stream()
            .filter(part -> part.room() != null)
            .map(part -> new SheetOpinion.Told(part.room(), part.part()))
            .toList();
    // a sheet may tell of a part that no room here can lay out: no opinion then
    if (allKnown && sheets.differs(sealed.record(), sealed.visit(), held.get().id(), told)) {
      differences.add(Flag.SHEET_DIFFERS);
    }
    return differences;
  }

  /** Kinds of parts that check the business. */
  private Set<String> checking() {
    return parts.stream()
        .filter(VisitPart::checks)
        .map(VisitPart::kind)
        .collect(Collectors.toSet());
  }

  private static Set<UUID> postsOf(Visit visit) {
    return visit.officers().isEmpty()
        ? Set.of(visit.post())
        : visit.officers().stream().map(Visit.PairMember::post).collect(Collectors.toSet());
  }

  private Optional<String> acceptedHash(Event event) {
    return trace.find(event.id()).map(kept -> kept.envelope().event().hash().hex());
  }

  private List<NamedOfficer> officers(SealedVisit sealed, LocalDate day) {
    return sealed.officers().stream()
        .map(
            it -> new NamedOfficer(it.person(), people.certificateOn(it.person(), day).isPresent()))
        .toList();
  }

  /** A visit that checks nothing needs no pair. */
  private int needed(SealedVisit sealed, Optional<Visit> visit, LocalDate day) {
    boolean checks = checking().stream().anyMatch(sealed.parts()::containsKey);
    return checks || visit.map(it -> keeper.kind(it.kind()).inspection()).orElse(false)
        ? keeper.gate().officersNeededOn(day)
        : 1;
  }

  /** A part of the record with the room that knows it; null where none does. */
  private record Sealed(@Nullable VisitPart room, VisitPart.SealedPart part, int remarks) {}

  private List<Sealed> partsOf(SealedVisit sealed, Optional<Visit> visit) {
    if (visit.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<Sealed>();
    sealed
        .parts()
        .forEach(
            (kind, content) -> {
              var part =
                  new VisitPart.SealedPart(
                      sealed.event().id(),
                      sealed.event().hash().hex(),
                      visit.get(),
                      sealed.record(),
                      content);
              var room = parts.stream().filter(it -> it.kind().equals(kind)).findFirst();
              int remarks = room.map(it -> it.check(part).size()).orElse(0);
              all.add(new Sealed(room.orElse(null), part, remarks));
            });
    return all;
  }

  private Acknowledgement accepted(
      Envelope envelope,
      SealedVisit sealed,
      Visit visit,
      UUID packageId,
      List<Flag> raised,
      List<Sealed> parts) {
    var accepted = trace.accept(envelope, visit.id(), visit.organizationPath());
    if (accepted.repeated()) {
      return repeated(envelope);
    }
    flags.tellChain(visit.id(), sealed.event().id(), accepted);
    keep(sealed, visit, packageId);
    cosigning.recordArrived(submissions.find(sealed.event().id()).orElseThrow());
    raised.addAll(flags.told(visit.id(), sealed.event().id()));
    raised.forEach(flag -> flags.raise(visit, sealed.event().id(), flag));
    parts.forEach(
        part -> {
          if (part.room() != null) {
            part.room().accept(part.part());
          }
        });
    hold(visit, sealed, parts);
    var missing = evidence.missing(sealed.photos()).stream().sorted().toList();
    return new Acknowledgement(
        accepted.receipt().json(), missing, raised.stream().map(FlagView::of).toList(), false);
  }

  private void keep(SealedVisit sealed, Visit visit, UUID packageId) {
    var id = sealed.event().id();
    var missing = evidence.missing(sealed.photos());
    submissions.insert(visit, sealed, packageId, clock.instant(), missing.isEmpty());
    int position = 0;
    for (var photo : sealed.photos()) {
      submissions.photo(visit, id, position++, photo, !missing.contains(photo.sha256()));
    }
    numbers.use(visit.home(), sealed.sheet().number(), sealed.device(), id);
  }

  /** The visit was made: remembered for the gate, shown at the door, told to the other rooms. */
  private void hold(Visit visit, SealedVisit sealed, List<Sealed> parts) {
    var open = List.of(VisitState.PROPOSED, VisitState.APPROVED, VisitState.DECIDE_AGAIN);
    boolean whole =
        parts.stream().allMatch(part -> part.room() != null)
            && !Comparison.isPartMissing(sealed, visit, checking());
    visits.move(visit.id(), open, whole ? VisitState.CONCLUDED : VisitState.HELD, clock.instant());
    reconsidering.planned(visit.id());
    var subject = Optional.ofNullable(visit.subject());
    var on = sealed.startedAt().atZoneSameInstant(clock.getZone()).toLocalDate();
    boolean checked = parts.stream().anyMatch(part -> part.room() != null && part.room().checks());
    subject.ifPresent(
        it ->
            decisions.entered(
                visit,
                offices.authority(visit.organization()).id(),
                it,
                on,
                checked && keeper.gate().counts(visit.kind(), on)));
    door.refresh(visits.find(visit.id()).orElseThrow());
    news.publishEvent(
        new VisitHeld(visit, sealed.startedAt().toInstant(), sealed.endedAt().toInstant()));
  }

  /** Nothing is awaited of a record any more whose lack of a check was explained. */
  public void lackExplained(SubmissionStore.Row record) {
    var known = parts.stream().map(VisitPart::kind).collect(Collectors.toSet());
    if (known.containsAll(record.parts())) {
      visits.move(record.visit(), List.of(VisitState.HELD), VisitState.CONCLUDED, clock.instant());
      door.refresh(visits.find(record.visit()).orElseThrow());
    }
  }

  private Acknowledgement repeated(Envelope envelope) {
    var id = envelope.event().id();
    var kept = trace.find(id).orElseThrow(Fault::notFound);
    return new Acknowledgement(
        trace.receipt(kept).json(),
        submissions.missing(id),
        submissions.flags(id).stream().map(FlagView::of).toList(),
        true);
  }
}
