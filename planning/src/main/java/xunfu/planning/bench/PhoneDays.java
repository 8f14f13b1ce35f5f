package xunfu.planning.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import xunfu.planning.Evaluator;
import xunfu.planning.Matrix;
import xunfu.planning.Plan;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.bench.InstanceSet.Entry;
import xunfu.planning.bench.InstanceSet.Task;

/**
 * The interrupted days of the set {@code replan} as the phone knows a day: stops in the order so
 * far, an urgent one last, what is behind, the time; beside each the cost of the best rest of the
 * day that is known.
 */
final class PhoneDays {
  private static final int MINUTES = 60;

  private PhoneDays() {}

  static void write(Path file, List<Sample> samples, Path data) throws IOException {
    Map<String, Long> best = new HashMap<>();
    samples.stream()
        .filter(s -> s.set().equals("replan") && s.found())
        .forEach(s -> best.merge(s.instance(), s.cost(), Math::min));
    var days = new ArrayList<String>();
    for (Entry entry : InstanceSet.named("replan", data).entries()) {
      Long lowest = best.get(entry.name());
      if (lowest != null) {
        days.add(day(entry.name(), entry.source().make(), lowest));
      }
    }
    if (days.isEmpty()) {
      throw new IllegalArgumentException(
          "No interrupted day has been measured yet\nMaybe run ./xunfu bench plan --set replan");
    }
    Files.writeString(file, days.stream().collect(Collectors.joining(",\n", "[\n", "\n]\n")));
  }

  private static String day(String name, Task task, long best) {
    Problem problem = task.planned();
    List<Integer> driven = problem.pinnedTo(0);
    Plan.Route behind = Evaluator.evaluate(problem, List.of(driven)).routes().getFirst();
    Plan.Call last = behind.calls().getLast();
    Vehicle pair = problem.vehicles().getFirst();
    int way = 0;
    int here = pair.startLocation();
    for (int stop : driven) {
      way += problem.matrix().seconds(here, problem.stops().get(stop).location());
      here = problem.stops().get(stop).location();
    }
    List<Integer> order = new ArrayList<>(task.former() == null ? List.of() : task.former().get(0));
    IntStream.range(0, problem.stops().size())
        .filter(stop -> !order.contains(stop))
        .forEach(order::add);
    return String.format(
        Locale.ROOT,
        "{\"name\":\"%s\",\"best\":%d,\"prizes\":%s,\"day\":{\"stops\":%s,\"matrix\":{\"seconds\":%s,"
            + "\"metres\":%s}},\"where\":{\"behind\":%s,\"now\":%d,\"until\":%d}}",
        name,
        best - way,
        order.stream().map(i -> problem.stops().get(i).prize()).toList(),
        order.stream().map(i -> stop(i, problem.stops().get(i))).toList(),
        table(problem, order, true),
        table(problem, order, false),
        driven.stream().map(i -> "\"" + i + "\"").toList(),
        last.leaveAt(),
        pair.latestEnd());
  }

  private static String stop(int index, Stop stop) {
    List<String> windows =
        stop.windows().stream()
            .map(w -> "[\"%s\",\"%s\"]".formatted(time(w.opens()), time(w.closes())))
            .toList();
    return "{\"visit\":\"%d\",\"serviceSeconds\":%d,\"windows\":%s}"
        .formatted(index, stop.serviceSeconds(), windows);
  }

  private static String time(int seconds) {
    int minutes = seconds / MINUTES;
    return "%02d:%02d".formatted(minutes / MINUTES, minutes % MINUTES);
  }

  /** Rows of the phone's matrix: where the day starts, the stops in order, where it ends. */
  private static List<List<Integer>> table(Problem problem, List<Integer> order, boolean seconds) {
    Vehicle pair = problem.vehicles().getFirst();
    var places = new ArrayList<Integer>();
    places.add(pair.startLocation());
    order.forEach(i -> places.add(problem.stops().get(i).location()));
    places.add(pair.endLocation());
    Matrix matrix = problem.matrix();
    return places.stream()
        .map(
            from ->
                places.stream()
                    .map(to -> seconds ? matrix.seconds(from, to) : matrix.metres(from, to))
                    .toList())
        .toList();
  }
}
