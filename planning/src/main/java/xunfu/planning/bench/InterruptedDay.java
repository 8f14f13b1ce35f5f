package xunfu.planning.bench;

import java.util.ArrayList;
import java.util.List;
import xunfu.planning.Budget;
import xunfu.planning.Planner;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Window;

/**
 * A day of which the first calls have been made, when a door turns out to be closed or an urgent
 * stop comes in.
 *
 * @param problem what is known now; the calls made are pinned
 * @param former the morning's order without the closed door, in the problem's numbers
 */
record InterruptedDay(Problem problem, List<Integer> former) {
  /** Calls made before, and rounds spent on planning in the morning. */
  private static final int DRIVEN = 8;

  private static final int PLANNING_ROUNDS = 60_000;

  /** Which of the calls ahead is closed. */
  private static final int CLOSED_AHEAD = 2;

  /** Opening hours are told in minutes, also to the phone. */
  private static final int MINUTE = 60;

  static InterruptedDay of(Problem exact, Interruption kind) {
    Problem day = inMinutes(exact);
    boolean urgent = kind == Interruption.URGENT;
    int stops = day.stops().size();
    List<Stop> known = urgent ? day.stops().subList(1, stops) : day.stops();
    var morning = new Problem(day.matrix(), known, day.vehicles(), day.costs());
    List<Integer> order =
        Planner.solve(morning, Budget.iterations(1, PLANNING_ROUNDS)).sequences().getFirst();
    var now = new ArrayList<Stop>();
    var former = new ArrayList<Integer>();
    for (int at = 0; at < order.size(); at++) {
      if (urgent || at != DRIVEN + CLOSED_AHEAD) {
        Stop stop = known.get(order.get(at));
        former.add(now.size());
        now.add(at < DRIVEN ? stop.pinned(0, at) : stop);
      }
    }
    for (int stop = 0; stop < known.size(); stop++) {
      if (!order.contains(stop)) {
        now.add(known.get(stop));
      }
    }
    if (urgent) {
      now.add(day.stops().getFirst());
    }
    return new InterruptedDay(
        new Problem(day.matrix(), now, day.vehicles(), day.costs()), List.copyOf(former));
  }

  private static Problem inMinutes(Problem day) {
    List<Stop> stops =
        day.stops().stream()
            .map(
                stop ->
                    stop.open(
                        stop.windows().stream()
                            .map(
                                w ->
                                    new Window(
                                        Math.ceilDiv(w.opens(), MINUTE) * MINUTE,
                                        w.closes() / MINUTE * MINUTE))
                            .toArray(Window[]::new)))
            .toList();
    return new Problem(day.matrix(), stops, day.vehicles(), day.costs());
  }
}
