package xunfu.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.demo.CountyFiles.Pair;
import xunfu.demo.CountyFiles.Rounds;
import xunfu.demo.CountyFiles.Wish;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Place;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.Acting;
import xunfu.organization.Posts;
import xunfu.organization.WorkingDays;
import xunfu.registry.Identifiers;
import xunfu.registry.Registry;
import xunfu.rounds.Day;
import xunfu.rounds.Days;
import xunfu.rounds.NewDay;
import xunfu.visit.Demands;
import xunfu.visit.NewDemand;
import xunfu.visit.Visit.PairMember;
import xunfu.visit.Window;

/**
 * Offers days in the names of the demo's people, through the doors that everybody uses: each pair
 * has an approved day today, and on the next working day one waits for the approver and one for the
 * head. Done again on the same day nothing changes; on a later day new ones are made.
 */
@Component
class DayOffer {

  private static final Logger LOG = LoggerFactory.getLogger(DayOffer.class);
  private static final double UNITS_PER_DEGREE = 1e7;
  private static final int SEAT_ACCURACY_METRES = 1_500;

  private final Demands demands;
  private final Days days;
  private final Posts posts;
  private final Registry registry;
  private final Identifiers identifiers;
  private final WorkingDays workingDays;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DayOffer(
      Demands demands,
      Days days,
      Posts posts,
      Registry registry,
      Identifiers identifiers,
      WorkingDays workingDays,
      TransactionTemplate transaction,
      Clock clock) {
    this.demands = demands;
    this.days = days;
    this.posts = posts;
    this.registry = registry;
    this.identifiers = identifiers;
    this.workingDays = workingDays;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Offers today and the next working day. */
  void today() {
    on(LocalDate.now(clock));
  }

  /** Offers that day and the next working day. */
  void on(LocalDate today) {
    var files = CountyFiles.read();
    var firms = firms(files);
    LocalDate next = workingDays.after(today, 1).day();
    for (var pair : files.days().pairs()) {
      var made = offered(files.days(), pair, today, firms);
      if (made.isPresent()) {
        bring(files.days(), made.get(), "approved");
      }
      offered(files.days(), pair, next, firms)
          .ifPresent(day -> bring(files.days(), day, pair.leaveTomorrow()));
    }
  }

  /** Ids of the firms by name; the county is made of the same words each time. */
  private Map<String, UUID> firms(CountyFiles files) {
    return Invention.firms(
            files.businesses(),
            Lie.of(files).villages(),
            identifiers::fictional,
            LocalDate.now(clock))
        .stream()
        .collect(Collectors.toMap(firm -> firm.name(), firm -> firm.id()));
  }

  private Acting acting(String account) {
    return SystemPost.IMPORT.call(
        () ->
            transaction.execute(
                _ ->
                    posts
                        .actingAt(
                            BureauLoader.person(account),
                            BureauLoader.post(account),
                            clock.instant())
                        .orElseThrow()));
  }

  /** The pair's day on that date, made where it has none; empty when it cannot be made. */
  private Optional<Day> offered(Rounds rounds, Pair pair, LocalDate date, Map<String, UUID> firms) {
    var head = acting(rounds.head());
    return head.call(
        () -> {
          var known = known(pair);
          var already = known.stream().filter(day -> day.date().equals(date)).findFirst();
          if (already.isPresent()) {
            return already;
          }
          var round = pair.rounds().get(known.size() % pair.rounds().size());
          return planned(rounds, pair, date, round, firms);
        });
  }

  private List<Day> known(Pair pair) {
    var first = BureauLoader.person(pair.officers().getFirst());
    var known = new ArrayList<Day>();
    UUID after = null;
    Page<Day> page;
    do {
      page = days.list(null, after, Page.MAX_LIMIT);
      page.items().stream()
          .filter(day -> day.pair().getFirst().person().equals(first))
          .forEach(known::add);
      after = page.next() == null ? null : UUID.fromString(page.next());
    } while (after != null);
    return known;
  }

  private Optional<Day> planned(
      Rounds rounds, Pair pair, LocalDate date, List<Wish> round, Map<String, UUID> firms) {
    try {
      var visits = new LinkedHashSet<UUID>();
      for (int i = 0; i < round.size(); i++) {
        visits.add(raise(pair, date, i, round.get(i), firms));
      }
      return Optional.of(days.plan(day(rounds, pair, date, List.copyOf(visits))));
    } catch (Fault refused) {
      LOG.warn("No day is offered on {}: {}", date, refused.detail());
      return Optional.empty();
    }
  }

  private UUID raise(Pair pair, LocalDate date, int number, Wish wish, Map<String, UUID> firms) {
    var premises = registry.premises(firms.get(wish.firm()));
    var subject = premises.subject();
    return demands
        .raise(
            new NewDemand(
                DemoIds.of("demand %s %s".formatted(date, pair.officers().getFirst()), number),
                "rounds",
                wish.source(),
                wish.kind(),
                wish.purpose(),
                wish.reason(),
                subject == null ? null : subject.id(),
                premises.id(),
                // one day only, so that what was not made on it is not taken along unseen
                new Window(date, date),
                wish.parts(),
                java.util.Set.of(),
                false))
        .visit();
  }

  private static NewDay day(Rounds rounds, Pair pair, LocalDate date, List<UUID> visits) {
    var start =
        new Place(
            (int) Math.round(rounds.start().lat() * UNITS_PER_DEGREE),
            (int) Math.round(rounds.start().lon() * UNITS_PER_DEGREE),
            SEAT_ACCURACY_METRES,
            Place.Source.SEAT,
            true);
    return new NewDay(
        DemoIds.of("day %s %s".formatted(date, pair.officers().getFirst())),
        date,
        pair.officers().stream()
            .map(
                account -> new PairMember(BureauLoader.person(account), BureauLoader.post(account)))
            .toList(),
        start,
        start,
        rounds.from(),
        rounds.until(),
        visits);
  }

  /** Brings a day as far as it is to be; a refusal of the gate leaves it where it stands. */
  private void bring(Rounds rounds, Day day, String state) {
    try {
      var now = day.state();
      if (!state.equals("draft") && now.equals("draft")) {
        now = acting(rounds.head()).call(() -> days.propose(day.id())).state();
      }
      if (state.equals("approved") && now.equals("proposed")) {
        acting(rounds.approver()).call(() -> days.answer(day.id(), true, null));
      }
    } catch (Fault refused) {
      LOG.warn("The day of {} stays as it is: {}", day.date(), refused.detail());
    }
  }
}
