package xunfu.rounds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.collaboration.About;
import xunfu.collaboration.NewToDo;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Place;
import xunfu.kernel.Scope;
import xunfu.kernel.Text;
import xunfu.organization.Acting;
import xunfu.proof.event.Times;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonText;
import xunfu.registry.Premises;
import xunfu.registry.Registry;
import xunfu.rounds.Day.DecidedBy;
import xunfu.rounds.Day.Stop;
import xunfu.rounds.internal.DayPlanner;
import xunfu.rounds.internal.DayPlanner.Task;
import xunfu.rounds.internal.DayStore;
import xunfu.trace.Trace;
import xunfu.visit.Visit;
import xunfu.visit.VisitState;
import xunfu.visit.VisitWithdrawn;
import xunfu.visit.Visits;

/** Days of pairs: planned by the road, proposed, approved in one act, ordered anew on the way. */
@Service
public class Days {
  /** Kind of the to-do that the approval of a day does. */
  public static final String TO_APPROVE = "approve-day";

  private static final String DRAFT = "draft";
  private static final String PROPOSED = "proposed";
  private static final String APPROVED = "approved";
  private static final String RETURNED = "returned";

  /** Why a visit is skipped that went into another day. */
  private static final String REPLANNED = "replanned";

  private final DayStore store;
  private final DayPlanner planner;
  private final Visits visits;
  private final Registry registry;
  private final ToDos todos;
  private final Trace trace;
  private final Clock clock;

  Days(
      DayStore store,
      DayPlanner planner,
      Visits visits,
      Registry registry,
      ToDos todos,
      Trace trace,
      Clock clock) {
    this.store = store;
    this.planner = planner;
    this.visits = visits;
    this.registry = registry;
    this.todos = todos;
    this.trace = trace;
    this.clock = clock;
  }

  /** Plans a day and fixes pair and date of its visits. The same day again changes nothing. */
  @Transactional
  public Day plan(NewDay wanted) {
    var by = Scope.acting();
    if (!store.claim(wanted.id(), by.actor().home())) {
      return get(wanted.id());
    }
    if (wanted.pair().isEmpty() || wanted.visits().isEmpty()) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED, "nothing-to-plan", "A day has a pair and at least one visit.");
    }
    visits.lock(wanted.visits());
    wanted.visits().forEach(this::takeFromItsDay);
    var tasks = wanted.visits().stream().map(id -> task(visits.get(id), wanted.start())).toList();
    var empty =
        new Day(
            by.actor().home(),
            wanted.id(),
            by.actor().organization(),
            by.path(),
            wanted.date(),
            DRAFT,
            wanted.pair(),
            wanted.start(),
            wanted.end(),
            wanted.from(),
            wanted.until(),
            at(wanted.date(), wanted.from()),
            at(wanted.date(), wanted.from()),
            0,
            0,
            TravelTable.estimated(List.of(), List.of()),
            null,
            null,
            List.of());
    var day = planner.ordered(empty, tasks, 0, wanted.from());
    try {
      store.insert(day, clock.instant());
    } catch (DuplicateKeyException planned) {
      throw inAnotherDay("One of these visits", null);
    }
    wanted.visits().forEach(visit -> visits.fix(visit, day.id(), day.date(), wanted.pair()));
    return get(day.id());
  }

  /**
   * A visit stands in one day. What was not made on a day that is over may be planned anew; from a
   * day that is still to come it must be taken by whoever answers for that day.
   */
  private void takeFromItsDay(UUID visit) {
    var standing = store.dayOf(visit).map(this::locked);
    if (standing.isEmpty()) {
      return;
    }
    var day = standing.get();
    if (!day.date().isBefore(LocalDate.now(clock))) {
      throw inAnotherDay("Visit " + visit, day);
    }
    skipped(day, visit, REPLANNED, clock.instant());
  }

  private static Fault inAnotherDay(String what, @Nullable Day day) {
    var fault =
        Fault.of(
                Fault.Kind.CONFLICT,
                "in-another-day",
                what + " stands in another day" + (day == null ? "." : " of " + day.date() + "."))
            .maybe("Skip it there first, or leave it out here.");
    return day == null ? fault : fault.with("day", day.id());
  }

  private Task task(Visit visit, Place otherwise) {
    var premises = registry.premises(visit.premises());
    return new Task(visit.id(), premises, placeOf(premises, otherwise), visit.parts());
  }

  /** Of a premises without a known place the start of the day is the best guess, and it says so. */
  private static Place placeOf(Premises premises, Place otherwise) {
    var place = premises.place();
    return place != null
        ? place
        : new Place(
            otherwise.lat(), otherwise.lon(), otherwise.accuracyMetres(), Place.Source.NONE, true);
  }

  private Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(clock.getZone()).toInstant();
  }

  /** The day; a fault when this scope sees none of that id. */
  @Transactional(readOnly = true)
  public Day get(UUID id) {
    return store.find(id).orElseThrow(Fault::notFound);
  }

  /**
   * The day as it stands now that nobody else can change it before this transaction ends. Who needs
   * visits as well locks them before, so that two acts never wait for each other.
   */
  private Day locked(UUID id) {
    store.lock(id);
    return get(id);
  }

  /** Days in scope in the order of their ids, of one date or of all. */
  @Transactional(readOnly = true)
  public Page<Day> list(@Nullable LocalDate date, @Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    return Page.of(store.list(date, after, size + 1), size, day -> day.id().toString());
  }

  /** The head of the station proposes the day, whatever its version. */
  @Transactional
  public Day propose(UUID id) {
    return propose(id, _ -> {});
  }

  /**
   * The head of the station proposes the day; the approver gets a to-do.
   *
   * @param seen is shown the day as nobody else can change it any more, and throws when it is not
   *     the one that was looked at
   */
  @Transactional
  public Day propose(UUID id, Consumer<Day> seen) {
    var day = locked(id);
    seen.accept(day);
    var by = Acting.now();
    move(day, List.of(DRAFT, RETURNED), PROPOSED, decidedBy(by, true, null), null);
    visits
        .approver(day.organization())
        .ifPresent(
            post ->
                todos.raise(
                    new NewToDo(
                        post.home(),
                        post.organization(),
                        post.path(),
                        post.id(),
                        TO_APPROVE,
                        Text.of(
                            day.date() + " 的走访安排待批准",
                            "The visits of " + day.date() + " are to be approved"),
                        new About("day", id),
                        day.date())));
    return get(id);
  }

  /** The approver answers for the day, whatever its version. */
  @Transactional
  public Day answer(UUID id, boolean accepted, @Nullable String reason) {
    return answer(id, accepted, reason, _ -> {});
  }

  /**
   * The approver answers for every planned visit of the day in one act: all or none.
   *
   * @param seen is shown the day as nobody else can change it any more, and throws when it is not
   *     the one that was looked at
   */
  @Transactional
  public Day answer(UUID id, boolean accepted, @Nullable String reason, Consumer<Day> seen) {
    visits.lock(planned(get(id)));
    var day = locked(id);
    seen.accept(day);
    var by = Acting.now();
    var planned = planned(day);
    visits.answer(planned, accepted, reason);
    move(
        day,
        List.of(PROPOSED),
        accepted ? APPROVED : RETURNED,
        null,
        decidedBy(by, accepted, reason));
    trace.record("day.approved", id, approved(id, planned, accepted, reason));
    todos.done(TO_APPROVE, new About("day", id));
    return get(id);
  }

  private static List<UUID> planned(Day day) {
    return day.stops().stream().filter(Stop::isPlanned).map(Stop::visit).toList();
  }

  private static JsonObject approved(
      UUID day, List<UUID> visits, boolean accepted, @Nullable String reason) {
    return JsonObject.empty()
        .with("v", 1)
        .with("day", day.toString())
        .with(
            "visits",
            new JsonArray(visits.stream().<Json>map(it -> new JsonText(it.toString())).toList()))
        .with("accepted", xunfu.proof.json.JsonTruth.of(accepted))
        .with("reason", reason);
  }

  private DecidedBy decidedBy(Acting by, boolean accepted, @Nullable String reason) {
    return new DecidedBy(
        by.person(), by.personName(), by.postName(), clock.instant(), accepted, reason);
  }

  private void move(
      Day day,
      List<String> before,
      String state,
      @Nullable DecidedBy proposal,
      @Nullable DecidedBy approval) {
    if (!store.decide(day.id(), before, state, proposal, approval, clock.instant())) {
      throw Fault.of(
              Fault.Kind.CONFLICT,
              "not-now",
              "Day " + day.id() + " is " + day.state() + ", not " + before + ".")
          .with("state", day.state());
    }
  }

  /** Skips a stop at this moment, whatever the version of the day. */
  @Transactional
  public Day skip(UUID id, UUID visit, String reason) {
    return skip(id, visit, reason, null, _ -> {});
  }

  /**
   * Skips a stop and orders anew what is still to come; visits already made keep their place at the
   * beginning. The skipped visit goes back to those to be planned. Only an officer of the pair of
   * that day may skip, or who heads the station or approves.
   *
   * @param decidedAt when the officer decided, by the phone; null: now
   * @param seen is shown the day as nobody else can change it any more, and throws when it is not
   *     the one that was looked at
   */
  @Transactional
  public Day skip(
      UUID id, UUID visit, String reason, @Nullable Instant decidedAt, Consumer<Day> seen) {
    visits.lock(List.of(visit));
    var day = locked(id);
    seen.accept(day);
    requireOwn(day, Acting.now());
    if (day.stops().stream().noneMatch(stop -> stop.isPlanned() && stop.visit().equals(visit))) {
      throw noSuchStop(id, visit);
    }
    if (isMade(visits.get(visit))) {
      throw alreadyMade(visit);
    }
    skipped(day, visit, reason, credible(decidedAt, day));
    if (!visits.release(visit)) {
      throw alreadyMade(visit);
    }
    return reordered(get(id));
  }

  /** A phone may tell any time; one before the day or still to come tells only that it is wrong. */
  private Instant credible(@Nullable Instant told, Day day) {
    var now = clock.instant();
    var begin = day.date().atStartOfDay(clock.getZone()).toInstant();
    return told == null || told.isAfter(now) || told.isBefore(begin) ? now : told;
  }

  private static Fault alreadyMade(UUID visit) {
    return Fault.of(
        Fault.Kind.CONFLICT,
        "already-made",
        "Visit " + visit + " is not to come any more: it has been made or was withdrawn.");
  }

  private static void requireOwn(Day day, Acting by) {
    boolean own =
        switch (by.function()) {
          case STATION_HEAD, DEPUTY_IN_CHARGE, BUREAU_HEAD -> true;
          default -> day.pair().stream().anyMatch(it -> it.person().equals(by.person()));
        };
    if (!own) {
      throw Fault.of(
              Fault.Kind.REFUSED, "not-of-the-pair", "This is the day of another pair of officers.")
          .maybe("Ask one of the pair or the head of the station.");
    }
  }

  /** A skip has legal weight: who left out which visit, when and why stands in the log. */
  private void skipped(Day day, UUID visit, String reason, Instant at) {
    if (!store.skip(day.id(), visit, reason, Scope.acting().actor().person(), at)) {
      throw noSuchStop(day.id(), visit);
    }
    trace.record(
        "stop.skipped",
        visit,
        JsonObject.empty()
            .with("v", 1)
            .with("day", day.id().toString())
            .with("date", day.date().toString())
            .with("visit", visit.toString())
            .with("reason", reason)
            .with("at", Times.write(at.atZone(clock.getZone()).toOffsetDateTime()))
            .with("personName", Acting.find().map(Acting::personName).orElse(null))
            .with("postName", Acting.find().map(Acting::postName).orElse(null)));
  }

  private static Fault noSuchStop(UUID day, UUID visit) {
    return Fault.of(
        Fault.Kind.NOT_ACCEPTED,
        "no-such-stop",
        "Day " + day + " has no planned stop " + visit + ".");
  }

  private Day reordered(Day day) {
    var made = new ArrayList<Task>();
    var toCome = new ArrayList<Task>();
    day.stops().stream()
        .filter(Stop::isPlanned)
        .sorted(Comparator.comparingInt(Stop::position))
        .forEach(
            stop -> {
              var visit = visits.get(stop.visit());
              (isMade(visit) ? made : toCome).add(task(visit, day.start()));
            });
    int pinned = made.size();
    made.addAll(toCome);
    if (!made.isEmpty()) {
      store.reorder(planner.ordered(day, made, pinned, day.from()), clock.instant());
    }
    return get(day.id());
  }

  private static boolean isMade(Visit visit) {
    return visit.state() == VisitState.HELD || visit.state() == VisitState.CONCLUDED;
  }

  /** A withdrawn visit leaves its day. */
  @EventListener
  @Transactional
  void withdrawn(VisitWithdrawn news) {
    store
        .dayOf(news.visit())
        .ifPresent(
            day -> {
              skipped(locked(day), news.visit(), "withdrawn", clock.instant());
              reordered(get(day));
            });
  }
}
