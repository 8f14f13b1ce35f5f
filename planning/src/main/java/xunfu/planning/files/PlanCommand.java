package xunfu.planning.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import xunfu.planning.BadProblem;
import xunfu.planning.Budget;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.Progress;

/**
 * {@code ./xunfu plan solve INSTANCE [--seconds 1] [--threads 1] [--seed 1] [--iterations N]
 * [--warm-up 2]}: plans an instance and prints its routes, then its figures as one line of JSON.
 * With {@code --iterations} the result is the same on every machine.
 *
 * <p>Exit: 0 planned, 1 planned but not every rule can be kept, 2 the file or the arguments cannot
 * be understood.
 */
public final class PlanCommand {
  private static final List<String> OPTIONS =
      List.of("--seconds", "--threads", "--seed", "--iterations", "--warm-up");

  private PlanCommand() {}

  /** Runs the command and exits. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, Appendable out, Appendable err) {
    try {
      return solve(arguments, out);
    } catch (BadProblem fault) {
      return fail(err, fault.getMessage());
    } catch (NoSuchFileException missing) {
      return fail(err, "there is no file " + missing.getFile());
    } catch (CharacterCodingException binary) {
      return fail(err, "the file is not UTF-8 text");
    } catch (IOException fault) {
      return fail(err, "the file cannot be read: " + fault.getMessage());
    }
  }

  private static int fail(Appendable err, String message) {
    try {
      err.append(message).append('\n');
    } catch (IOException nowhereToSay) {
      // the exit code still tells
    }
    return 2;
  }

  private static int solve(String[] arguments, Appendable out) throws IOException {
    if (arguments.length < 2 || !arguments[0].equals("solve")) {
      throw new BadProblem("expected: plan solve INSTANCE [--seconds 1] [--threads 1] [--seed 1]");
    }
    Map<String, Double> options = options(arguments);
    Instance instance = InstanceFile.read(Path.of(arguments[1]));
    int threads = options.getOrDefault("--threads", 1.0).intValue();
    long seed = options.getOrDefault("--seed", 1.0).longValue();
    Budget budget;
    if (options.containsKey("--iterations")) {
      budget = Budget.iterations(seed, options.get("--iterations").longValue());
    } else {
      warmUp(instance, options.getOrDefault("--warm-up", 2.0));
      budget = Budget.cpuTime(seed, seconds(options.getOrDefault("--seconds", 1.0)));
    }
    var longest = new AtomicLong();
    Progress clock =
        report -> {
          longest.accumulateAndGet(report.cpuTime().toNanos(), Math::max);
          return true;
        };
    Plan plan = Planner.solve(instance.problem(), budget.searching(threads, threads), clock);
    for (String route : PlanText.routes(instance, plan)) {
      out.append(route).append('\n');
    }
    out.append(PlanText.figures(instance, plan, longest.get() / 1e9)).append('\n');
    return plan.feasible() ? 0 : 1;
  }

  private static void warmUp(Instance instance, double seconds) {
    Planner.solve(instance.problem(), Budget.cpuTime(0, seconds(seconds)));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static Map<String, Double> options(String[] arguments) {
    var options = new HashMap<String, Double>();
    for (int i = 2; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (!OPTIONS.contains(name) || i + 1 == arguments.length) {
        throw new BadProblem(
            "%s %s".formatted(name, OPTIONS.contains(name) ? "needs a value" : "is no option"),
            "one of " + String.join(", ", OPTIONS));
      }
      options.put(name, value(name, arguments[i + 1]));
    }
    return options;
  }

  private static double value(String name, String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1e9) {
        return value;
      }
    } catch (NumberFormatException unreadable) {
      // reported below with the option's name
    }
    throw new BadProblem("%s %s, expected a number from 0 up".formatted(name, text));
  }
}
