package xunfu.roads;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Travel between points, row = from, column = to, in the order they were asked. An answer may be
 * remembered and given to others: read its tables, never write to them.
 *
 * @param seconds whole seconds, 0 from a point to itself, {@link #UNREACHABLE} when there is no way
 * @param metres whole metres, same rules
 * @param estimated whether any of it is not by the roads of a map
 * @param astray points that no road leads to, each with the reason; in order
 */
public record Travel(int[][] seconds, int[][] metres, boolean estimated, List<Astray> astray) {
  /** There is no way; the same number as in the planning library. */
  public static final int UNREACHABLE = 1_000_000_000;

  public Travel {
    astray = List.copyOf(astray);
  }

  /** Why no road leads to a point. */
  public enum Reason {
    /** The nearest road is too far: a lake, a forest, a point off the map. */
    FAR_FROM_ROADS,
    /** The nearest road belongs to a small net that hangs together with no other. */
    ISLAND,
    /** There is a road, but not to or from most of the other points. */
    CUT_OFF
  }

  /**
   * A point that no road leads to.
   *
   * @param point its index
   * @param metres to the nearest road of the map that may be used; −1 when there is none at all
   */
  public record Astray(int point, Reason reason, int metres) {
    /** In words, for a log or a command. */
    public String text(Point at) {
      String road =
          metres < 0
              ? "there is none near it on this map"
              : "the nearest is %d m away".formatted(metres);
      return switch (reason) {
        case FAR_FROM_ROADS -> "point %d (%s) is far from roads: %s".formatted(point, at, road);
        case ISLAND ->
            "point %d (%s) lies on a road that leads nowhere: to the other roads it is %s"
                .formatted(point, at, metres < 0 ? "too far" : metres + " m");
        case CUT_OFF ->
            "point %d (%s) has a road, but none that leads to the others".formatted(point, at);
      };
    }
  }

  /** How many points. */
  public int size() {
    return seconds.length;
  }

  /**
   * This travel, with another's answer wherever this one has none; estimated if anything had to be
   * filled in from an estimate. The points astray stay named.
   */
  public Travel filledFrom(Travel other) {
    int[][] filledSeconds = new int[size()][size()];
    int[][] filledMetres = new int[size()][size()];
    boolean filled = false;
    for (int from = 0; from < size(); from++) {
      for (int to = 0; to < size(); to++) {
        boolean lacks = seconds[from][to] == UNREACHABLE;
        filled |= lacks;
        filledSeconds[from][to] = (lacks ? other : this).seconds[from][to];
        filledMetres[from][to] = (lacks ? other : this).metres[from][to];
      }
    }
    return new Travel(filledSeconds, filledMetres, estimated || filled && other.estimated, astray);
  }

  /** The indices of points that no road leads to. */
  public Set<Integer> lost() {
    return astray.stream().map(Astray::point).collect(Collectors.toUnmodifiableSet());
  }
}
