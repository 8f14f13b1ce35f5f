package xunfu.rounds.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.kernel.Place;
import xunfu.registry.Premises;
import xunfu.rounds.Day;
import xunfu.rounds.Day.Stop;
import xunfu.rounds.internal.DayPlan.Call;
import xunfu.rounds.internal.DayPlan.Ordered;
import xunfu.rounds.internal.DayPlan.Placed;

/** Puts the visits of a day into the order of the road. */
@Component
public class DayPlanner {
  /** How long an inspection takes as long as nobody has measured it. */
  private static final int INSPECTION_SECONDS = 45 * 60;

  /** How long listening takes. */
  private static final int OTHER_PART_SECONDS = 15 * 60;

  private static final String INSPECTION = "inspection";

  private final Ways ways;
  private final Clock clock;

  DayPlanner(Ways ways, Clock clock) {
    this.ways = ways;
    this.clock = clock;
  }

  /** A visit to be put into the order. */
  public record Task(UUID visit, Premises premises, Place place, List<String> parts) {}

  /**
   * The day in order.
   *
   * @param pinned how many tasks, from the first, keep their place
   * @param from earliest departure
   */
  public Day ordered(Day day, List<Task> tasks, int pinned, LocalTime from) {
    var ordered =
        DayPlan.order(
            day.start(),
            day.end(),
            from,
            day.until(),
            tasks.stream().map(DayPlanner::call).toList(),
            pinned,
            places -> ways.between(day, places));
    return day(day, tasks, ordered);
  }

  private static Call call(Task task) {
    int service =
        task.parts().stream()
            .mapToInt(part -> part.equals(INSPECTION) ? INSPECTION_SECONDS : OTHER_PART_SECONDS)
            .sum();
    var hours =
        task.premises().openingHours().stream()
            .map(pair -> pair.stream().map(DayPlanner::time).toList())
            .toList();
    return new Call(task.visit(), task.place(), service, hours);
  }

  /** A register may write the end of a day as 24:00. */
  static LocalTime time(String written) {
    return written.startsWith("24") ? LocalTime.MAX : LocalTime.parse(written);
  }

  private Day day(Day day, List<Task> tasks, Ordered ordered) {
    Map<UUID, Task> byVisit =
        tasks.stream().collect(Collectors.toMap(Task::visit, Function.identity()));
    var stops = new ArrayList<Stop>();
    for (var placed : ordered.stops()) {
      stops.add(stop(day.date(), stops.size() + 1, placed, byVisit));
    }
    return new Day(
        day.home(),
        day.id(),
        day.organization(),
        day.organizationPath(),
        day.date(),
        day.state(),
        day.pair(),
        day.start(),
        day.end(),
        day.from(),
        day.until(),
        at(day.date(), ordered.departSecond()),
        at(day.date(), ordered.backSecond()),
        ordered.travelSeconds(),
        ordered.travelMetres(),
        ordered.table(),
        day.proposal(),
        day.approval(),
        stops);
  }

  private Stop stop(LocalDate date, int position, Placed placed, Map<UUID, Task> byVisit) {
    var call = placed.call();
    var premises = byVisit.get(call.visit()).premises();
    return new Stop(
        call.visit(),
        premises.id(),
        position,
        premises.name(),
        call.place(),
        atOrNull(date, placed.arriveSecond()),
        atOrNull(date, placed.leaveSecond()),
        call.serviceSeconds(),
        premises.openingHours(),
        placed.reason(),
        "planned",
        null);
  }

  private @Nullable Instant atOrNull(LocalDate date, @Nullable Integer second) {
    return second == null ? null : at(date, second);
  }

  private Instant at(LocalDate date, int second) {
    return date.atStartOfDay(clock.getZone()).toInstant().plusSeconds(second);
  }
}
