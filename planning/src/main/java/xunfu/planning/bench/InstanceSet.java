package xunfu.planning.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import xunfu.planning.Budget;
import xunfu.planning.Planner;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.files.Instance;
import xunfu.planning.files.InstanceFile;

/**
 * A set of instances by name, each with the cost it is measured against.
 *
 * @param name as given to {@code --set}
 * @param seconds CPU seconds per search unless told otherwise
 * @param entries its instances, in a fixed order
 */
record InstanceSet(String name, double seconds, List<Entry> entries) {
  static final List<String> NAMES =
      List.of(
          "solomon",
          "gh1000",
          "prizes",
          "depots",
          "officer-days",
          "small-days",
          "over-full",
          "replan");

  private static final int DAYS = 100;
  private static final int OVER_FULL_DAYS = 30;
  private static final int STOPS = 33;

  /** Calls made before a day is interrupted, and rounds spent on planning it in the morning. */
  private static final int DRIVEN = 8;

  private static final int PLANNING_ROUNDS = 20_000;

  /** Days are numbered from here, so that they are not those which the constants were chosen on. */
  private static final long FIRST_DAY = 20_000;

  /** Reads an instance; some are large, so not before it is needed. */
  @FunctionalInterface
  interface Source {
    Instance read() throws IOException;
  }

  /**
   * One instance.
   *
   * @param reference best cost known, in engine units; null when it is the best of all measurements
   */
  record Entry(String name, Source source, @Nullable Long reference) {}

  static InstanceSet named(String name, Path data) throws IOException {
    Path bench = data.resolve("routing-bench");
    return switch (name) {
      case "solomon" -> new InstanceSet(name, 1, solomon(bench));
      case "gh1000" -> new InstanceSet(name, 60, vrplib(bench.resolve("gh1000-vrptw"), 10));
      case "prizes" -> new InstanceSet(name, 60, vrplib(bench.resolve("gh1000-pcvrptw"), 1));
      case "depots" -> new InstanceSet(name, 60, vrplib(bench.resolve("mdvrptw"), 1));
      case "officer-days" ->
          new InstanceSet(name, 1, days(DAYS, day -> OfficerDays.full(day, STOPS)));
      case "over-full" ->
          new InstanceSet(name, 1, days(OVER_FULL_DAYS, day -> OfficerDays.overFull(day, STOPS)));
      case "replan" -> new InstanceSet(name, 0.25, days(DAYS, InstanceSet::interrupted));
      case "small-days" -> new InstanceSet(name, 0.2, smallDays());
      default ->
          throw new IllegalArgumentException(
              "There is no set '%s'. There is: %s".formatted(name, String.join(" ", NAMES)));
    };
  }

  private static List<Entry> solomon(Path bench) throws IOException {
    Map<String, Long> best = new HashMap<>();
    for (String line : Files.readAllLines(bench.resolve("solomon100_bks.csv"))) {
      String[] cells = line.split(",");
      if (!cells[0].equals("instance")) {
        best.put(cells[0], Math.round(10 * Double.parseDouble(cells[3])));
      }
    }
    var entries = new ArrayList<Entry>();
    for (Path file : files(bench.resolve("solomon100"), ".txt")) {
      String name = file.getFileName().toString().replace(".txt", "");
      entries.add(new Entry(name, () -> InstanceFile.read(file), best.get(name)));
    }
    return entries;
  }

  private static List<Entry> vrplib(Path folder, int unitsPerCost) throws IOException {
    var entries = new ArrayList<Entry>();
    for (Path file : files(folder, ".vrp")) {
      String name = file.getFileName().toString().replace(".vrp", "");
      double cost =
          Files.readAllLines(folder.resolve(name + ".sol")).stream()
              .filter(line -> line.startsWith("Cost"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9.]", "")))
              .findFirst()
              .orElseThrow();
      long reference = Math.round(cost * unitsPerCost);
      entries.add(new Entry(name, () -> InstanceFile.read(file), reference));
    }
    return entries;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Entry> days(int count, LongFunction<Problem> day) {
    return LongStream.range(FIRST_DAY, FIRST_DAY + count)
        .mapToObj(number -> later(number, day))
        .toList();
  }

  /**
   * A day of which the first calls have been made, when a door turns out to be closed (even
   * numbers) or an urgent stop comes in (odd numbers).
   */
  private static Problem interrupted(long number) {
    Problem day = OfficerDays.full(number, STOPS);
    boolean urgent = number % 2 != 0;
    List<Stop> known = urgent ? day.stops().subList(1, STOPS) : day.stops();
    var morning = Problem.of(day.matrix(), known, day.vehicles());
    List<Integer> order =
        Planner.solve(morning, Budget.iterations(1, PLANNING_ROUNDS)).sequences().getFirst();
    var stops = new ArrayList<Stop>();
    for (int driven : order.subList(0, DRIVEN)) {
      stops.add(known.get(driven).pinned(0, stops.size()));
    }
    for (int stop = 0; stop < known.size(); stop++) {
      boolean closed = !urgent && stop == order.get(DRIVEN + 2);
      if (!closed && !order.subList(0, DRIVEN).contains(stop)) {
        stops.add(known.get(stop));
      }
    }
    if (urgent) {
      stops.add(day.stops().getFirst());
    }
    return Problem.of(day.matrix(), stops, day.vehicles());
  }

  private static List<Entry> smallDays() {
    return LongStream.range(FIRST_DAY, FIRST_DAY + DAYS)
        .mapToObj(
            number -> {
              int stops = 12 + (int) (number % 4);
              Problem problem =
                  number % 2 == 0
                      ? OfficerDays.full(number, stops)
                      : OfficerDays.overFull(number, stops);
              return generated(number, problem, ExactDay.cost(problem));
            })
        .toList();
  }

  private static Entry later(long number, LongFunction<Problem> day) {
    Source source = () -> generated(number, day.apply(number), null).source().read();
    return new Entry("day-" + number, source, null);
  }

  private static Entry generated(long number, Problem problem, @Nullable Long reference) {
    String name = "day-" + number;
    List<Integer> numbers = IntStream.rangeClosed(1, problem.stops().size()).boxed().toList();
    var instance = new Instance(name, problem, numbers, List.of(0), 1, 1);
    return new Entry(name, () -> instance, reference);
  }
}
