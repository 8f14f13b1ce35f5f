package xunfu.rounds;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xunfu.roads.Travel;

/**
 * Seconds and metres between every two places of a day, row = from.
 *
 * @param estimated whether any of it is not by the road network of a real map
 * @param withinPercent of nine in ten ways that were driven the estimate was off by less; null when
 *     nothing is estimated or nobody knows yet
 * @param attribution who must be named where this is shown; empty when nobody
 * @param astray rows of places that no road of the map leads to
 */
public record TravelTable(
    List<List<Integer>> seconds,
    List<List<Integer>> metres,
    boolean estimated,
    @Nullable Integer withinPercent,
    String attribution,
    List<Astray> astray) {

  /** A place that no road of the map leads to. */
  public record Astray(int row, Reason reason, int metres) {}

  /** Why no road leads there. */
  public enum Reason {
    FAR_FROM_ROADS("far-from-roads"),
    ISLAND("island"),
    CUT_OFF("cut-off");

    private final String wire;

    Reason(String wire) {
      this.wire = wire;
    }

    /** As written on the wire and in the database. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String wire() {
      return wire;
    }

    static Reason of(Travel.Reason reason) {
      return switch (reason) {
        case FAR_FROM_ROADS -> FAR_FROM_ROADS;
        case ISLAND -> ISLAND;
        case CUT_OFF -> CUT_OFF;
      };
    }
  }

  /** Tables that were written before there was an attribution have none. */
  @SuppressWarnings("NullAway") // a row of the database may lack what was added later
  public TravelTable {
    seconds = seconds.stream().map(List::copyOf).toList();
    metres = metres.stream().map(List::copyOf).toList();
    attribution = attribution == null ? "" : attribution;
    astray = astray == null ? List.of() : List.copyOf(astray);
  }

  /** An estimate of which nobody knows how wrong it is. */
  public static TravelTable estimated(List<List<Integer>> seconds, List<List<Integer>> metres) {
    return new TravelTable(seconds, metres, true, null, "", List.of());
  }

  /** As the roads tell it. */
  public static TravelTable of(Travel travel, @Nullable Integer withinPercent, String attribution) {
    return new TravelTable(
        rows(travel.seconds()),
        rows(travel.metres()),
        travel.estimated(),
        withinPercent,
        attribution,
        travel.astray().stream()
            .map(it -> new Astray(it.point(), Reason.of(it.reason()), it.metres()))
            .toList());
  }

  private static List<List<Integer>> rows(int[][] table) {
    return Arrays.stream(table).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** The table of these rows in this order. */
  public TravelTable picked(List<Integer> rows) {
    return new TravelTable(
        picked(seconds, rows),
        picked(metres, rows),
        estimated,
        withinPercent,
        attribution,
        IntStream.range(0, rows.size())
            .boxed()
            .flatMap(
                at ->
                    astray.stream()
                        .filter(it -> it.row() == rows.get(at))
                        .map(it -> new Astray(at, it.reason(), it.metres())))
            .toList());
  }

  private static List<List<Integer>> picked(List<List<Integer>> table, List<Integer> rows) {
    return rows.stream()
        .map(from -> rows.stream().map(to -> table.get(from).get(to)).toList())
        .toList();
  }
}
