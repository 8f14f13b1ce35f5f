package xunfu.rounds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.rounds.Day.Stop;
import xunfu.rounds.DayReasons;
import xunfu.rounds.TravelTable;
import xunfu.rounds.internal.DayReasoning.Tour;

/** A road through the station, 10 m in a second; 600 seconds at each door. */
class DayReasoningTest {
  private static final List<List<String>> ALWAYS = List.of();

  @Test
  void aStopThatClosesSoonIsBoundByItsOwnWindow() {
    var reasons =
        reasons(stop(1, 1_000, List.of(List.of("08:00", "08:15"))), stop(2, 2_000, ALWAYS));
    var first = reasons.stops().getFirst();
    assertThat(first.bound()).isEqualTo("window");
    assertThat(first.slackSeconds()).isEqualTo(300 - 100);
    assertThat(first.boundBy()).isEqualTo(new DayReasons.Named(id(1), "stop 1"));
  }

  @Test
  void aStopCallsTheChangeOfPlacesByItsPriceOrByWhatItBreaks() {
    var reasons =
        reasons(
            stop(1, 1_000, List.of(List.of("08:00", "08:15"))),
            stop(2, 2_000, ALWAYS),
            stop(3, -5_000, ALWAYS));
    var later = reasons.stops().getFirst().later();
    assertThat(later.extraSeconds()).isNull();
    assertThat(later.breaks().getFirst().kind()).isEqualTo("late");
    assertThat(later.breaks().getFirst().stop().name()).isEqualTo("stop 1");
    assertThat(reasons.stops().get(1).later().extraSeconds()).isEqualTo(200);
    assertThat(reasons.stops().getFirst().earlier()).as("nobody is before it").isNull();
    assertThat(reasons.stops().getLast().later()).as("nobody is after it").isNull();
  }

  @Test
  void theOtherPairIsNamedWithWhatItWouldCostThem() {
    var other = tour(List.of("陆行舟", "白露"), stop(9, 2_500, ALWAYS));
    var reasons =
        DayReasoning.of(
            tour(List.of("傅青禾", "姚知秋"), stop(1, 1_000, ALWAYS), stop(2, 2_000, ALWAYS)),
            List.of(other),
            DayReasoningTest::alongTheRoad);
    assertThat(reasons.stops()).as("only the own stops").hasSize(2);
    var byOther = reasons.stops().getLast().byOther();
    assertThat(byOther.pair()).containsExactly("陆行舟", "白露");
    assertThat(byOther.extraSeconds()).as("theirs lies on the way there").isNegative();
  }

  @Test
  void aStopWithoutRoomSaysWhereItWouldFitBestAndWhatItWouldBreak() {
    var reasons =
        reasons(stop(1, 1_000, ALWAYS), leftOut(2, 2_000, List.of(List.of("19:00", "20:00"))));
    assertThat(reasons.stops()).hasSize(1);
    var left = reasons.leftOut().getFirst();
    assertThat(left.visit()).isEqualTo(id(2));
    assertThat(left.reason()).isEqualTo("never-in-time");
    assertThat(left.cheapest().breaks().getFirst().kind()).isEqualTo("overtime");
    assertThat(left.cheapest().breaks().getFirst().amount()).isGreaterThan(3_600);
  }

  private static DayReasons reasons(Stop... stops) {
    return DayReasoning.of(
        tour(List.of("傅青禾", "姚知秋"), stops), List.of(), DayReasoningTest::alongTheRoad);
  }

  private static Tour tour(List<String> pair, Stop... stops) {
    return new Tour(
        pair, place(0), place(0), LocalTime.of(8, 0), LocalTime.of(18, 0), List.of(stops));
  }

  private static TravelTable alongTheRoad(List<Place> places) {
    var metres =
        places.stream()
            .map(from -> places.stream().map(to -> Math.abs(from.lon() - to.lon())).toList())
            .toList();
    var seconds = metres.stream().map(row -> row.stream().map(m -> m / 10).toList()).toList();
    return TravelTable.estimated(seconds, metres);
  }

  private static Stop stop(int number, int metres, List<List<String>> windows) {
    return stop(number, metres, windows, Instant.EPOCH);
  }

  private static Stop leftOut(int number, int metres, List<List<String>> windows) {
    return stop(number, metres, windows, null);
  }

  private static Stop stop(
      int number, int metres, List<List<String>> windows, @Nullable Instant arriveAt) {
    return new Stop(
        id(number),
        id(100 + number),
        number,
        "stop " + number,
        place(metres),
        arriveAt,
        arriveAt,
        600,
        windows,
        Text.of("顺路", "On the way"),
        "planned",
        null);
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private static Place place(int metres) {
    return new Place(0, metres, 10, Place.Source.MANUAL, false);
  }
}
