package xunfu.planning.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import xunfu.planning.matching.Load;
import xunfu.planning.matching.MatchingProblem;

/**
 * Invented counties to match in: visitors and premises in villages over 40 × 30 km, ways by the
 * crow times 1.5 at 35 km/h, one in six arcs lacking for want of a skill, half of the premises with
 * a familiar face worth ten minutes, one visit more worth thirty seconds. The same number gives the
 * same county.
 */
public final class Counties {
  private static final int WIDTH_METRES = 40_000;
  private static final int HEIGHT_METRES = 30_000;
  private static final double SECONDS_PER_METRE = 1.5 * 3.6 / 35;
  private static final int VILLAGES = 40;
  private static final double VILLAGE_METRES = 1_500;
  private static final int LACKING_ONE_IN = 6;
  private static final int FAMILIAR_SECONDS = 600;
  private static final int ONE_MORE_SECONDS = 30;

  /** Nobody has more than so many times the average. */
  private static final double MOST_LOAD = 1.15;

  private Counties() {}

  /** A county to be matched. */
  public static MatchingProblem of(long number, int visitors, int premises) {
    var random = new SplittableRandom(number);
    double[][] villages = points(random, VILLAGES);
    double[][] homes = near(random, villages, visitors);
    double[][] doors = near(random, villages, premises);
    int[][] costs = new int[visitors][premises];
    for (int visitor = 0; visitor < visitors; visitor++) {
      for (int at = 0; at < premises; at++) {
        costs[visitor][at] =
            random.nextInt(LACKING_ONE_IN) == 0
                ? MatchingProblem.NO_ARC
                : seconds(homes[visitor], doors[at]);
      }
    }
    int[] before = new int[premises];
    Arrays.setAll(before, at -> random.nextBoolean() ? random.nextInt(visitors) : -1);
    return MatchingProblem.of(costs)
        .keeping(before, FAMILIAR_SECONDS)
        .loaded(Load.even(most(visitors, premises), ONE_MORE_SECONDS));
  }

  private static int most(int visitors, int premises) {
    int average = Math.ceilDiv(premises, visitors);
    return Math.max(average, (int) (MOST_LOAD * premises / visitors));
  }

  /** Doors of a county, in metres: rows of x and y. */
  public static double[][] doors(long number, int premises) {
    var random = new SplittableRandom(number);
    return near(random, points(random, VILLAGES), premises);
  }

  /** Travel between two points. */
  public static int seconds(double[] from, double[] to) {
    return (int) (SECONDS_PER_METRE * Math.sqrt(square(from[0] - to[0]) + square(from[1] - to[1])));
  }

  private static double square(double x) {
    return x * x;
  }

  private static double[][] points(SplittableRandom random, int count) {
    double[][] points = new double[count][];
    Arrays.setAll(
        points,
        i -> new double[] {random.nextDouble(WIDTH_METRES), random.nextDouble(HEIGHT_METRES)});
    return points;
  }

  private static double[][] near(SplittableRandom random, double[][] villages, int count) {
    double[][] points = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] village = villages[random.nextInt(villages.length)];
      points[i] =
          new double[] {
            village[0] + random.nextDouble(-VILLAGE_METRES, VILLAGE_METRES),
            village[1] + random.nextDouble(-VILLAGE_METRES, VILLAGE_METRES)
          };
    }
    return points;
  }
}
