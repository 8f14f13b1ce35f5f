package xunfu.rounds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.organization.Acting;
import xunfu.organization.People;
import xunfu.rounds.Day;
import xunfu.rounds.TravelTable;
import xunfu.visit.Stage;

@HouseTest
class DayToursTest {
  /** Far from the days of all other tests. */
  private static final LocalDate DATE = LocalDate.of(2031, 3, 3);

  private static final Place SEAT =
      new Place(297_912_345, 1_196_543_210, 50, Place.Source.SEAT, true);

  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired DayStore store;
  @Autowired DayTours tours;
  @Autowired People people;

  @Test
  void anotherPairOfTheStationIsAskedHoweverManyDaysOtherStationsHave() {
    cast.enter();
    var station = stage.acting(Stage.HEAD);
    var bureau = stage.acting(Stage.DEPUTY).actor().organization();
    var reasons =
        stage.as(
            Stage.HEAD,
            () -> {
              IntStream.rangeClosed(1, 20)
                  .mapToObj(number -> day(station, new UUID(0, number), bureau))
                  .forEach(day -> store.insert(day, Instant.EPOCH));
              var own = station.actor().organization();
              store.insert(day(station, new UUID(1, 0), own), Instant.EPOCH);
              var asked = day(station, new UUID(2, 0), own);
              return tours.reasons(asked, asked.stops());
            });
    var byOther = reasons.stops().getFirst().byOther();
    assertThat(byOther).isNotNull();
    assertThat(byOther.pair())
        .as("the pair of the own station, not one of another")
        .isEqualTo(stage.as(Stage.HEAD, this::namesOfThePair));
  }

  private List<String> namesOfThePair() {
    return Stage.pair().stream().map(it -> people.find(it.person()).orElseThrow().name()).toList();
  }

  private static Day day(Acting by, UUID id, UUID organization) {
    var from = LocalTime.of(8, 30);
    var departAt = DATE.atTime(from).toInstant(ZoneOffset.ofHours(8));
    return new Day(
        by.actor().home(),
        id,
        organization,
        by.path(),
        DATE,
        "draft",
        organization.equals(by.actor().organization()) ? Stage.pair() : Stage.pair().reversed(),
        SEAT,
        SEAT,
        from,
        LocalTime.of(17, 30),
        departAt,
        departAt,
        0,
        0,
        TravelTable.estimated(List.of(), List.of()),
        null,
        null,
        List.of(
            new Day.Stop(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "云栖饭店",
                SEAT,
                departAt,
                departAt.plusSeconds(600),
                600,
                List.of(),
                Text.of("顺路", "On the way"),
                "planned",
                null)));
  }
}
