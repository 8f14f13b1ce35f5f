package xunfu.planning.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import xunfu.planning.bench.InstanceSet.Entry;

/**
 * {@code ./xunfu bench plan [--set NAME] [--peers] [--seconds S] [--seeds N] [--only INSTANCE,…]
 * [--reference-seconds S] [--table] [--json]}: measures one set (Solomon's at one second unless
 * told otherwise), one search per instance and seed on one thread, by CPU time on a warm machine,
 * five seeds; with {@code --peers} the planners of other people beside ours with the same CPU time.
 * Every answer is checked by a judge that shares no code with the planner. Every sample goes to
 * {@code bench/out/plan.csv} as it is made; samples of the same edition of the planner's sources
 * are not made again, so a stopped measurement goes on where it was. Then prints the table of all
 * that was ever measured ({@code --table}: only that), and the results as lines of JSON.
 *
 * <p>{@code --phone-days FILE} measures nothing: it writes the interrupted days that have been
 * measured, each with the best cost known, for the same measurement on a phone ({@code
 * bench/phone}).
 *
 * <p>A plan cheaper than the best known is written to {@code bench/out/new-best} and read back; on
 * Solomon's instances, whose best values are proven, that is a fault of ours and ends the
 * measurement with exit 1.
 */
public final class PlanBench {
  private static final Path OUT = Path.of("bench", "out");
  private static final List<String> OPTIONS =
      List.of("--set", "--seconds", "--seeds", "--only", "--reference-seconds", "--phone-days");
  private static final List<String> FLAGS = List.of("--peers", "--json", "--table");

  private PlanBench() {}

  /**
   * Entry; run from the root of the repository. Exit 1 when an answer is wrong, 2 when the
   * arguments or the data are missing.
   */
  public static void main(String... arguments) {
    try {
      run(arguments);
    } catch (IllegalStateException wrong) {
      fail(wrong.getMessage(), 1);
    } catch (IllegalArgumentException fault) {
      fail(fault.getMessage(), 2);
    } catch (IOException fault) {
      fail("cannot read or write " + fault.getMessage() + "\nMaybe set XUNFU_DATA", 2);
    }
  }

  private static void fail(String message, int exit) {
    System.err.println(message);
    System.exit(exit);
  }

  private static void run(String... arguments) throws IOException {
    Map<String, String> options = options(arguments);
    String data = System.getenv().getOrDefault("XUNFU_DATA", "../shared/data");
    InstanceSet set = InstanceSet.named(options.getOrDefault("--set", "solomon"), Path.of(data));
    Samples samples = Samples.in(OUT.resolve("plan.csv"));
    List<Double> budgets = budgets(set, options);
    if (options.containsKey("--phone-days")) {
      PhoneDays.write(Path.of(options.get("--phone-days")), samples.all(), Path.of(data));
      return;
    }
    if (!options.containsKey("--table")) {
      measure(set, samples, budgets, options);
    }
    var results = new Results(samples.all());
    if (!options.containsKey("--json")) {
      results.table().forEach(System.out::println);
    }
    for (double seconds : budgets) {
      results.json(set.name(), seconds, machine()).forEach(System.out::println);
    }
  }

  private static List<Double> budgets(InstanceSet set, Map<String, String> options) {
    if (options.containsKey("--seconds")) {
      return List.of(Double.parseDouble(options.get("--seconds")));
    }
    return options.containsKey("--set") ? set.budgets() : set.budgets().subList(0, 1);
  }

  private static void measure(
      InstanceSet set, Samples samples, List<Double> budgets, Map<String, String> options)
      throws IOException {
    int seeds = Integer.parseInt(options.getOrDefault("--seeds", "5"));
    double referenceSeconds =
        options.containsKey("--reference-seconds")
            ? Double.parseDouble(options.get("--reference-seconds"))
            : set.referenceSeconds();
    List<String> only =
        options.containsKey("--only") ? List.of(options.get("--only").split(",")) : List.of();
    List<Entry> entries =
        set.entries().stream().filter(e -> only.isEmpty() || only.contains(e.name())).toList();
    var runs = new Runs(set, samples, edition(), OUT.resolve("new-best"));
    for (double seconds : budgets) {
      runs.ours(entries, seconds, seeds);
      if (options.containsKey("--peers")) {
        for (Peer peer : peers()) {
          runs.peers(peer, entries, seconds, seeds);
        }
      }
    }
    if (referenceSeconds > 0) {
      runs.references(entries, referenceSeconds);
    }
  }

  private static List<Peer> peers() {
    List<Peer> peers =
        ServiceLoader.load(Peer.class).stream().map(ServiceLoader.Provider::get).toList();
    if (peers.isEmpty()) {
      throw new IllegalArgumentException(
          "The other planners are not on the class path\nMaybe use ./xunfu bench plan --peers");
    }
    return peers;
  }

  private static Map<String, String> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i++) {
      if (FLAGS.contains(arguments[i])) {
        options.put(arguments[i], "");
      } else if (OPTIONS.contains(arguments[i]) && i + 1 < arguments.length) {
        options.put(arguments[i], arguments[++i]);
      } else {
        throw new IllegalArgumentException(
            "%s is no option or needs a value\nMaybe one of %s, %s"
                .formatted(arguments[i], String.join(", ", OPTIONS), String.join(", ", FLAGS)));
      }
    }
    return options;
  }

  /** The commit of the planner's sources, with a mark when they were changed since. */
  private static String edition() {
    return Objects.requireNonNullElse(System.getenv("XUNFU_PLANNING_EDITION"), "unknown");
  }

  private static String machine() {
    return "%s %s, %d processors"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }
}
