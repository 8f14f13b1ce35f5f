package xunfu.roads.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.bench.OfficerDays;
import xunfu.planning.files.DayText;
import xunfu.roads.Profile;
import xunfu.roads.osm.BadMap;
import xunfu.roads.osm.GraphRoads;

/**
 * {@code ./xunfu bench officer-days}: writes a hundred days of 33 stops (28 restaurants and 5
 * pharmacies, with opening hours) as day files, odd numbers on Andorra's roads, even ones in an
 * invented valley; the same number gives the same day. They are those that {@code ./xunfu bench
 * plan --set officer-days} plans.
 */
public final class OfficerDayFiles {
  private static final Path FOLDER = Path.of("bench", "out", "officer-days");
  private static final long FIRST_DAY = 20_000;
  private static final int DAYS = 100;
  private static final int STOPS = 33;
  private static final int VILLAGES = 4;
  private static final double DISTRICT_METRES = 5_000;
  private static final double VILLAGE_METRES = 700;

  private OfficerDayFiles() {}

  /** Entry; run from the root of the repository. Exit 2 when the extract is not there. */
  public static void main(String... arguments) throws IOException {
    Files.createDirectories(FOLDER);
    int oneWays = 0;
    try (var roads = Extract.roads()) {
      for (long number = FIRST_DAY; number < FIRST_DAY + DAYS; number++) {
        boolean real = number % 2 != 0;
        Problem day = real ? onRoads(roads, number) : OfficerDays.full(number, STOPS);
        String name = (real ? "andorra-" : "day-") + number;
        Files.writeString(FOLDER.resolve(name + ".json"), DayText.of(name, day));
        oneWays += real ? asymmetric(day.matrix()) : 0;
      }
    } catch (BadMap fault) {
      System.err.println(fault.getMessage());
      System.exit(2);
    }
    System.out.printf(
        "{\"bench\":\"officer-days\",\"metric\":\"officer-days/written\",\"value\":%d,"
            + "\"unit\":\"files\",\"onRealRoads\":%d,\"waysThatDiffer\":%.3f,\"folder\":\"%s\"}%n",
        DAYS, DAYS / 2, 2.0 * oneWays / DAYS / (STOPS * (STOPS + 1) / 2), FOLDER);
  }

  static Problem onRoads(GraphRoads roads, long number) {
    var doors =
        Extract.doors(
            roads,
            new SplittableRandom(number),
            STOPS + 1,
            VILLAGES,
            DISTRICT_METRES,
            VILLAGE_METRES);
    var travel = roads.between(doors, Profile.CAR);
    return OfficerDays.onRoads(number, Matrix.of(travel.seconds(), travel.metres()));
  }

  /** Pairs of places whose two directions take different times. */
  private static int asymmetric(Matrix matrix) {
    int differ = 0;
    for (int from = 0; from < matrix.size(); from++) {
      for (int to = from + 1; to < matrix.size(); to++) {
        differ += matrix.seconds(from, to) == matrix.seconds(to, from) ? 0 : 1;
      }
    }
    return differ;
  }
}
