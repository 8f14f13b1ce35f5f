package xunfu.planning.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * Invented days of one pair in a valley: villages up the river, restaurants and pharmacies in them,
 * roads that are longer than the crow flies and slower one way than the other. The same number
 * gives the same day.
 */
public final class OfficerDays {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int VILLAGES = 4;
  private static final double VALLEY_METRES = 9_000;
  private static final double VILLAGE_METRES = 700;
  private static final long PHARMACY_PRIZE = 40_000;
  private static final long RESTAURANT_PRIZE = 20_000;

  private OfficerDays() {}

  /**
   * The day of the article: of every 33 stops 28 are restaurants and 5 pharmacies, most of which
   * can be seen between nine and two.
   *
   * @param number which day; any number
   * @param stops how many, 1 or more
   */
  public static Problem full(long number, int stops) {
    return day(new SplittableRandom(number), stops, 0);
  }

  /** A day on which not everything fits: windows are an hour or two wide. */
  public static Problem overFull(long number, int stops) {
    return day(new SplittableRandom(number), stops, 1);
  }

  /**
   * The day of the article on roads that are known: the same stops as on invented days.
   *
   * @param roads place 0 is the station, all others are stops
   */
  public static Problem onRoads(long number, Matrix roads) {
    return day(new SplittableRandom(number), roads.size() - 1, 0, random -> roads);
  }

  private static Problem day(SplittableRandom random, int count, int tightness) {
    double[] x = new double[count + 1];
    double[] y = new double[count + 1];
    double[] village = random.doubles(2 * VILLAGES).toArray();
    for (int i = 1; i <= count; i++) {
      int home = random.nextInt(VILLAGES);
      x[i] = VALLEY_METRES * village[2 * home] + VILLAGE_METRES * normal(random);
      y[i] = VALLEY_METRES / 2 * village[2 * home + 1] + VILLAGE_METRES * normal(random);
    }
    x[0] = VALLEY_METRES / 2;
    y[0] = VALLEY_METRES / 4;
    return day(random, count, tightness, chance -> roads(chance, x, y));
  }

  private static Problem day(
      SplittableRandom random, int count, int tightness, Function<SplittableRandom, Matrix> roads) {
    var stops = new ArrayList<Stop>();
    for (int i = 1; i <= count; i++) {
      boolean pharmacy = i * 5L % 33 < 5;
      int service =
          pharmacy
              ? 7 * MINUTE + random.nextInt(3 * MINUTE)
              : 2 * MINUTE + 30 + random.nextInt(2 * MINUTE);
      stops.add(
          Stop.at(i)
              .lasting(service)
              .open(windows(random, tightness))
              .worth(pharmacy ? PHARMACY_PRIZE : RESTAURANT_PRIZE + random.nextInt(10_000)));
    }
    int day = tightness == 0 ? 6 * HOUR : 4 * HOUR;
    Vehicle pair = Vehicle.at(0).working(9 * HOUR, 9 * HOUR + day);
    return Problem.of(roads.apply(random), stops, List.of(pair));
  }

  private static double normal(SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum - 6;
  }

  private static Window[] windows(SplittableRandom random, int tightness) {
    if (tightness > 0) {
      int opens = 9 * HOUR + random.nextInt(4 * HOUR);
      return new Window[] {new Window(opens, opens + HOUR + random.nextInt(HOUR))};
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Window[] {new Window(9 * HOUR, 15 * HOUR)};
      case 1 -> new Window[] {new Window(10 * HOUR, 14 * HOUR)};
      case 2 ->
          new Window[] {
            new Window(9 * HOUR, 11 * HOUR + 30 * MINUTE),
            new Window(13 * HOUR + 30 * MINUTE, 16 * HOUR)
          };
      default -> {
        int opens = 9 * HOUR + random.nextInt(2 * HOUR);
        yield new Window[] {new Window(opens, opens + 2 * HOUR + random.nextInt(HOUR))};
      }
    };
  }

  /** Crow's distance times 1.25 to 1.55, 15 to 25 km/h, each direction by itself; shortest ways. */
  private static Matrix roads(SplittableRandom random, double[] x, double[] y) {
    int n = x.length;
    int[][] seconds = new int[n][n];
    int[][] metres = new int[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double crow = Math.sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
        double road = crow * random.nextDouble(1.25, 1.55);
        metres[i][j] = (int) road;
        seconds[i][j] = (int) (road * 3.6 / random.nextDouble(15, 25));
      }
    }
    for (int via = 0; via < n; via++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          seconds[i][j] = Math.min(seconds[i][j], seconds[i][via] + seconds[via][j]);
          metres[i][j] = Math.min(metres[i][j], metres[i][via] + metres[via][j]);
        }
      }
    }
    return Matrix.of(seconds, metres);
  }
}
