package xunfu.roads.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import xunfu.roads.DetourModel;
import xunfu.roads.Drive;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.Travel;
import xunfu.roads.osm.BadMap;
import xunfu.roads.osm.GraphRoads;

/**
 * {@code ./xunfu bench roads}: tables of 34 doors on Andorra's roads per profile, CPU milliseconds
 * of the asking thread, the first one and the worst of twenty after it; and how far the estimate
 * without a map is off, untaught and taught by so many drives. A line of JSON each.
 */
public final class RoadsBench {
  private static final int DOORS = 34;
  private static final int VILLAGES = 4;
  private static final double DISTRICT_METRES = 5_000;
  private static final double VILLAGE_METRES = 700;
  private static final int TABLES = 20;

  private RoadsBench() {}

  /** Entry. Exit 2 when the extract is not there. */
  public static void main(String... arguments) {
    try (var roads = Extract.roads()) {
      for (Profile profile : Profile.values()) {
        tables(roads, profile);
      }
      estimate(roads);
    } catch (BadMap fault) {
      System.err.println(fault.getMessage());
      System.exit(2);
    }
  }

  private static List<Point> doors(GraphRoads roads, SplittableRandom random) {
    return Extract.doors(roads, random, DOORS, VILLAGES, DISTRICT_METRES, VILLAGE_METRES);
  }

  private static void tables(GraphRoads roads, Profile profile) {
    var random = new SplittableRandom(1);
    var days = new ArrayList<List<Point>>();
    for (int day = 0; day <= TABLES; day++) {
      days.add(doors(roads, random));
    }
    double first = milliseconds(() -> roads.between(days.getFirst(), profile));
    double worst = 0;
    double sum = 0;
    for (int day = 1; day <= TABLES; day++) {
      List<Point> points = days.get(day);
      double used = milliseconds(() -> roads.between(points, profile));
      worst = Math.max(worst, used);
      sum += used;
    }
    print(
        "roads/%dx%d-%s".formatted(DOORS, DOORS, profile.word()),
        worst,
        "ms",
        String.format(
            Locale.ROOT, "\"mean\":%.1f,\"first\":%.1f,\"n\":%d", sum / TABLES, first, TABLES));
  }

  private static double milliseconds(Supplier<Travel> question) {
    var threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    question.get();
    return (threads.getCurrentThreadCpuTime() - begin) / 1e6;
  }

  // ---- the estimate

  private static void estimate(GraphRoads roads) {
    var random = new SplittableRandom(2);
    var drives = new ArrayList<Drive>();
    for (int day = 0; day < TABLES; day++) {
      var doors = doors(roads, random);
      var travel = roads.between(doors, Profile.CAR);
      for (int i = 1; i < doors.size(); i++) {
        if (travel.metres()[i - 1][i] > 0) {
          drives.add(
              new Drive(
                  doors.get(i - 1),
                  doors.get(i),
                  Profile.CAR,
                  travel.metres()[i - 1][i],
                  Math.max(1, travel.seconds()[i - 1][i])));
        }
      }
    }
    DetourModel.UNTAUGHT
        .errorOn(drives)
        .ifPresent(error -> print("roads/estimate-untaught", error));
    DetourModel.taughtBy(drives).error().ifPresent(error -> print("roads/estimate-taught", error));
  }

  private static void print(String metric, DetourModel.Error error) {
    print(
        metric,
        error.medianPercent(),
        "median % off",
        "\"ninetieth\":%d,\"n\":%d".formatted(error.ninetiethPercent(), error.drives()));
  }

  private static void print(String metric, double value, String unit, String more) {
    System.out.printf(
        Locale.ROOT,
        "{\"bench\":\"roads\",\"metric\":\"%s\",\"value\":%.1f,\"unit\":\"%s\",%s,"
            + "\"machine\":\"%s %s, %d processors\",\"commit\":\"%s\"}%n",
        metric,
        value,
        unit,
        more,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getenv().getOrDefault("XUNFU_COMMIT", "unknown"));
  }
}
