package xunfu.rounds;

import java.util.Arrays;
import java.util.List;
import xunfu.roads.Travel;

/**
 * Seconds and metres between every two places of a day, row = from.
 *
 * @param estimated whether no road network of a real map was asked
 */
public record TravelTable(
    List<List<Integer>> seconds, List<List<Integer>> metres, boolean estimated) {
  public TravelTable {
    seconds = seconds.stream().map(List::copyOf).toList();
    metres = metres.stream().map(List::copyOf).toList();
  }

  /** As the roads tell it. */
  public static TravelTable of(Travel travel) {
    return new TravelTable(rows(travel.seconds()), rows(travel.metres()), travel.estimated());
  }

  private static List<List<Integer>> rows(int[][] table) {
    return Arrays.stream(table).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** The table of these rows in this order. */
  public TravelTable picked(List<Integer> rows) {
    return new TravelTable(picked(seconds, rows), picked(metres, rows), estimated);
  }

  private static List<List<Integer>> picked(List<List<Integer>> table, List<Integer> rows) {
    return rows.stream()
        .map(from -> rows.stream().map(to -> table.get(from).get(to)).toList())
        .toList();
  }
}
