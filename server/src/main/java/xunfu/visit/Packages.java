package xunfu.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Scope;
import xunfu.organization.Acting;
import xunfu.organization.Devices;
import xunfu.proof.event.Times;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonText;
import xunfu.proof.json.JsonTruth;
import xunfu.proof.keys.SigningKey;
import xunfu.trace.TraceLog;
import xunfu.visit.internal.ApprovalStore;
import xunfu.visit.internal.GateKeeper;
import xunfu.visit.internal.Offices;
import xunfu.visit.internal.OwnPieces;
import xunfu.visit.internal.PackageStore;
import xunfu.visit.internal.Reconsidering;
import xunfu.visit.internal.VisitStore;
import xunfu.visit.internal.gate.GateDecision;
import xunfu.visit.internal.gate.GateDecision.Verdict;
import xunfu.visit.internal.gate.GateFacts.Moment;

/**
 * Work packages: what an officer takes along for a day, as a signed manifest of content-addressed
 * pieces. A package is made for one device of the officer who asks, and only its person may fetch
 * it.
 */
@Service
public class Packages {
  /** How long after its day the pieces of a package can be fetched; its manifest stays. */
  private static final Duration PIECES_LAST = Duration.ofDays(7);

  /** States in which a record has arrived. */
  private static final Set<VisitState> MADE = Set.of(VisitState.HELD, VisitState.CONCLUDED);

  private final VisitStore visits;
  private final ApprovalStore approvals;
  private final PackageStore packages;
  private final GateKeeper keeper;
  private final Reconsidering reconsidering;
  private final Offices offices;
  private final Devices devices;
  private final OwnPieces ownPieces;
  private final ObjectProvider<PackagePart> parts;
  private final TraceLog log;
  private final TransactionTemplate transaction;
  private final SigningKey key;
  private final Clock clock;
  private final Ids ids;

  Packages(
      VisitStore visits,
      ApprovalStore approvals,
      PackageStore packages,
      GateKeeper keeper,
      Reconsidering reconsidering,
      Offices offices,
      Devices devices,
      OwnPieces ownPieces,
      ObjectProvider<PackagePart> parts,
      TraceLog log,
      TransactionTemplate transaction,
      @Qualifier("packageKey") SigningKey key,
      Clock clock,
      Ids ids) {
    this.visits = visits;
    this.approvals = approvals;
    this.packages = packages;
    this.keeper = keeper;
    this.reconsidering = reconsidering;
    this.offices = offices;
    this.devices = devices;
    this.ownPieces = ownPieces;
    this.parts = parts;
    this.log = log;
    this.transaction = transaction;
    this.key = key;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Makes the package of a day for a device of the acting officer. The gate is asked once more; a
   * visit that it refuses is left out and sent back to the approver, which stays done even when
   * none is left; the fault then carries the gate's words. What the colleague has sealed meanwhile
   * goes along to be co-signed, or whoever takes the day along late could never do so.
   *
   * @return the signed manifest as canonical JSON
   */
  public String make(UUID day, UUID device) {
    return switch (transaction.execute(_ -> decided(day, device))) {
      case Outcome.Made(String manifest) -> manifest;
      case Outcome.Refused(Visit visit, GateDecision decision) ->
          throw GateKeeper.refused(visit, decision);
      case Outcome.NoneApproved _ ->
          throw Fault.of(
                  Fault.Kind.CONFLICT, "nothing-to-take-along", "No visit of this day is approved.")
              .maybe("Ask the deputy in charge to approve the day.");
    };
  }

  /** What came of asking for a package; known before the transaction ends, told after it. */
  private sealed interface Outcome {
    record Made(String manifest) implements Outcome {}

    /** The gate lets none go any more; of these the first. */
    record Refused(Visit visit, GateDecision decision) implements Outcome {}

    record NoneApproved() implements Outcome {}
  }

  private Outcome decided(UUID day, UUID device) {
    var acting = Acting.now();
    requireOwnDevice(device, acting);
    var mine = visitsOf(day, acting);
    var going = new ArrayList<Visit>();
    var stopped = new ArrayList<Outcome>();
    for (var visit : mine) {
      if (visit.state() == VisitState.APPROVED) {
        var decision = decide(visit);
        if (decision.verdict() == Verdict.GO) {
          going.add(visit);
        } else {
          reconsidering.again(visit.id());
          stopped.add(new Outcome.Refused(visit, decision));
        }
      }
    }
    var made = mine.stream().filter(visit -> MADE.contains(visit.state())).toList();
    return going.isEmpty() && made.isEmpty()
        ? stopped.stream().findFirst().orElseGet(Outcome.NoneApproved::new)
        : new Outcome.Made(packed(day, device, acting, going, made));
  }

  private String packed(UUID day, UUID device, Acting acting, List<Visit> going, List<Visit> made) {
    var date = dateOf(going.isEmpty() ? made : going);
    var request =
        new PackageRequest(
            ids.next(), device, acting.person(), acting.post(), day, date, going, made);
    var pieces = new ArrayList<>(ownPieces.pieces(request));
    parts.orderedStream().forEach(part -> pieces.addAll(part.pieces(request)));
    return kept(request, pieces, acting);
  }

  private void requireOwnDevice(UUID device, Acting acting) {
    boolean own =
        devices
            .find(device)
            .filter(it -> it.person().equals(acting.person()) && it.boundAt(clock.instant()))
            .isPresent();
    if (!own) {
      throw Fault.of(Fault.Kind.REFUSED, "device-not-bound", "This device is not bound to you.")
          .maybe("Bind it first with POST /api/devices.");
    }
  }

  private List<Visit> visitsOf(UUID day, Acting acting) {
    var mine =
        visits.ofDay(day).stream()
            .filter(
                visit ->
                    visit.officers().stream()
                        .anyMatch(member -> member.person().equals(acting.person())))
            .toList();
    if (mine.isEmpty()) {
      throw Fault.notFound();
    }
    return mine;
  }

  private GateDecision decide(Visit visit) {
    var approval = approvals.latest(visit.id()).map(ApprovalStore.Approval::forGate).orElse(null);
    return keeper.decide(visit, Moment.PACKAGE, approval);
  }

  private static LocalDate dateOf(List<Visit> going) {
    var date = going.getFirst().date();
    if (date == null) {
      throw new IllegalStateException("visit " + going.getFirst().id() + " of a day has no date");
    }
    return date;
  }

  private String kept(PackageRequest request, List<Piece> pieces, Acting acting) {
    var madeAt = clock.instant();
    var validUntil = request.date().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    var manifest = key.seal(manifest(request, pieces, acting, madeAt, validUntil)).canonicalText();
    var by = Scope.acting();
    packages.forget(request.device(), madeAt.minus(PIECES_LAST));
    packages.insert(request, by, madeAt, validUntil, manifest);
    packages.keep(request.id(), pieces, by);
    return manifest;
  }

  private JsonObject manifest(
      PackageRequest request,
      List<Piece> pieces,
      Acting acting,
      Instant madeAt,
      Instant validUntil) {
    return JsonObject.empty()
        .with("v", 1)
        .with("id", request.id().toString())
        .with("home", acting.home())
        .with("person", request.person().toString())
        .with("post", request.post().toString())
        .with("organization", acting.organization().toString())
        .with("device", request.device().toString())
        .with("day", request.day().toString())
        .with("date", request.date().toString())
        .with("visits", array(request.visits(), visit -> new JsonText(visit.id().toString())))
        .with("cosign", array(request.made(), visit -> new JsonText(visit.id().toString())))
        .with("madeAt", wire(madeAt))
        .with("validUntil", wire(validUntil))
        .with("serverTime", wire(madeAt))
        .with("head", log.latestHead().map(head -> head.write()).orElse(""))
        .with("fictional", JsonTruth.of(offices.isFictional(request.person())))
        .with("pieces", array(pieces, Packages::reference));
  }

  private static JsonObject reference(Piece piece) {
    return JsonObject.empty()
        .with("kind", piece.kind())
        .with("key", piece.key())
        .with("sha256", piece.sha256())
        .with("size", piece.content().length);
  }

  private static <T> JsonArray array(
      List<T> things, java.util.function.Function<T, ? extends Json> write) {
    return new JsonArray(things.stream().<Json>map(write::apply).toList());
  }

  private String wire(Instant instant) {
    return Times.write(instant.atZone(clock.getZone()).toOffsetDateTime());
  }

  /** The manifest of a package that was made for the acting person. */
  @Transactional(readOnly = true)
  public String manifest(UUID id) {
    return packages.manifest(id, Acting.now().person()).orElseThrow(Fault::notFound);
  }

  /** A piece of a package that was made for the acting person. */
  @Transactional(readOnly = true)
  public byte[] piece(UUID id, String sha256) {
    return packages.piece(id, sha256, Acting.now().person()).orElseThrow(Fault::notFound);
  }
}
