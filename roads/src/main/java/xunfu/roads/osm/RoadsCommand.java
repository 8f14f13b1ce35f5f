package xunfu.roads.osm;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./xunfu roads import EXTRACT [--home .xunfu]}: makes the road graph of a home, which the
 * server opens at its next start. Progress on the error stream, one line of JSON at the end.
 *
 * <p>Exit: 0 made, 2 the extract or the arguments cannot be used. Asked to end (Ctrl-C) it leaves
 * the former graph as it was.
 */
public final class RoadsCommand {
  /** Where in a home the graph lies. */
  public static final String DIRECTORY = "roads";

  private static final String USAGE = "expected: roads import EXTRACT [--home .xunfu]";

  private RoadsCommand() {}

  /** Runs the command and exits. */
  public static void main(String... arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    boolean home = arguments.size() == 4 && arguments.get(2).equals("--home");
    if (!(arguments.size() == 2 || home) || !arguments.getFirst().equals("import")) {
      err.println(USAGE);
      return 2;
    }
    Path directory = Path.of(home ? arguments.get(3) : ".xunfu").resolve(DIRECTORY);
    long begin = System.nanoTime();
    Thread givingUp = new Thread(() -> giveUp(directory, err));
    Runtime.getRuntime().addShutdownHook(givingUp);
    try {
      var made = RoadImport.make(Path.of(arguments.get(1)), directory, shown(err));
      out.printf(
          Locale.ROOT,
          "{\"graph\":\"%s\",\"nodes\":%d,\"edges\":%d,\"seconds\":%.1f}%n",
          directory,
          made.nodes(),
          made.edges(),
          (System.nanoTime() - begin) / 1e9);
      return 0;
    } catch (BadMap fault) {
      err.println(fault.getMessage());
      return 2;
    } finally {
      stay(givingUp);
    }
  }

  private static void giveUp(Path directory, PrintStream err) {
    if (RoadImport.giveUp(directory)) {
      err.println("given up: the former road graph stays as it was");
    }
  }

  private static void stay(Thread givingUp) {
    try {
      Runtime.getRuntime().removeShutdownHook(givingUp);
    } catch (IllegalStateException ending) {
      // this process is ending already, and the hook does what is to be done
    }
  }

  /** One line a step, with each tenth of it where that is known. */
  private static Progress shown(PrintStream err) {
    int[] shown = {-1};
    return (step, percent) -> {
      if (percent < 0 || percent / 10 > shown[0]) {
        shown[0] = percent == 100 ? -1 : percent / 10;
        err.println(percent < 0 ? step + " …" : step + " " + percent + " %");
      }
    };
  }
}
