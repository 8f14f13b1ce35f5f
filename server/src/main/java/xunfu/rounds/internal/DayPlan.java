package xunfu.rounds.internal;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.planning.Budget;
import xunfu.planning.Matrix;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.Problem;
import xunfu.planning.Vehicle;
import xunfu.rounds.TravelTable;

/**
 * Orders the stops of a pair's day by the planning library. A pure function: the same day gives the
 * same order. What has been driven already keeps its place.
 */
final class DayPlan {
  /** Rounds of search; a day of ten stops is at its best long before. */
  private static final long ITERATIONS = 2_000;

  private static final long SEED = 1;

  private DayPlan() {}

  /**
   * A call to pay.
   *
   * @param hours pairs of times of day within which it is open; empty: always
   */
  record Call(UUID visit, Place place, int serviceSeconds, List<List<LocalTime>> hours) {}

  /**
   * A call in its place of the order.
   *
   * @param arriveSecond and {@code leaveSecond} of the day; null: it does not fit into the day
   */
  record Placed(
      Call call, @Nullable Integer arriveSecond, @Nullable Integer leaveSecond, Text reason) {}

  /** A day in order; the table has start, stops in order, end. */
  record Ordered(
      List<Placed> stops,
      int departSecond,
      int backSecond,
      int travelSeconds,
      int travelMetres,
      TravelTable table) {}

  /**
   * @param travel how long it takes between places
   * @param pinned how many of the calls, from the first, keep their place
   */
  static Ordered order(
      Place start,
      Place end,
      LocalTime from,
      LocalTime until,
      List<Call> calls,
      int pinned,
      Function<List<Place>, TravelTable> travel) {
    var places = new ArrayList<Place>();
    places.add(start);
    calls.forEach(call -> places.add(call.place()));
    places.add(end);
    var table = travel.apply(places);
    var possible =
        IntStream.range(0, calls.size())
            .filter(i -> i < pinned || isOpenLongEnough(calls.get(i)))
            .boxed()
            .toList();
    var plan = solve(table, from, until, calls, possible, pinned);
    var route = plan.routes().getFirst();
    var stops = new ArrayList<Placed>();
    for (var call : route.calls()) {
      stops.add(
          new Placed(
              calls.get(possible.get(call.stop())),
              call.arriveAt(),
              call.leaveAt(),
              stops.isEmpty() ? FIRST : reason(call.waitSeconds())));
    }
    plan.leftOut()
        .forEach(left -> stops.add(unplaced(calls.get(possible.get(left.stop())), NO_ROOM)));
    IntStream.range(0, calls.size())
        .filter(i -> !possible.contains(i))
        .forEach(i -> stops.add(unplaced(calls.get(i), TOO_SHORT)));
    return new Ordered(
        stops,
        route.departAt(),
        route.returnAt(),
        (int) route.travelSeconds(),
        (int) route.travelMetres(),
        reordered(table, order(calls, stops), calls.size()));
  }

  private static final Text FIRST = Text.of("离出发地顺路，先去", "First on the way");

  private static Text reason(int waitSeconds) {
    return waitSeconds > 0
        ? Text.of("顺路，按营业时间到", "On the way, timed to its opening hours")
        : Text.of("顺路", "On the way");
  }

  private static final Text NO_ROOM =
      Text.of("今天的时间里排不下", "Does not fit into the hours of this day");

  private static final Text TOO_SHORT =
      Text.of("营业时间比走访所需的时间短，排不下", "Is open for less time than the visit takes");

  private static Placed unplaced(Call call, Text reason) {
    return new Placed(call, null, null, reason);
  }

  private static boolean isOpenLongEnough(Call call) {
    return !OpeningHours.beginnings(call.hours(), call.serviceSeconds()).isEmpty();
  }

  private static Plan solve(
      TravelTable table,
      LocalTime from,
      LocalTime until,
      List<Call> calls,
      List<Integer> possible,
      int pinned) {
    var stops = new ArrayList<xunfu.planning.Stop>();
    for (int i : possible) {
      var call = calls.get(i);
      var stop =
          OpeningHours.within(
              xunfu.planning.Stop.at(i + 1).lasting(call.serviceSeconds()), call.hours());
      stops.add(i < pinned ? stop.pinned(0, i) : stop);
    }
    var vehicle =
        Vehicle.at(0)
            .endingAt(calls.size() + 1)
            .working(from.toSecondOfDay(), until.toSecondOfDay());
    return Planner.solve(
        Problem.of(Matrix.of(ints(table.seconds()), ints(table.metres())), stops, List.of(vehicle)),
        Budget.iterations(SEED, ITERATIONS));
  }

  static int[][] ints(List<List<Integer>> rows) {
    return rows.stream()
        .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static List<Integer> order(List<Call> calls, List<Placed> stops) {
    return stops.stream().map(stop -> calls.indexOf(stop.call()) + 1).toList();
  }

  private static TravelTable reordered(TravelTable table, List<Integer> order, int calls) {
    var rows = new ArrayList<Integer>();
    rows.add(0);
    rows.addAll(order);
    rows.add(calls + 1);
    return table.picked(rows);
  }
}
