package xunfu.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Text;
import xunfu.organization.Device;
import xunfu.organization.Devices;
import xunfu.organization.People;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonText;
import xunfu.proof.json.NotReadable;
import xunfu.trace.FileArrived;
import xunfu.trace.Trace;
import xunfu.trace.TraceLog;
import xunfu.visit.internal.Cosigned;
import xunfu.visit.internal.DecisionStore;
import xunfu.visit.internal.DoorPages;
import xunfu.visit.internal.Evidence;
import xunfu.visit.internal.Flags;
import xunfu.visit.internal.GateKeeper;
import xunfu.visit.internal.Handed;
import xunfu.visit.internal.NumberBlocks;
import xunfu.visit.internal.Offices;
import xunfu.visit.internal.PackageStore;
import xunfu.visit.internal.SealedVisit;
import xunfu.visit.internal.SubmissionStore;
import xunfu.visit.internal.SubmissionStore.Row;
import xunfu.visit.internal.VisitStore;
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
 * Sealed records come in here, each once and only once. The event, the rows of the parts, flags,
 * to-dos and the receipt stand or fall together in one transaction; what is answered is kept.
 */
@Service
public class Submissions {
  private static final String SEALED = "visit.sealed";
  private static final String COSIGNED = "visit.cosigned";
  private static final String HANDED = "sheet.handed";

  private final SubmissionStore submissions;
  private final VisitStore visits;
  private final PackageStore packages;
  private final DecisionStore decisions;
  private final NumberBlocks numbers;
  private final GateKeeper keeper;
  private final Offices offices;
  private final Flags flags;
  private final DoorPages door;
  private final Evidence evidence;
  private final Devices devices;
  private final People people;
  private final Trace trace;
  private final TraceLog log;
  private final ObjectProvider<VisitPart> parts;
  private final Clock clock;

  Submissions(
      SubmissionStore submissions,
      VisitStore visits,
      PackageStore packages,
      DecisionStore decisions,
      NumberBlocks numbers,
      GateKeeper keeper,
      Offices offices,
      Flags flags,
      DoorPages door,
      Evidence evidence,
      Devices devices,
      People people,
      Trace trace,
      TraceLog log,
      ObjectProvider<VisitPart> parts,
      Clock clock) {
    this.submissions = submissions;
    this.visits = visits;
    this.packages = packages;
    this.decisions = decisions;
    this.numbers = numbers;
    this.keeper = keeper;
    this.offices = offices;
    this.flags = flags;
    this.door = door;
    this.evidence = evidence;
    this.devices = devices;
    this.people = people;
    this.trace = trace;
    this.log = log;
    this.parts = parts;
    this.clock = clock;
  }

  /**
   * The answer to an envelope.
   *
   * @param receipt the server's promise
   * @param missing hashes of photos that have not arrived
   * @param repeated whether it was here already
   */
  public record Acknowledgement(
      JsonObject receipt, List<String> missing, List<FlagView> flags, boolean repeated) {
    public Acknowledgement {
      missing = List.copyOf(missing);
      flags = List.copyOf(flags);
    }

    /** As it travels. */
    public JsonObject write() {
      return JsonObject.empty()
          .with("v", 1)
          .with("receipt", receipt)
          .with("missing", new JsonArray(missing.stream().<Json>map(JsonText::new).toList()))
          .with("flags", new JsonArray(flags.stream().<Json>map(FlagView::write).toList()));
    }
  }

  /** Something amiss, in words. */
  public record FlagView(String code, Text text) {
    static FlagView of(Flag flag) {
      return new FlagView(flag.code(), flag.text());
    }

    JsonObject write() {
      var words = JsonObject.empty();
      for (var entry : text.byLanguage().entrySet()) {
        words = words.with(entry.getKey(), entry.getValue());
      }
      return JsonObject.empty().with("code", code).with("text", words);
    }
  }

  /**
   * How far a submission is.
   *
   * @param level 2 delivered, 3 photos complete, 4 in the log
   */
  public record Standing(
      UUID id,
      UUID visit,
      Instant receivedAt,
      List<String> missing,
      List<FlagView> flags,
      boolean cosigned,
      int level) {
    public Standing {
      missing = List.copyOf(missing);
      flags = List.copyOf(flags);
    }
  }

  /**
   * Accepts an envelope of a phone: a sealed record, a co-signature, or that a sheet was handed
   * over. A refusal is a fault and leaves nothing behind; the envelope stays on the phone.
   */
  @Transactional
  public Acknowledgement accept(byte[] body) {
    try {
      var envelope = Envelope.read(Json.read(body));
      var payload = envelope.findPayload().orElseThrow(() -> new NotReadable("no payload"));
      var event = envelope.event();
      return switch (event.type()) {
        case SEALED -> sealed(envelope, SealedVisit.read(event, payload));
        case COSIGNED -> cosigned(envelope, Cosigned.read(event, payload));
        case HANDED -> handed(envelope, Handed.read(event, payload));
        default -> throw new NotReadable("a phone sends no event of type " + event.type());
      };
    } catch (NotReadable unreadable) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED,
          Reason.NOT_READABLE.code(),
          "The envelope cannot be read: " + unreadable.getMessage());
    }
  }

  private Acknowledgement sealed(Envelope envelope, SealedVisit sealed) {
    var visit = visits.find(sealed.visit());
    var held = packages.held(sealed.device(), sealed.visit(), sealed.packageId());
    var missing = evidence.missing(sealed.photos());
    var parts = partsOf(sealed, visit);
    var facts = facts(envelope, sealed, visit, held, missing, parts);
    return switch (Acceptance.decide(facts)) {
      case Outcome.Refused(Reason reason) -> throw refusal(reason, facts);
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
    var device = devices.find(sealed.device());
    var capturedAt = event.capturedAt().toInstant();
    var day = LocalDate.ofInstant(capturedAt, clock.getZone());
    return new AcceptanceFacts(
        event.hash().hex(),
        acceptedHash(event),
        device.map(it -> new BoundDevice(it.id(), it.person(), it.notAfter(), it.revokedAt())),
        sealed.person(),
        device.map(it -> isSigned(envelope, it)).orElse(false),
        capturedAt,
        day,
        held.map(it -> new HeldVisit(it.id(), it.post(), it.validUntil())),
        visit.map(it -> new VisitToday(it.post(), it.state() == VisitState.WITHDRAWN)),
        officers(sealed, day),
        needed(sealed, visit, day),
        missing,
        isCosigned(event.hash().hex(), sealed.person()),
        numbers.check(sealed.sheet().number(), sealed.device(), event.id()),
        parts.stream().anyMatch(part -> part.remarks() > 0));
  }

  private Optional<String> acceptedHash(Event event) {
    return trace.find(event.id()).map(kept -> kept.envelope().event().hash().hex());
  }

  private static boolean isSigned(Envelope envelope, Device device) {
    return envelope.signedBy(device.asCertificate().publicKey());
  }

  private List<NamedOfficer> officers(SealedVisit sealed, LocalDate day) {
    return sealed.officers().stream()
        .map(
            it -> new NamedOfficer(it.person(), people.certificateOn(it.person(), day).isPresent()))
        .toList();
  }

  /** A visit that checks nothing needs no pair. */
  private int needed(SealedVisit sealed, Optional<Visit> visit, LocalDate day) {
    boolean checks =
        parts.stream().anyMatch(part -> part.checks() && sealed.parts().containsKey(part.kind()));
    return checks || visit.map(it -> keeper.kind(it.kind()).inspection()).orElse(false)
        ? keeper.gate().officersNeededOn(day)
        : 1;
  }

  /** Whether somebody other than the one who sealed agreed to this very record. */
  private boolean isCosigned(String eventHash, UUID sealedBy) {
    return submissions.cosignatures(eventHash).stream()
        .anyMatch(it -> it.agreed() && !it.person().equals(sealedBy));
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
    if (accepted.forked()) {
      raised.add(Flag.DEVICE_FORKED);
    }
    keep(sealed, visit, packageId);
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
    numbers.use(visit.home(), sealed.sheet().number(), id);
  }

  /** The visit was made: remembered for the gate, shown at the door. */
  private void hold(Visit visit, SealedVisit sealed, List<Sealed> parts) {
    var open = List.of(VisitState.PROPOSED, VisitState.APPROVED, VisitState.DECIDE_AGAIN);
    boolean known = parts.stream().allMatch(part -> part.room() != null);
    visits.move(visit.id(), open, known ? VisitState.CONCLUDED : VisitState.HELD, clock.instant());
    var subject = sealed.subject().or(() -> Optional.ofNullable(visit.subject()));
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
  }

  private Acknowledgement repeated(Envelope envelope) {
    var id = envelope.event().id();
    var kept = trace.find(id).orElseThrow(Fault::notFound);
    return new Acknowledgement(
        trace.receipt(kept).json(),
        missing(id),
        submissions.flags(id).stream().map(FlagView::of).toList(),
        true);
  }

  private static Fault refusal(Reason reason, AcceptanceFacts facts) {
    return switch (reason) {
      case DEVICE_NOT_BOUND ->
          Fault.of(
              Fault.Kind.REFUSED,
              reason.code(),
              "The device that sealed this is not bound to the person who did.");
      case BAD_SIGNATURE ->
          Fault.of(
              Fault.Kind.REFUSED,
              reason.code(),
              "The signature is not that of the device over this event.");
      case OTHER_CONTENT ->
          Fault.of(
                  Fault.Kind.CONFLICT,
                  reason.code(),
                  "This id was accepted before with other content.")
              .with("kept", facts.acceptedHash().orElse(""))
              .with("sent", facts.eventHash());
      case VISIT_NEVER_HELD ->
          Fault.of(
              Fault.Kind.NOT_FOUND,
              reason.code(),
              "No package of this device ever held this visit.");
      case NOT_READABLE ->
          Fault.of(Fault.Kind.NOT_ACCEPTED, reason.code(), "The envelope cannot be read.");
    };
  }

  private Acknowledgement cosigned(Envelope envelope, Cosigned cosigned) {
    var event = envelope.event();
    requireSigned(envelope);
    var visit =
        visits
            .find(cosigned.visit())
            .filter(it -> isOfPair(it, event))
            .orElseThrow(Submissions::neverHeld);
    var accepted = trace.accept(envelope, visit.id(), visit.organizationPath());
    if (!accepted.repeated()) {
      submissions.cosign(visit, cosigned);
      if (cosigned.agreed()) {
        submissions
            .named(visit.id(), cosigned.names())
            .filter(it -> isCosigned(cosigned.names(), sealer(it)))
            .ifPresent(it -> flags.settle(it, Flag.COSIGNATURE_MISSING, "cosigned"));
      }
    }
    return new Acknowledgement(
        accepted.receipt().json(), List.of(), List.of(), accepted.repeated());
  }

  private UUID sealer(UUID submission) {
    return submissions.find(submission).map(Row::person).orElse(submission);
  }

  private static boolean isOfPair(Visit visit, Event event) {
    return visit.officers().stream()
        .anyMatch(member -> member.person().toString().equals(event.person()));
  }

  private Acknowledgement handed(Envelope envelope, Handed handed) {
    requireSigned(envelope);
    var device = UUID.fromString(envelope.event().device().orElseThrow());
    var visit =
        visits
            .find(handed.visit())
            .filter(it -> packages.held(device, it.id(), it.id()).isPresent())
            .orElseThrow(Submissions::neverHeld);
    var accepted = trace.accept(envelope, visit.id(), visit.organizationPath());
    if (!accepted.repeated()) {
      submissions.handed(visit, handed);
    }
    return new Acknowledgement(
        accepted.receipt().json(), List.of(), List.of(), accepted.repeated());
  }

  private void requireSigned(Envelope envelope) {
    var event = envelope.event();
    var device =
        event
            .device()
            .flatMap(id -> devices.find(idOf(id)))
            .filter(it -> it.person().toString().equals(event.person()))
            .filter(it -> it.boundAt(event.capturedAt().toInstant()))
            .orElseThrow(
                () ->
                    Fault.of(
                        Fault.Kind.REFUSED,
                        Reason.DEVICE_NOT_BOUND.code(),
                        "The device that sealed this is not bound to the person who did."));
    if (!isSigned(envelope, device)) {
      throw Fault.of(
          Fault.Kind.REFUSED,
          Reason.BAD_SIGNATURE.code(),
          "The signature is not that of the device over this event.");
    }
  }

  private static UUID idOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw new NotReadable("not an id: \"" + text + "\"", notAnId);
    }
  }

  private static Fault neverHeld() {
    return Fault.of(
        Fault.Kind.NOT_FOUND,
        Reason.VISIT_NEVER_HELD.code(),
        "No package of this device ever held this visit.");
  }

  /** A file has arrived: submissions that waited for it may now be complete. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void arrived(FileArrived news) {
    for (var submission : Set.copyOf(submissions.arrived(news.hash().hex()))) {
      if (submissions.complete(submission, clock.instant())) {
        complete(submission);
      }
    }
  }

  private void complete(UUID submission) {
    var row = submissions.find(submission).orElseThrow();
    var digests =
        submissions.photos(submission).stream()
            .map(SubmissionStore.Photo::sha256)
            .<Json>map(JsonText::new)
            .toList();
    trace.record(
        "attachments.complete",
        row.visit(),
        JsonObject.empty()
            .with("v", 1)
            .with("submission", submission.toString())
            .with("digests", new JsonArray(digests)));
    flags.settle(submission, Flag.PHOTO_MISSING, "complete");
  }

  /** How far a submission is; a fault when this scope sees none of that id. */
  @Transactional(readOnly = true)
  public Standing standing(UUID id) {
    return standing(submissions.find(id).orElseThrow(Fault::notFound));
  }

  /** A fault unless this scope sees the submission or the event of a phone under that id. */
  @Transactional(readOnly = true)
  public void requireSeen(UUID id) {
    if (submissions.find(id).isEmpty() && trace.find(id).isEmpty()) {
      throw Fault.notFound();
    }
  }

  private Standing standing(Row row) {
    var missing = missing(row.id());
    return new Standing(
        row.id(),
        row.visit(),
        row.receivedAt(),
        missing,
        submissions.flags(row.id()).stream().map(FlagView::of).toList(),
        isCosigned(row.eventHash(), row.person()),
        level(row, missing.isEmpty()));
  }

  private int level(Row row, boolean complete) {
    if (!complete) {
      return 2;
    }
    return log.proof(row.id()).isPresent() ? 4 : 3;
  }

  private List<String> missing(UUID submission) {
    return submissions.photos(submission).stream()
        .filter(photo -> !photo.arrived())
        .map(SubmissionStore.Photo::sha256)
        .distinct()
        .sorted()
        .toList();
  }

  /** Submissions in scope in the order of their ids. */
  @Transactional(readOnly = true)
  public Page<Standing> list(@Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    var rows = Page.of(submissions.list(after, size + 1), size, row -> row.id().toString());
    return new Page<>(rows.items().stream().map(this::standing).toList(), rows.next());
  }

  /** The submission of a visit that counts: the first received. */
  @Transactional(readOnly = true)
  public Optional<Standing> ofVisit(UUID visit) {
    return submissions.ofVisit(visit).stream().findFirst().map(this::standing);
  }

  /** The station explains a flag that no other act meets. */
  @Transactional
  public void explain(UUID id, String code, String reason) {
    var row = submissions.find(id).orElseThrow(Fault::notFound);
    var flag =
        submissions.flags(id).stream()
            .filter(it -> it.code().equals(code) && it.owner() == Flag.Owner.STATION)
            .findFirst()
            .orElseThrow(Fault::notFound);
    trace.record(
        "flag.explained",
        row.visit(),
        JsonObject.empty()
            .with("v", 1)
            .with("submission", id.toString())
            .with("flag", code)
            .with("reason", reason));
    flags.settle(id, flag, reason);
  }
}
