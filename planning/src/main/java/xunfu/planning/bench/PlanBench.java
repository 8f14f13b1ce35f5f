package xunfu.planning.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import xunfu.planning.Budget;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.files.Instance;
import xunfu.planning.files.PlanText;

/**
 * {@code ./xunfu bench plan [--set NAME] [--seconds S] [--seeds N] [--only INSTANCE,…] [--json]}:
 * measures one set (Solomon's unless told otherwise), one search per instance and seed on one
 * thread, by CPU time of the search on a warm machine. Every sample goes to {@code
 * bench/out/plan.csv} as it is made; samples of the same commit are not made again, so a stopped
 * measurement goes on where it was. Then prints the table of all that was ever measured, and the
 * result as a line of JSON.
 *
 * <p>A plan cheaper than the best known is written to {@code bench/out/new-best} (on Solomon's
 * instances, whose best values are proven, that would be a fault of ours).
 */
public final class PlanBench {
  private static final Path SAMPLES = Path.of("bench", "out", "plan.csv");
  private static final Path NEW_BEST = Path.of("bench", "out", "new-best");
  private static final List<String> OPTIONS = List.of("--set", "--seconds", "--seeds", "--only");
  private static final double WARM_UP_SECONDS = 2.5;

  private PlanBench() {}

  /** A search done. */
  private record Sample(
      String set,
      String instance,
      double seconds,
      int seed,
      long cost,
      long reference,
      double cpuSeconds,
      String date,
      String commit) {
    double gapPercent(long best) {
      return 100.0 * (cost - best) / best;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%s,%s,%s,%d,%d,%d,%.3f,%s,%s",
          set,
          instance,
          seconds,
          seed,
          cost,
          reference,
          cpuSeconds,
          date,
          commit);
    }

    static Sample of(String line) {
      String[] c = line.split(",");
      return new Sample(
          c[0],
          c[1],
          Double.parseDouble(c[2]),
          Integer.parseInt(c[3]),
          Long.parseLong(c[4]),
          Long.parseLong(c[5]),
          Double.parseDouble(c[6]),
          c[7],
          c[8]);
    }
  }

  /**
   * Entry; run from the root of the repository. Exit 2 when the arguments or the data are missing.
   */
  public static void main(String... arguments) {
    try {
      run(arguments);
    } catch (IllegalArgumentException fault) {
      fail(fault.getMessage());
    } catch (IOException fault) {
      fail("cannot read or write " + fault.getMessage() + "\nMaybe set XUNFU_DATA");
    }
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(2);
  }

  private static void run(String... arguments) throws IOException {
    Map<String, String> options = options(arguments);
    String data = System.getenv().getOrDefault("XUNFU_DATA", "../shared/data");
    InstanceSet set = InstanceSet.named(options.getOrDefault("--set", "solomon"), Path.of(data));
    double seconds =
        options.containsKey("--seconds")
            ? Double.parseDouble(options.get("--seconds"))
            : set.seconds();
    int seeds = Integer.parseInt(options.getOrDefault("--seeds", "1"));
    List<String> only =
        options.containsKey("--only") ? List.of(options.get("--only").split(",")) : List.of();
    List<Sample> samples = known();
    boolean warm = false;
    for (InstanceSet.Entry entry : set.entries()) {
      for (int seed = 1; seed <= seeds; seed++) {
        if ((only.isEmpty() || only.contains(entry.name()))
            && !isKnown(samples, set, entry, seconds, seed)) {
          if (!warm) {
            search(entry.source().read(), WARM_UP_SECONDS, 0, new AtomicLong());
            warm = true;
          }
          samples.add(measured(set, entry, seconds, seed));
        }
      }
    }
    if (!options.containsKey("--json")) {
      table(samples).forEach(System.out::println);
    }
    System.out.println(json(set.name(), seconds, samples));
  }

  private static Map<String, String> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--json")) {
        options.put("--json", "");
      } else if (OPTIONS.contains(arguments[i]) && i + 1 < arguments.length) {
        options.put(arguments[i], arguments[++i]);
      } else {
        throw new IllegalArgumentException(
            "%s is no option or needs a value\nMaybe one of %s"
                .formatted(arguments[i], String.join(", ", OPTIONS)));
      }
    }
    return options;
  }

  private static boolean isKnown(
      List<Sample> samples, InstanceSet set, InstanceSet.Entry entry, double seconds, int seed) {
    return samples.stream()
        .anyMatch(
            s ->
                s.set().equals(set.name())
                    && s.instance().equals(entry.name())
                    && s.seconds() == seconds
                    && s.seed() == seed
                    && s.commit().equals(commit()));
  }

  private static Sample measured(InstanceSet set, InstanceSet.Entry entry, double seconds, int seed)
      throws IOException {
    Instance instance = entry.source().read();
    var used = new AtomicLong();
    Plan plan = search(instance, seconds, seed, used);
    Long reference = entry.reference();
    if (!plan.feasible()) {
      throw new IllegalStateException(entry.name() + ": " + plan.violations());
    }
    if (reference != null && plan.cost() < reference) {
      writeNewBest(instance, entry, plan);
    }
    var sample =
        new Sample(
            set.name(),
            entry.name(),
            seconds,
            seed,
            plan.cost(),
            reference == null ? -1 : reference,
            used.get() / 1e9,
            LocalDate.now(java.time.ZoneOffset.UTC).toString(),
            commit());
    Files.createDirectories(SAMPLES.getParent());
    Files.writeString(
        SAMPLES, sample.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return sample;
  }

  private static Plan search(Instance instance, double seconds, int seed, AtomicLong used) {
    Budget budget = Budget.cpuTime(seed, Duration.ofNanos((long) (seconds * 1e9)));
    return Planner.solve(
        instance.problem(),
        budget,
        report -> {
          used.set(report.cpuTime().toNanos());
          return true;
        });
  }

  private static void writeNewBest(Instance instance, InstanceSet.Entry entry, Plan plan)
      throws IOException {
    Files.createDirectories(NEW_BEST);
    var lines = new ArrayList<>(PlanText.routes(instance, plan));
    lines.add("Cost: " + plan.cost());
    Files.write(NEW_BEST.resolve(entry.name() + ".sol"), lines);
  }

  private static List<Sample> known() throws IOException {
    var samples = new ArrayList<Sample>();
    if (Files.exists(SAMPLES)) {
      Files.readAllLines(SAMPLES).stream().map(Sample::of).forEach(samples::add);
    }
    return samples;
  }

  private static String commit() {
    return System.getenv().getOrDefault("XUNFU_COMMIT", "unknown");
  }

  // ---- results

  /** The gaps of one set at one budget, by the newest commit that was measured. */
  private static double[] gaps(String set, double seconds, List<Sample> samples) {
    Map<String, Long> best = new HashMap<>();
    String newest = "";
    for (Sample s : samples) {
      if (s.set().equals(set)) {
        best.merge(s.instance(), s.reference() < 0 ? s.cost() : s.reference(), Math::min);
        newest = s.seconds() == seconds ? s.commit() : newest;
      }
    }
    String commit = newest;
    return samples.stream()
        .filter(s -> s.set().equals(set) && s.seconds() == seconds && s.commit().equals(commit))
        .mapToDouble(s -> s.gapPercent(best.getOrDefault(s.instance(), s.cost())))
        .toArray();
  }

  private static List<String> table(List<Sample> samples) {
    Map<String, Sample> last = new LinkedHashMap<>();
    samples.forEach(s -> last.put(s.set() + " " + s.seconds(), s));
    var lines = new ArrayList<String>();
    lines.add("set              CPU-s   searches   mean gap %   worst %   within 0.5 %   date");
    last.forEach(
        (key, s) -> {
          double[] gaps = gaps(s.set(), s.seconds(), samples);
          lines.add(
              String.format(
                  Locale.ROOT,
                  "%-15s %6.1f %10d %12.3f %9.2f %13.1f%%  %s %s",
                  s.set(),
                  s.seconds(),
                  gaps.length,
                  mean(gaps),
                  worst(gaps),
                  100 * near(gaps),
                  s.date(),
                  s.commit()));
        });
    return lines;
  }

  private static String json(String set, double seconds, List<Sample> samples) {
    double[] gaps = gaps(set, seconds, samples);
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"plan\",\"metric\":\"plan/%s\",\"value\":%.4f,\"unit\":\"mean gap %%\","
            + "\"cpuSeconds\":%s,\"worst\":%.3f,\"shareWithinHalfPercent\":%.3f,\"n\":%d,"
            + "\"machine\":\"%s %s, %d processors\",\"commit\":\"%s\"}",
        set,
        mean(gaps),
        seconds,
        worst(gaps),
        near(gaps),
        gaps.length,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        commit());
  }

  private static double mean(double[] gaps) {
    return Arrays.stream(gaps).average().orElse(Double.NaN);
  }

  private static double worst(double[] gaps) {
    return Arrays.stream(gaps).max().orElse(Double.NaN);
  }

  private static double near(double[] gaps) {
    return Arrays.stream(gaps).filter(gap -> gap <= 0.5).count()
        / (double) Math.max(1, gaps.length);
  }
}
