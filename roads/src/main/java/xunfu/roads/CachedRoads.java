package xunfu.roads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers answers. A day is planned, looked at and planned again with the same doors; each list
 * of points is asked once per profile and state of the roads. The least recently used is forgotten
 * when all answers together hold too many cells.
 */
public final class CachedRoads implements Roads {
  private final Roads roads;
  private final long mostCells;
  private final Map<Key, Travel> answers = new LinkedHashMap<>(16, 0.75f, true);
  private long cells;
  private long asked;
  private long remembered;

  /** The points themselves and not only their hash: two lists must never be taken for one. */
  private record Key(List<Point> points, Profile profile, String version) {}

  /**
   * @param mostCells of all tables together; a cell is two whole numbers, 8 bytes
   */
  public CachedRoads(Roads roads, long mostCells) {
    this.roads = roads;
    this.mostCells = mostCells;
  }

  @Override
  public Travel between(List<Point> points, Profile profile) {
    var key = new Key(List.copyOf(points), profile, roads.version());
    synchronized (answers) {
      asked++;
      Travel known = answers.get(key);
      if (known != null) {
        remembered++;
        return known;
      }
    }
    Travel travel = roads.between(points, profile);
    synchronized (answers) {
      if (answers.put(key, travel) == null) {
        cells += cells(travel);
      }
      var oldest = answers.entrySet().iterator();
      while (cells > mostCells && oldest.hasNext()) {
        cells -= cells(oldest.next().getValue());
        oldest.remove();
      }
    }
    return travel;
  }

  private static long cells(Travel travel) {
    return (long) travel.size() * travel.size();
  }

  @Override
  public String attribution() {
    return roads.attribution();
  }

  @Override
  public String version() {
    return roads.version();
  }

  /** Questions that were answered from memory, of all questions. */
  public double hitRate() {
    synchronized (answers) {
      return asked == 0 ? 0 : (double) remembered / asked;
    }
  }
}
