package xunfu.rounds.internal;

import java.time.LocalTime;
import java.util.List;
import xunfu.planning.Stop;
import xunfu.planning.Window;

/**
 * Opening hours as the planning library wants them: spans in which a visit may begin. A visit must
 * be over by closing time, so its length is taken off the end. Hours that close before they open
 * end on the next day. The phone counts in the same way, by the shared cases {@code
 * cases/plan/hours.json}.
 */
final class OpeningHours {
  private static final int DAY = 24 * 60 * 60;

  private OpeningHours() {}

  /**
   * Spans in which a visit of that length may begin; none where the premises are never open for so
   * long.
   *
   * @param hours pairs of times of day within which it is open, the end of the day being {@link
   *     LocalTime#MAX}; empty: always
   */
  static List<Window> beginnings(List<List<LocalTime>> hours, int serviceSeconds) {
    return hours.isEmpty()
        ? List.of(Window.ALWAYS)
        : hours.stream()
            .filter(pair -> opens(pair) <= closes(pair) - serviceSeconds)
            .map(pair -> new Window(opens(pair), closes(pair) - serviceSeconds))
            .toList();
  }

  /**
   * The stop with these spans; a place that is never open so long keeps none, for what is a fact.
   */
  static Stop within(Stop stop, List<List<LocalTime>> hours) {
    var beginnings = beginnings(hours, stop.serviceSeconds());
    return beginnings.isEmpty() ? stop : stop.open(beginnings.toArray(Window[]::new));
  }

  private static int opens(List<LocalTime> pair) {
    return pair.getFirst().toSecondOfDay();
  }

  private static int closes(List<LocalTime> pair) {
    var last = pair.getLast();
    int closes = last.equals(LocalTime.MAX) ? DAY : last.toSecondOfDay();
    return closes < opens(pair) ? closes + DAY : closes;
  }
}
