package xunfu.visit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.Cast;
import xunfu.kernel.Identifier;
import xunfu.kernel.Place;
import xunfu.kernel.Scope.SystemPost;
import xunfu.kernel.Text;
import xunfu.organization.Acting;
import xunfu.organization.Devices;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.registry.NewPremises;
import xunfu.registry.Premises.Equipment;
import xunfu.registry.Registry;
import xunfu.rounds.Days;
import xunfu.rounds.NewDay;
import xunfu.standards.Standards;
import xunfu.visit.Visit.PairMember;
import xunfu.visit.internal.SheetOpinion;

/**
 * A stage for visits of the cast: businesses in the register, days of Fu and Yao, phones, and
 * sealed records. Everything is made through the doors of the rooms.
 */
@Component
public class Stage {
  public static final String FU = "officer.fu";
  public static final String YAO = "officer.yao";
  public static final String HEAD = "head.fuchunjiang";
  public static final String DEPUTY = "deputy.bureau";

  private static final Place STATION_SEAT =
      new Place(297_912_345, 1_196_543_210, 50, Place.Source.SEAT, true);

  private final Cast cast;
  private final Registry registry;
  private final Demands demands;
  private final Days days;
  private final Packages packages;
  private final Submissions submissions;
  private final Visits visits;
  private final SheetOpinion sheets;
  private final ObjectProvider<VisitPart> parts;
  private final Devices devices;
  private final Standards standards;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private int businesses;

  Stage(
      Cast cast,
      Registry registry,
      Demands demands,
      Days days,
      Packages packages,
      Submissions submissions,
      Visits visits,
      SheetOpinion sheets,
      ObjectProvider<VisitPart> parts,
      Devices devices,
      Standards standards,
      TransactionTemplate transaction,
      Clock clock) {
    this.cast = cast;
    this.registry = registry;
    this.demands = demands;
    this.days = days;
    this.packages = packages;
    this.submissions = submissions;
    this.visits = visits;
    this.sheets = sheets;
    this.parts = parts;
    this.devices = devices;
    this.standards = standards;
    this.transaction = transaction;
    this.clock = clock;
  }

  public Acting acting(String who) {
    return cast.acting(who);
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  public OffsetDateTime now() {
    return OffsetDateTime.now(clock).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  /** A restaurant with a lift, its name and ids from a running number. */
  public UUID restaurant() {
    int number = ++businesses;
    var premises = Cast.id("restaurant " + number + " " + UUID.randomUUID());
    SystemPost.IMPORT.run(
        () ->
            registry.enter(
                List.of(restaurant(premises, number)), "fictional", LocalDate.of(2026, 11, 1)));
    return premises;
  }

  private static NewPremises restaurant(UUID id, int number) {
    var subject = UUID.nameUUIDFromBytes((id + " subject").getBytes(StandardCharsets.UTF_8));
    return new NewPremises(
        id,
        "云栖饭店" + number,
        null,
        "富春江镇芦茨村 " + number + " 号",
        "330122",
        "330122102",
        new Place(
            297_900_000 + number * 4_000,
            1_196_500_000 + number % 7 * 6_000,
            300,
            Place.Source.VILLAGE,
            true),
        "0571-6400" + (1000 + number),
        List.of(List.of("00:00", "23:59")),
        List.of("catering", "enterprise", "special-equipment", "lift"),
        new NewPremises.NewSubject(
            subject,
            new Identifier("uscc", "fictional-" + subject),
            "桐庐云栖餐饮" + number + "有限公司",
            "enterprise",
            "白露",
            LocalDate.of(2020, 5, 1)),
        List.of(
            new NewPremises.NewLicence(
                UUID.nameUUIDFromBytes((id + " licence").getBytes(StandardCharsets.UTF_8)),
                "food",
                "JY2-" + id,
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2029, 1, 1))),
        List.of(
            new Equipment(
                UUID.nameUUIDFromBytes((id + " lift").getBytes(StandardCharsets.UTF_8)),
                "lift",
                "客梯",
                "梯11浙A" + id,
                LocalDate.of(2027, 3, 1))),
        List.of());
  }

  /** Wants a routine check of a restaurant by two forms, within a week. */
  public UUID check(UUID premises) {
    return want(premises, "routine", Set.of("inspection"), Set.of("F01", "F22"));
  }

  /** Wants a service visit within a week. */
  public UUID service(UUID premises) {
    return want(premises, "service", Set.of("problem"), Set.of());
  }

  /** Raises a demand in the name of the station's head; answers the visit that serves it. */
  public UUID want(UUID premises, String kind, Set<String> parts, Set<String> needs) {
    return want(premises, kind, parts, needs, false);
  }

  /** The same, announced to the business or not; the two are never merged. */
  public UUID want(
      UUID premises, String kind, Set<String> parts, Set<String> needs, boolean announced) {
    return acting(HEAD)
        .call(
            () -> {
              var subject =
                  registry.premises(premises).subject() == null
                      ? null
                      : registry.premises(premises).subject().id();
              return demands
                  .raise(
                      new NewDemand(
                          UUID.randomUUID(),
                          "test",
                          Text.of("所内安排", "Planned by the station"),
                          kind,
                          Text.of("看一看", "A look"),
                          Text.of("一年没去了", "Not seen for a year"),
                          subject,
                          premises,
                          new Window(today(), today().plusDays(6)),
                          parts,
                          needs,
                          announced))
                  .visit();
            });
  }

  public static List<PairMember> pair() {
    return List.of(
        new PairMember(Cast.id(FU), Cast.postOf(FU)),
        new PairMember(Cast.id(YAO), Cast.postOf(YAO)));
  }

  /** A day of Fu and Yao with these visits, not yet proposed. */
  public UUID day(UUID... visits) {
    return acting(HEAD)
        .call(
            () ->
                days.plan(
                        new NewDay(
                            UUID.randomUUID(),
                            today(),
                            pair(),
                            STATION_SEAT,
                            STATION_SEAT,
                            LocalTime.of(8, 30),
                            LocalTime.of(17, 30),
                            List.of(visits)))
                    .id());
  }

  /** The same, proposed by the head and approved by the deputy in charge. */
  public UUID approvedDay(UUID... visits) {
    var day = day(visits);
    acting(HEAD).call(() -> days.propose(day));
    acting(DEPUTY).call(() -> days.answer(day, true, null));
    return day;
  }

  /** A phone bound to somebody of the cast. */
  public Pen phone(String who) {
    var pen = new Pen(acting(who));
    pen.owner().call(() -> devices.bind(pen.id(), pen.publicKey()));
    return pen;
  }

  /** Takes a day along: the manifest. */
  public JsonObject take(UUID day, Pen phone) {
    var manifest = phone.owner().call(() -> packages.make(day, phone.id()));
    return Json.read(manifest).asObject();
  }

  /** A piece of a package, whose bytes have the hash by which it is named. */
  public JsonObject piece(JsonObject manifest, String kind, @Nullable UUID key, Pen phone) {
    var reference =
        manifest.array("pieces").elements().stream()
            .map(Json::asObject)
            .filter(it -> it.text("kind").equals(kind))
            .filter(it -> key == null || it.text("key").equals(key.toString()))
            .findFirst()
            .orElseThrow();
    var bytes =
        phone
            .owner()
            .call(
                () ->
                    packages.piece(UUID.fromString(manifest.text("id")), reference.text("sha256")));
    return Json.read(bytes).asObject();
  }

  /** A sealed record of one visit of a package. */
  public Sealing record(JsonObject manifest, UUID visit, Pen phone) {
    return new Sealing(this, manifest, visit, phone);
  }

  /** The sheet of a record as the server lays it out from the package that the record names. */
  String sheet(JsonObject record, Pen phone) {
    var visit = UUID.fromString(record.text("visit"));
    return phone
        .owner()
        .call(
            () ->
                transaction.execute(
                    _ ->
                        sheets
                            .layOut(
                                record,
                                visit,
                                UUID.fromString(record.text("package")),
                                record.text("endedAt"),
                                told(record, visits.get(visit)))
                            .orElseThrow()));
  }

  private List<SheetOpinion.Told> told(JsonObject record, Visit visit) {
    var sealed = record.object("parts");
    return parts.stream()
        .filter(room -> sealed.has(room.kind()))
        .map(
            room ->
                new SheetOpinion.Told(
                    room,
                    new VisitPart.SealedPart(
                        visit.id(), "", visit, record, sealed.object(room.kind()))))
        .toList();
  }

  String catalogueHash() {
    return standards.cataloguePiece().sha256();
  }

  /** Sends an envelope in the name of the phone's owner. */
  public Submissions.Acknowledgement send(Pen phone, xunfu.proof.event.Envelope envelope) {
    return phone.owner().call(() -> submissions.accept(envelope.write().canonical()));
  }

  /** Does work in a transaction in somebody's name. */
  public <T extends @Nullable Object> T as(String who, java.util.function.Supplier<T> work) {
    return acting(who).call(() -> transaction.execute(_ -> work.get()));
  }
}
