package xunfu.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.roads.A01_DetourTest.STATION;
import static xunfu.roads.A01_DetourTest.east;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What visits teach about the ways between places. */
class A02_LearntDetourTest {
  private static final Point VILLAGE = east(STATION, 8_000);
  private static final Point OTHER_VILLAGE = east(STATION, -8_000);

  private static Drive drive(Point from, Point to, double factor, double kmh) {
    int metres = (int) (from.crowMetres(to) * factor);
    return new Drive(from, to, Profile.CAR, metres, (int) (metres * 3.6 / kmh));
  }

  private static int metres(DetourModel model, Point from, Point to) {
    return model.between(List.of(from, to), Profile.CAR).metres()[0][1];
  }

  @Test
  void oneDriveMovesTheWayAThirdAndManyMoveItWholly() {
    int untaught = metres(DetourModel.UNTAUGHT, STATION, VILLAGE);
    int driven = (int) (8_000 * 3.0);
    int once =
        metres(DetourModel.taughtBy(List.of(drive(STATION, VILLAGE, 3, 35))), STATION, VILLAGE);
    int often =
        metres(
            DetourModel.taughtBy(Collections.nCopies(100, drive(STATION, VILLAGE, 3, 35))),
            STATION,
            VILLAGE);
    assertThat(untaught).isEqualTo(16_000);
    assertThat(once)
        .isBetween(untaught + (driven - untaught) / 5, untaught + (driven - untaught) / 2);
    assertThat(often).isBetween((int) (driven * 0.97), driven);
  }

  @Test
  void aRidgeLiesBetweenTwoCellsAndNotEverywhere() {
    var drives = new ArrayList<>(Collections.nCopies(20, drive(STATION, VILLAGE, 4, 35)));
    drives.addAll(Collections.nCopies(60, drive(STATION, OTHER_VILLAGE, 1.5, 35)));
    var model = DetourModel.taughtBy(drives);
    assertThat(metres(model, STATION, VILLAGE)).isGreaterThan(25_000);
    assertThat(metres(model, VILLAGE, STATION)).isEqualTo(metres(model, STATION, VILLAGE));
    assertThat(metres(model, STATION, OTHER_VILLAGE)).isBetween(11_000, 13_500);
    assertThat(metres(model, VILLAGE, east(STATION, 16_000))).isBetween(11_500, 14_000);
  }

  @Test
  void oneLunchOnTheWayDoesNotCount() {
    var drives = new ArrayList<>(Collections.nCopies(9, drive(STATION, VILLAGE, 2, 35)));
    drives.add(drive(STATION, VILLAGE, 30, 1));
    assertThat(metres(DetourModel.taughtBy(drives), STATION, VILLAGE)).isEqualTo(16_000);
  }

  @Test
  void whoIsSlowInTownIsNotSlowOnTheRoad() {
    var town = east(STATION, 700);
    var model = DetourModel.taughtBy(Collections.nCopies(50, drive(STATION, town, 1.4, 10)));
    int before = DetourModel.UNTAUGHT.between(List.of(STATION, town), Profile.CAR).seconds()[0][1];
    int after = model.between(List.of(STATION, town), Profile.CAR).seconds()[0][1];
    assertThat(after).isGreaterThan((int) (1.8 * before));
    assertThat(model.between(List.of(STATION, VILLAGE), Profile.CAR).seconds()[0][1])
        .isEqualTo(
            DetourModel.UNTAUGHT.between(List.of(STATION, VILLAGE), Profile.CAR).seconds()[0][1]);
  }

  @Test
  void theTimeBetweenTwoVisitsTeachesWhereNobodyMeasuredTheRoad() {
    int untaught =
        DetourModel.UNTAUGHT.between(List.of(STATION, VILLAGE), Profile.CAR).seconds()[0][1];
    var model =
        DetourModel.taughtBy(
            Collections.nCopies(100, Drive.timed(STATION, VILLAGE, Profile.CAR, 2 * untaught)));
    assertThat(model.between(List.of(STATION, VILLAGE), Profile.CAR).seconds()[0][1])
        .isBetween((int) (1.9 * untaught), 2 * untaught);
    assertThat(metres(model, STATION, VILLAGE)).isBetween(30_000, 32_000);
  }

  @Test
  void walksTeachNothingAboutDriving() {
    var walk = new Drive(STATION, VILLAGE, Profile.FOOT, 40_000, 40_000);
    assertThat(metres(DetourModel.taughtBy(List.of(walk)), STATION, VILLAGE)).isEqualTo(16_000);
  }

  @Test
  void theMoreVisitsTheSmallerTheErrorAndItIsTold() {
    var few = DetourModel.taughtBy(drives(1, 30)).error().orElseThrow();
    var many = DetourModel.taughtBy(drives(1, 3_000)).error().orElseThrow();
    assertThat(few.drives()).isEqualTo(30);
    assertThat(many.medianPercent()).isLessThan(few.medianPercent());
    assertThat(many.medianPercent()).isLessThanOrEqualTo(12);
    assertThat(many.ninetiethPercent()).isGreaterThan(many.medianPercent());
  }

  @Test
  void theOrderOfTheDrivesTeachesNothing() {
    var drives = drives(2, 300);
    var shuffled = new ArrayList<>(drives);
    Collections.shuffle(shuffled, new Random(1));
    var one = DetourModel.taughtBy(drives);
    var other = DetourModel.taughtBy(shuffled);
    assertThat(other.error()).isEqualTo(one.error());
    assertThat(other.version()).isEqualTo(one.version());
    assertThat(metres(other, STATION, VILLAGE)).isEqualTo(metres(one, STATION, VILLAGE));
  }

  /**
   * A district in which each pair of villages has a detour of its own, and each drive some luck.
   */
  private static List<Drive> drives(int seed, int count) {
    var random = new SplittableRandom(seed);
    var villages = new ArrayList<Point>();
    for (int i = 0; i < 8; i++) {
      villages.add(Point.of(29.7 + 0.2 * random.nextDouble(), 119.5 + 0.3 * random.nextDouble()));
    }
    double[][] detour = new double[8][8];
    for (double[] row : detour) {
      for (int i = 0; i < 8; i++) {
        row[i] = 1.2 + 2 * random.nextDouble();
      }
    }
    var drives = new ArrayList<Drive>();
    while (drives.size() < count) {
      int from = random.nextInt(8);
      int to = random.nextInt(8);
      if (from != to) {
        double luck = 0.9 + 0.2 * random.nextDouble();
        drives.add(
            drive(
                east(villages.get(from), random.nextInt(300)),
                east(villages.get(to), random.nextInt(300)),
                detour[Math.min(from, to)][Math.max(from, to)] * luck,
                30 + 10 * random.nextDouble()));
      }
    }
    return drives;
  }
}
