package xunfu.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a way when nobody knows the roads. */
class A01_DetourTest {
  static final Point STATION = Point.of(29.80, 119.70);

  /** A point so many metres to the east. */
  static Point east(Point from, double metres) {
    double degree = 111_195.08 * Math.cos(Math.toRadians(from.latDegrees()));
    return Point.of(from.latDegrees(), from.lonDegrees() + metres / degree);
  }

  private static Travel way(double crowMetres, Profile profile) {
    return DetourModel.UNTAUGHT.between(List.of(STATION, east(STATION, crowMetres)), profile);
  }

  @Test
  void theCrowFliesAsTheHaversineSays() {
    assertThat(STATION.crowMetres(STATION)).isZero();
    assertThat(Point.of(0, 0).crowMetres(Point.of(0, 1))).isCloseTo(111_195, within(1.0));
    assertThat(Point.of(0, 0).crowMetres(Point.of(0, 180))).isCloseTo(20_015_115, within(2.0));
    assertThat(STATION.crowMetres(east(STATION, 800))).isCloseTo(800, within(0.1));
  }

  @Test
  void aRoadInTownIsFortyPerCentLonger() {
    assertThat(way(500, Profile.CAR).metres()[0][1]).isEqualTo(700);
    assertThat(way(500, Profile.CAR).seconds()[0][1]).isEqualTo(126);
  }

  @Test
  void betweenValleysARoadIsTwiceAsLong() {
    assertThat(way(10_000, Profile.CAR).metres()[0][1]).isEqualTo(20_000);
    assertThat(way(10_000, Profile.CAR).seconds()[0][1]).isEqualTo(2_057);
  }

  @Test
  void aPlaceFurtherAwayNeverTakesLess() {
    for (Profile profile : Profile.values()) {
      int before = 0;
      for (int crow = 10; crow < 12_000; crow += 10) {
        int now = way(crow, profile).seconds()[0][1];
        assertThat(now).as("%s, %d m", profile, crow).isGreaterThanOrEqualTo(before);
        before = now;
      }
    }
  }

  @Test
  void bothWaysAndOnePlaceAndNoPlace() {
    var travel = way(3_000, Profile.FOOT);
    assertThat(travel.seconds()[1][0]).isEqualTo(travel.seconds()[0][1]);
    assertThat(travel.seconds()[0][0]).isZero();
    assertThat(travel.estimated()).isTrue();
    assertThat(travel.astray()).isEmpty();
    assertThat(DetourModel.UNTAUGHT.between(List.of(), Profile.CAR).size()).isZero();
    assertThat(DetourModel.UNTAUGHT.between(List.of(STATION, STATION), Profile.CAR).seconds()[0][1])
        .isZero();
  }

  @Test
  void nothingIsKnownOfItsErrorBeforeTheFirstDrive() {
    assertThat(DetourModel.UNTAUGHT.error()).isEmpty();
    assertThat(DetourModel.taughtBy(List.of()).error()).isEmpty();
  }

  @Test
  void refusesPointsThatAreNotOnEarthAndTooMany() {
    assertThatThrownBy(() -> Point.of(91, 0))
        .hasMessage("no point on earth: latitude 91.0, longitude 0.0");
    assertThatThrownBy(() -> Point.of(Double.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Point(0, 1_900_000_000)).hasMessageContaining("longitude 190.0");
    assertThatThrownBy(
            () -> DetourModel.UNTAUGHT.between(Collections.nCopies(10_000, STATION), Profile.CAR))
        .hasMessage("10000 points at once, at most 5000\nMaybe ask by district");
    assertThatThrownBy(() -> new Drive(STATION, STATION, Profile.CAR, 0, 5))
        .hasMessageContaining("0 m in 5 s");
  }
}
