package xunfu.roads.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.osm.BadMap;
import xunfu.roads.osm.GraphRoads;
import xunfu.roads.osm.RoadImport;

/**
 * The extract that is measured on: Andorra, a country of mountain valleys, about as large and as
 * winding as a county in Zhejiang. Its graph is kept in {@code bench/out/andorra}.
 */
final class Extract {
  private static final Path GRAPH = Path.of("bench", "out", "andorra");

  /** Corners of the country, degrees. */
  private static final double SOUTH = 42.44;

  private static final double NORTH = 42.65;
  private static final double WEST = 1.42;
  private static final double EAST = 1.78;

  private Extract() {}

  /**
   * The roads; imported when that was not done before.
   *
   * @throws BadMap when the extract is not there
   */
  static GraphRoads roads() {
    if (!GraphRoads.isIn(GRAPH)) {
      String data = System.getenv().getOrDefault("XUNFU_DATA", "../shared/data");
      try {
        Files.createDirectories(GRAPH.getParent());
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
      RoadImport.make(Path.of(data, "roads-osm", "andorra.osm.pbf"), GRAPH, (step, percent) -> {});
    }
    return GraphRoads.open(GRAPH);
  }

  /**
   * Doors on roads that all hang together: in villages within some kilometres of a place that
   * chance chooses.
   *
   * @param villages how many, {@code villageMetres} across, at most {@code districtMetres} from the
   *     middle
   */
  static List<Point> doors(
      GraphRoads roads,
      SplittableRandom random,
      int count,
      int villages,
      double districtMetres,
      double villageMetres) {
    while (true) {
      Point middle = onRoad(roads, random, Point.of((SOUTH + NORTH) / 2, (WEST + EAST) / 2), 9_000);
      var centres = new ArrayList<Point>();
      for (int i = 0; i < villages; i++) {
        centres.add(onRoad(roads, random, middle, districtMetres));
      }
      var doors = new ArrayList<Point>();
      for (int i = 0; i < count; i++) {
        doors.add(onRoad(roads, random, centres.get(random.nextInt(villages)), villageMetres));
      }
      if (roads.between(doors, Profile.CAR).astray().isEmpty()) {
        return doors;
      }
    }
  }

  private static Point onRoad(
      GraphRoads roads, SplittableRandom random, Point middle, double radius) {
    while (true) {
      double degrees = radius / 111_195;
      var point =
          Point.of(
              middle.latDegrees() + random.nextDouble(-degrees, degrees),
              middle.lonDegrees()
                  + random.nextDouble(-degrees, degrees)
                      / Math.cos(Math.toRadians(middle.latDegrees())));
      var found = roads.onRoad(point, Profile.CAR);
      if (found.isPresent()) {
        return found.get();
      }
    }
  }
}
