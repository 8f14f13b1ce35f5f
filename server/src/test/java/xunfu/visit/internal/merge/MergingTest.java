package xunfu.visit.internal.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xunfu.visit.Window;

class MergingTest {
  static final UUID STATION = id(1);
  static final UUID OWNER = id(2);
  static final UUID GUESTHOUSE = id(3);
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  final Merging merging = new Merging(List.of("routine", "recheck", "service"), Set.of("problem"));

  @Test
  void aCheckAndAServiceRoundAtOnePlaceBecomeOneVisitWithBothParts() {
    var check = merging.open(id(10), wish("routine", days(0, 4), "inspection", "F01"));
    var both = merging.join(wish("service", days(2, 9), "problem"), List.of(check)).orElseThrow();
    assertThat(both.id()).isEqualTo(check.id());
    assertThat(both.kind()).isEqualTo("routine");
    assertThat(both.parts()).containsExactlyInAnyOrder("inspection", "problem");
    assertThat(both.window()).isEqualTo(days(2, 4));
  }

  @Test
  void theKindThatComesFirstNamesTheVisitWhicheverDemandCameFirst() {
    var service = merging.open(id(10), wish("service", days(0, 4), "problem"));
    assertThat(merging.join(wish("routine", days(0, 4), "inspection"), List.of(service)))
        .hasValueSatisfying(visit -> assertThat(visit.kind()).isEqualTo("routine"));
  }

  @Test
  void demandsWithoutACommonDayStayApart() {
    var early = merging.open(id(10), wish("routine", days(0, 1), "inspection"));
    assertThat(merging.join(wish("service", days(2, 3), "problem"), List.of(early))).isEmpty();
  }

  @Test
  void anAnnouncedVisitDoesNotGiveAwayOneThatIsNot() {
    var announced = merging.open(id(10), wish("service", days(0, 4), "problem"));
    var surprise =
        new Wish(
            STATION,
            OWNER,
            GUESTHOUSE,
            "routine",
            days(0, 4),
            Set.of("inspection"),
            Set.of(),
            false);
    assertThat(merging.join(surprise, List.of(announced))).isEmpty();
  }

  @Test
  void anApprovedVisitTakesAServicePartButNoFurtherForm() {
    var approved = approved(merging.open(id(10), wish("routine", days(0, 4), "inspection", "F01")));
    assertThat(merging.join(wish("service", days(0, 4), "problem"), List.of(approved))).isPresent();
    assertThat(merging.join(wish("recheck", days(0, 4), "inspection", "F01"), List.of(approved)))
        .isPresent();
    assertThat(merging.join(wish("routine", days(0, 4), "inspection", "F22"), List.of(approved)))
        .isEmpty();
  }

  @Test
  void anApprovedServiceVisitDoesNotTurnIntoACheck() {
    var approved = approved(merging.open(id(10), wish("service", days(0, 4), "problem")));
    assertThat(merging.join(wish("routine", days(0, 4), "inspection"), List.of(approved)))
        .isEmpty();
  }

  @Test
  void aVisitThatStandsInADayKeepsItsDay() {
    var fixed = onDay(merging.open(id(10), wish("routine", days(1, 1), "inspection")));
    assertThat(merging.join(wish("service", days(0, 4), "problem"), List.of(fixed)))
        .hasValueSatisfying(visit -> assertThat(visit.window()).isEqualTo(days(1, 1)));
    assertThat(merging.join(wish("service", days(2, 4), "problem"), List.of(fixed))).isEmpty();
  }

  @Test
  void ofTwoVisitsTheOneThatEndsFirstIsJoinedWhateverTheOrderOfRows() {
    var late = merging.open(id(10), wish("routine", days(0, 9), "inspection"));
    var soon = merging.open(id(11), wish("routine", days(0, 3), "inspection"));
    var service = wish("service", days(0, 9), "problem");
    assertThat(merging.join(service, List.of(late, soon)).orElseThrow().id()).isEqualTo(id(11));
    assertThat(merging.join(service, List.of(soon, late)).orElseThrow().id()).isEqualTo(id(11));
  }

  /** Whatever comes in whatever order: no demand is lost, and each is served on a day it named. */
  @Test
  void everyDemandIsInOneVisitThatSuitsIt() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      Map<UUID, OpenVisit> visits = new HashMap<>();
      var served = new ArrayList<Map.Entry<Wish, UUID>>();
      for (int i = 0; i < 30; i++) {
        var wish = anyWish(random);
        var visit = merging.join(wish, visits.values()).orElse(merging.open(id(100 + i), wish));
        visits.put(visit.id(), visit);
        served.add(Map.entry(wish, visit.id()));
      }
      for (var entry : served) {
        var visit = visits.get(entry.getValue());
        assertThat(entry.getKey().window().shared(visit.window()))
            .as("seed " + seed)
            .contains(visit.window());
        assertThat(visit.parts()).containsAll(entry.getKey().parts());
        assertThat(visit.needs()).containsAll(entry.getKey().needs());
      }
    }
  }

  private static Wish anyWish(Random random) {
    int from = random.nextInt(10);
    boolean check = random.nextBoolean();
    return new Wish(
        STATION,
        OWNER,
        id(3 + random.nextInt(3)),
        check ? "routine" : "service",
        days(from, from + random.nextInt(5)),
        Set.of(check ? "inspection" : "problem"),
        check ? Set.of("F0" + random.nextInt(3)) : Set.of(),
        random.nextBoolean());
  }

  private static Wish wish(String kind, Window window, String part, String... needs) {
    return new Wish(STATION, OWNER, GUESTHOUSE, kind, window, Set.of(part), Set.of(needs), true);
  }

  private static OpenVisit approved(OpenVisit it) {
    return new OpenVisit(
        it.id(),
        it.organization(),
        it.subject(),
        it.premises(),
        it.kind(),
        it.window(),
        it.parts(),
        it.needs(),
        it.announced(),
        true,
        it.onDay());
  }

  private static OpenVisit onDay(OpenVisit it) {
    return new OpenVisit(
        it.id(),
        it.organization(),
        it.subject(),
        it.premises(),
        it.kind(),
        it.window(),
        it.parts(),
        it.needs(),
        it.announced(),
        it.approved(),
        true);
  }

  private static Window days(int from, int until) {
    return new Window(MONDAY.plusDays(from), MONDAY.plusDays(until));
  }

  private static UUID id(int number) {
    return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }
}
