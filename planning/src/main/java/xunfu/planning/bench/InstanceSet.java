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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xunfu.planning.Problem;
import xunfu.planning.files.Instance;
import xunfu.planning.files.InstanceFile;

/**
 * A set of instances by name, each with the cost it is measured against.
 *
 * @param name as given to {@code --set}
 * @param budgets CPU seconds per search unless told otherwise
 * @param referenceSeconds CPU seconds of the one long search that others are measured against; 0
 *     where the best cost is known from elsewhere or from the peers
 * @param entries its instances, in a fixed order
 */
record InstanceSet(
    String name, List<Double> budgets, double referenceSeconds, List<Entry> entries) {
  static final List<String> NAMES =
      List.of(
          "solomon",
          "gh1000",
          "prizes",
          "depots",
          "officer-days",
          "small-days",
          "over-full",
          "replan",
          "robustness");

  private static final int DAYS = 100;
  private static final int OVER_FULL_DAYS = 30;
  private static final int STOPS = 33;

  /** Days are numbered from here, so that they are not those which the constants were chosen on. */
  private static final long FIRST_DAY = 20_000;

  /** Share of days on which a buffer shall suffice at each call. */
  private static final double QUANTILE = 0.95;

  /** Where {@code ./xunfu bench officer-days} writes days on real roads. */
  private static final Path ROAD_DAYS = Path.of("bench", "out", "officer-days");

  /** Makes a task; some are large, so not before it is needed. */
  @FunctionalInterface
  interface Source {
    Task make() throws IOException;
  }

  /**
   * What is to be planned.
   *
   * @param instance what the plan is judged by
   * @param planned what the planner is given; the same problem, or one with buffers
   * @param former order to begin with; null for a new plan
   */
  record Task(Instance instance, Problem planned, @Nullable List<List<Integer>> former) {
    static Task of(Instance instance) {
      return new Task(instance, instance.problem(), null);
    }
  }

  /**
   * One instance.
   *
   * @param file where it was read from; null when it was generated
   * @param reference best cost known, in engine units; null when it is the best of all measurements
   */
  record Entry(String name, Source source, @Nullable Path file, @Nullable Long reference) {}

  static InstanceSet named(String name, Path data) throws IOException {
    Path bench = data.resolve("routing-bench");
    return switch (name) {
      case "solomon" -> of(name, List.of(1.0, 5.0), 0, solomon(bench));
      case "gh1000" -> of(name, 60, 0, vrplib(bench.resolve("gh1000-vrptw"), 10));
      case "prizes" -> of(name, 60, 0, vrplib(bench.resolve("gh1000-pcvrptw"), 1));
      case "depots" -> of(name, 60, 0, vrplib(bench.resolve("mdvrptw"), 1));
      case "officer-days" -> of(name, 1, 60, officerDays());
      case "over-full" ->
          of(name, 1, 0, days(OVER_FULL_DAYS, d -> generated(d, OfficerDays.overFull(d, STOPS))));
      case "replan" -> of(name, 0.25, 10, interruptedDays());
      case "small-days" -> of(name, 0.2, 0, smallDays());
      case "robustness" -> of(name, 1, 0, simulatedDays());
      default ->
          throw new IllegalArgumentException(
              "There is no set '%s'. There is: %s".formatted(name, String.join(" ", NAMES)));
    };
  }

  private static InstanceSet of(
      String name, double seconds, double referenceSeconds, List<Entry> entries) {
    return of(name, List.of(seconds), referenceSeconds, entries);
  }

  private static InstanceSet of(
      String name, List<Double> budgets, double referenceSeconds, List<Entry> entries) {
    return new InstanceSet(name, budgets, referenceSeconds, entries);
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
      entries.add(new Entry(name, () -> Task.of(InstanceFile.read(file)), file, best.get(name)));
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
      entries.add(new Entry(name, () -> Task.of(InstanceFile.read(file)), file, reference));
    }
    return entries;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<Entry> days(int count, LongFunction<Task> task) {
    return LongStream.range(FIRST_DAY, FIRST_DAY + count)
        .mapToObj(number -> new Entry("day-" + number, () -> task.apply(number), null, null))
        .toList();
  }

  /**
   * Every second day on real roads where {@link #ROAD_DAYS} holds it, else invented like the
   * others; the name tells which.
   */
  private static List<Entry> officerDays() {
    return LongStream.range(FIRST_DAY, FIRST_DAY + DAYS)
        .mapToObj(
            number -> {
              Path file = ROAD_DAYS.resolve("andorra-%d.json".formatted(number));
              return number % 2 != 0 && Files.exists(file)
                  ? new Entry(
                      "andorra-" + number, () -> Task.of(InstanceFile.read(file)), null, null)
                  : new Entry(
                      "day-" + number,
                      () -> generated(number, OfficerDays.full(number, STOPS)),
                      null,
                      null);
            })
        .toList();
  }

  private static List<Entry> interruptedDays() {
    return LongStream.range(FIRST_DAY, FIRST_DAY + DAYS)
        .mapToObj(
            number -> {
              Interruption kind = number % 2 == 0 ? Interruption.CLOSED : Interruption.URGENT;
              String name = "day-%d-%s".formatted(number, kind.word());
              return new Entry(name, () -> interrupted(number, kind), null, null);
            })
        .toList();
  }

  private static Task interrupted(long number, Interruption kind) {
    InterruptedDay day = InterruptedDay.of(OfficerDays.full(number, STOPS), kind);
    return new Task(instance(number, day.problem()), day.problem(), List.of(day.former()));
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
              long proven = ExactDay.cost(problem);
              return new Entry("day-" + number, () -> generated(number, problem), null, proven);
            })
        .toList();
  }

  /** Each day twice: planned as it is, and with buffers. */
  private static List<Entry> simulatedDays() {
    return LongStream.range(FIRST_DAY, FIRST_DAY + DAYS)
        .boxed()
        .flatMap(
            number -> {
              Problem day = OfficerDays.full(number, STOPS);
              return Stream.of(
                  new Entry("day-" + number, () -> generated(number, day), null, null),
                  new Entry(
                      "day-%d/buffers".formatted(number), () -> buffered(number, day), null, null));
            })
        .toList();
  }

  private static Task buffered(long number, Problem day) {
    return new Task(instance(number, day), day.buffered(Robustness.SPREAD, QUANTILE), null);
  }

  private static Task generated(long number, Problem problem) {
    return Task.of(instance(number, problem));
  }

  private static Instance instance(long number, Problem problem) {
    List<Integer> numbers = IntStream.rangeClosed(1, problem.stops().size()).boxed().toList();
    return new Instance("day-" + number, problem, numbers, List.of(0), 1, 1);
  }
}
