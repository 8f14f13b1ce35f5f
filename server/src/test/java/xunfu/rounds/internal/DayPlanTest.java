package xunfu.rounds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xunfu.kernel.Place;
import xunfu.rounds.TravelTable;
import xunfu.rounds.internal.DayPlan.Call;
import xunfu.rounds.internal.DayPlan.Ordered;
import xunfu.rounds.internal.DayPlan.Placed;

/** A valley with one road: the place's longitude is its distance along the road in metres. */
class DayPlanTest {
  static final LocalTime MORNING = LocalTime.of(8, 0);
  static final LocalTime EVENING = LocalTime.of(18, 0);

  @Test
  void theStopsOfAValleyAreVisitedAlongTheRoad() {
    var ordered = order(0, call(3, 5_000), call(1, 1_000), call(2, 9_000));
    assertThat(visits(ordered)).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(ordered.travelMetres()).as("out to the last and back").isEqualTo(18_000);
  }

  @Test
  void whatWasDrivenAlreadyKeepsItsPlace() {
    var ordered = order(2, call(3, 5_000), call(1, 1_000), call(2, 9_000), call(4, 500));
    assertThat(visits(ordered)).startsWith(3, 1);
  }

  @Test
  void aStopIsReachedWhileItIsOpen() {
    var early =
        new Call(
            id(1), place(9_000), 600, List.of(List.of(LocalTime.of(8, 0), LocalTime.of(8, 40))));
    var ordered = order(0, call(2, 1_000), call(3, 5_000), early);
    var placed =
        ordered.stops().stream().filter(it -> it.call() == early).findFirst().orElseThrow();
    assertThat(placed.leaveSecond()).isLessThanOrEqualTo(LocalTime.of(8, 40).toSecondOfDay());
  }

  @Test
  void aVisitIsOverWhenThePremisesClose() {
    var noon =
        new Call(
            id(1), place(54_000), 1_800, List.of(List.of(LocalTime.of(8, 0), LocalTime.of(9, 30))));
    var ordered = order(0, noon);
    assertThat(ordered.stops().getFirst().arriveSecond())
        .as("an hour and a half of road: it would begin when it has to be over")
        .isNull();
  }

  @Test
  void whereItIsNeverOpenLongEnoughTheStopIsLeftOutAndSaysWhy() {
    var hatch =
        new Call(
            id(1), place(2_000), 1_801, List.of(List.of(LocalTime.of(9, 0), LocalTime.of(9, 30))));
    var ordered = order(0, hatch, call(2, 1_000));
    assertThat(visits(ordered)).containsExactly(2, 1);
    assertThat(ordered.stops().getLast().arriveSecond()).isNull();
    assertThat(ordered.stops().getLast().reason().zh()).contains("营业时间比走访所需的时间短");
    assertThat(ordered.table().metres().getFirst()).containsExactly(0, 1_000, 2_000, 0);
  }

  @Test
  void aPlaceThatIsOpenPastMidnightIsVisitedInTheEvening() {
    var bar =
        new Call(
            id(1), place(2_000), 1_800, List.of(List.of(LocalTime.of(17, 0), LocalTime.of(2, 0))));
    var stop = order(0, bar).stops().getFirst();
    assertThat(stop.leaveSecond()).isEqualTo(LocalTime.of(17, 30).toSecondOfDay());
  }

  @Test
  void whatWasVisitedThereAlreadyStaysWhateverTheHours() {
    var hatch =
        new Call(
            id(1), place(2_000), 1_801, List.of(List.of(LocalTime.of(9, 0), LocalTime.of(9, 30))));
    assertThat(visits(order(1, hatch, call(2, 1_000)))).containsExactly(1, 2);
  }

  @Test
  void aStopThatDoesNotFitIntoTheDayStandsLastAndSaysSo() {
    var night =
        new Call(
            id(1), place(2_000), 600, List.of(List.of(LocalTime.of(21, 0), LocalTime.of(23, 0))));
    var ordered = order(0, night, call(2, 1_000));
    assertThat(visits(ordered)).containsExactly(2, 1);
    assertThat(ordered.stops().getLast().arriveSecond()).isNull();
    assertThat(ordered.stops().getLast().reason().zh()).contains("排不下");
  }

  @Test
  void theTableFollowsTheOrderOfTheStops() {
    var ordered = order(0, call(3, 5_000), call(1, 1_000), call(2, 9_000));
    var stops = ordered.stops();
    var metres = ordered.table().metres();
    assertThat(metres).hasSize(5);
    for (int i = 0; i < stops.size(); i++) {
      assertThat(metres.getFirst().get(i + 1)).isEqualTo(stops.get(i).call().place().lon());
    }
  }

  @Test
  void theSameDayGivesTheSameOrder() {
    var calls =
        IntStream.range(1, 11).mapToObj(i -> call(i, i * 7_919 % 10_000)).toArray(Call[]::new);
    assertThat(order(0, calls)).isEqualTo(order(0, calls));
  }

  private static Ordered order(int pinned, Call... calls) {
    return DayPlan.order(
        place(0), place(0), MORNING, EVENING, List.of(calls), pinned, DayPlanTest::alongTheRoad);
  }

  private static TravelTable alongTheRoad(List<Place> places) {
    var metres =
        places.stream()
            .map(from -> places.stream().map(to -> Math.abs(from.lon() - to.lon())).toList())
            .toList();
    var seconds = metres.stream().map(row -> row.stream().map(m -> m / 10).toList()).toList();
    return TravelTable.estimated(seconds, metres);
  }

  private static List<Integer> visits(Ordered ordered) {
    return ordered.stops().stream()
        .map(Placed::call)
        .map(call -> (int) call.visit().getLeastSignificantBits())
        .toList();
  }

  private static Call call(int number, int metres) {
    return new Call(id(number), place(metres), 1_800, List.of());
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private static Place place(int metres) {
    return new Place(0, metres, 10, Place.Source.MANUAL, false);
  }
}
