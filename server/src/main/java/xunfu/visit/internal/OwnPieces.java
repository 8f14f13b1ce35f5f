package xunfu.visit.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Text;
import xunfu.organization.Device;
import xunfu.organization.Devices;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.registry.Premises;
import xunfu.registry.Premises.EarlierVisit;
import xunfu.standards.Standards;
import xunfu.visit.Demand;
import xunfu.visit.GateView;
import xunfu.visit.PackageRequest;
import xunfu.visit.Piece;
import xunfu.visit.Visit;
import xunfu.visit.VisitPart;

/** The pieces of this room: visits, premises, standards, numbers, certificates. */
@Component
public class OwnPieces {
  /** Earlier visits on a premises' card. */
  private static final int LAST_VISITS = 3;

  private final DemandStore demands;
  private final DecisionStore decisions;
  private final ApprovalStore approvals;
  private final CodeStore codes;
  private final Places places;
  private final NumberBlocks numbers;
  private final Standards standards;
  private final Devices devices;
  private final KnownKeys keys;
  private final ObjectProvider<VisitPart> parts;
  private final Written written;
  private final Clock clock;

  OwnPieces(
      DemandStore demands,
      DecisionStore decisions,
      ApprovalStore approvals,
      CodeStore codes,
      Places places,
      NumberBlocks numbers,
      Standards standards,
      Devices devices,
      KnownKeys keys,
      ObjectProvider<VisitPart> parts,
      Written written,
      Clock clock) {
    this.demands = demands;
    this.decisions = decisions;
    this.approvals = approvals;
    this.codes = codes;
    this.places = places;
    this.numbers = numbers;
    this.standards = standards;
    this.devices = devices;
    this.keys = keys;
    this.parts = parts;
    this.written = written;
    this.clock = clock;
  }

  /** All of them for one package; gives the device numbers when it has too few. */
  public List<Piece> pieces(PackageRequest request) {
    var pieces = new ArrayList<Piece>();
    request.shown().forEach(visit -> pieces.add(visit(visit)));
    places.byId(request.shown().stream().map(Visit::premises).distinct().toList()).values().stream()
        .sorted(Comparator.comparing(Premises::id))
        .forEach(premises -> pieces.add(premises(premises)));
    var catalogue = standards.cataloguePiece();
    pieces.add(new Piece("catalogue", catalogue.sha256(), catalogue.bytes()));
    pieces.add(new Piece("sheet", "result-sheet", standards.sheetPiece().bytes()));
    pieces.add(new Piece("sentences", "sentences", standards.sentencesPiece().bytes()));
    pieces.addAll(numbers.pieces(request));
    pieces.add(certificates(request));
    return pieces;
  }

  private Piece visit(Visit visit) {
    var served = demands.list(visit.id(), null, Page.MAX_LIMIT);
    var code = codes.ofVisit(visit.id()).orElseThrow(Fault::notFound);
    var approval = approvals.latest(visit.id()).orElseThrow(Fault::notFound);
    var gate = decisions.latest(visit.id()).orElseThrow(Fault::notFound);
    var content =
        new VisitPiece(
            visit.id(),
            new Code("/open/visits/" + code.secret(), code.secret(), code.spoken()),
            visit.kind(),
            served.stream().map(Demand::purpose).distinct().toList(),
            served.stream()
                .map(it -> new DemandLine(it.id(), it.room(), it.reason(), it.sourceName()))
                .toList(),
            visit.parts(),
            visit.premises(),
            visit.subject(),
            gate,
            new ApprovedBy(
                approval.personName(),
                approval.postName(),
                approval.at().atZone(clock.getZone()).toOffsetDateTime(),
                approval.act()),
            visit.actCode(),
            gate.year());
    return new Piece("visit", visit.id().toString(), written.bytes(content));
  }

  private record VisitPiece(
      UUID id,
      Code code,
      String kind,
      List<Text> purposes,
      List<DemandLine> demands,
      List<String> parts,
      UUID premises,
      @Nullable UUID subject,
      GateView gate,
      ApprovedBy approval,
      @Nullable String actCode,
      GateView.Year year) {}

  private record Code(String link, String secret, String spoken) {}

  private record DemandLine(UUID id, String room, Text reason, Text sourceName) {}

  private record ApprovedBy(String personName, String postName, OffsetDateTime at, UUID act) {}

  private Piece premises(Premises premises) {
    var card =
        new Premises(
            premises.id(),
            premises.name(),
            premises.inside(),
            premises.subject(),
            premises.address(),
            premises.township(),
            premises.place(),
            premises.phone(),
            premises.openingHours(),
            premises.traits(),
            premises.licences(),
            premises.equipment(),
            lastVisits(premises),
            premises.source());
    return new Piece("premises", premises.id().toString(), written.bytes(card));
  }

  /** Our own visits and those that registers know of, the latest first. */
  private List<EarlierVisit> lastVisits(Premises premises) {
    var own = parts.stream().flatMap(part -> part.lastVisits(premises.id(), LAST_VISITS).stream());
    return Stream.concat(own, premises.lastVisits().stream())
        .sorted(Comparator.comparing(EarlierVisit::date).reversed())
        .limit(LAST_VISITS)
        .toList();
  }

  /** Valid devices of both officers, so that each can check the other's signature offline. */
  private Piece certificates(PackageRequest request) {
    var content =
        new Certificates(
            request.shown().stream()
                .flatMap(visit -> visit.officers().stream())
                .map(Visit.PairMember::person)
                .distinct()
                .sorted()
                .flatMap(person -> devices.bound(person).stream())
                .map(Device::certificate)
                .map(Raw::new)
                .toList(),
            keys.keys().stream()
                .map(NamedKey::write)
                .map(JsonObject::canonicalText)
                .sorted()
                .map(Raw::new)
                .toList());
    return new Piece("certificates", request.day().toString(), written.bytes(content));
  }

  private record Certificates(List<Raw> devices, List<Raw> keys) {}

  /** JSON that stands as it was signed. */
  private record Raw(@com.fasterxml.jackson.annotation.JsonValue @JsonRawValue String json) {}
}
