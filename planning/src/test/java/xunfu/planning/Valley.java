package xunfu.planning;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The permanent cast of the tests: a straight road along a valley. Place 0 is the station, place
 * {@code n} lies {@code n} minutes up the road, a kilometre a minute.
 */
final class Valley {
  static final int MINUTE = 60;
  static final int HOUR = 60 * MINUTE;

  private Valley() {}

  static Matrix road(int places) {
    int[][] seconds = new int[places][places];
    int[][] metres = new int[places][places];
    for (int from = 0; from < places; from++) {
      for (int to = 0; to < places; to++) {
        seconds[from][to] = Math.abs(from - to) * MINUTE;
        metres[from][to] = Math.abs(from - to) * 1000;
      }
    }
    return Matrix.of(seconds, metres);
  }

  static Problem day(Vehicle pair, Stop... stops) {
    return Problem.of(road(40), List.of(stops), List.of(pair));
  }

  static Vehicle pair() {
    return Vehicle.at(0).working(clock("9:00"), clock("17:00"));
  }

  /** Ten minutes at each place. */
  static Stop stop(int place) {
    return Stop.at(place).lasting(10 * MINUTE);
  }

  static Window window(String opens, String closes) {
    return new Window(clock(opens), clock(closes));
  }

  static int clock(String time) {
    String[] parts = time.split(":");
    return Integer.parseInt(parts[0]) * HOUR + Integer.parseInt(parts[1]) * MINUTE;
  }

  static Plan walk(Problem problem, int... order) {
    return Evaluator.evaluate(problem, List.of(IntStream.of(order).boxed().toList()));
  }

  /** A route as a line of text: {@code 9:00 | 0 9:05-9:15 | 9:20}. */
  static String text(Plan.Route route) {
    var line = new StringBuilder(text(route.departAt()));
    for (Plan.Call call : route.calls()) {
      line.append(" | ").append(call.stop()).append(' ');
      if (call.startAt() != call.arriveAt()) {
        line.append(text(call.arriveAt())).append(' ');
      }
      line.append(text(call.startAt())).append('-').append(text(call.leaveAt()));
    }
    return line.append(" | ").append(text(route.returnAt())).toString();
  }

  static String text(int seconds) {
    return "%d:%02d".formatted(seconds / HOUR, seconds / MINUTE % 60);
  }
}
