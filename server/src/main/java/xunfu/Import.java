package xunfu;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import xunfu.registry.ImportOrder;
import xunfu.registry.ImportProgress;
import xunfu.registry.RegisterImports;

/** {@code ./xunfu import KIND FILE [--mapping FILE] [--as-of DATE] [--dry-run] [--home DIR] …}. */
public final class Import {

  private static final Set<String> KINDS = Set.of("subjects");
  private static final Set<String> WITH_VALUE =
      Set.of("--mapping", "--as-of", "--home", "--report");

  private static final String USAGE =
      "Usage: ./xunfu import subjects FILE [--mapping FILE] [--as-of 2026-11-24] [--dry-run] [--home .xunfu]"
          + " [--report DIR]";

  private Import() {}

  /** What was said on the command line. */
  record Said(String kind, Path file, Map<String, String> options, boolean dryRun) {

    static Said parse(String... arguments) {
      var options = new HashMap<String, String>();
      List<String> plain = new ArrayList<>();
      boolean dryRun = false;
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i].equals("--dry-run")) {
          dryRun = true;
        } else if (WITH_VALUE.contains(arguments[i]) && i + 1 < arguments.length) {
          options.put(arguments[i], arguments[++i]);
        } else if (arguments[i].startsWith("--")) {
          throw new IllegalArgumentException(
              "Unknown option, or one without its value: " + arguments[i]);
        } else {
          plain.add(arguments[i]);
        }
      }
      if (plain.size() != 2 || !KINDS.contains(plain.getFirst())) {
        throw new IllegalArgumentException(
            "Name a kind (" + String.join(", ", KINDS) + ") and a file.");
      }
      return new Said(plain.getFirst(), Path.of(plain.getLast()), options, dryRun);
    }

    ImportOrder order() {
      return new ImportOrder(
          file,
          path("--mapping"),
          options.containsKey("--as-of") ? LocalDate.parse(options.get("--as-of")) : null,
          dryRun,
          Path.of(options.getOrDefault("--report", ".")));
    }

    private @Nullable Path path(String option) {
      String value = options.get(option);
      return value == null ? null : Path.of(value);
    }

    Path home() {
      return Path.of(options.getOrDefault("--home", ".xunfu"));
    }
  }

  /**
   * Exits 0 when the file was read to its end, 1 when it is no table that we read, 2 when misused.
   */
  public static void main(String[] arguments) {
    if (Command.onlyHelp(USAGE, arguments)) {
      return;
    }
    try {
      var said = Said.parse(arguments);
      var order = said.order();
      System.exit(Command.in(said.home(), house -> run(house, order)));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
  }

  private static int run(ApplicationContext house, ImportOrder order) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var result =
        house
            .getBean(RegisterImports.class)
            .importSubjects(order, new Bar(System.err, order.file()));
    out.println(JsonMapper.builder().build().writeValueAsString(result));
    return 0;
  }

  /** A bar on a terminal's last line. */
  private static final class Bar implements ImportProgress {
    private static final int WIDTH = 30;

    private final PrintStream err;
    private final Path file;
    private final long started = System.nanoTime();

    Bar(PrintStream err, Path file) {
      this.err = err;
      this.file = file;
    }

    @Override
    public void reached(long rows, double share) {
      int full = (int) Math.round(share * WIDTH);
      double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
      err.printf(
          Locale.ROOT,
          "\r%s [%s%s] %3.0f %%  %,d rows  %,.0f/s",
          file.getFileName(),
          "#".repeat(full),
          ".".repeat(WIDTH - full),
          share * 100,
          rows,
          rows / seconds);
      if (share >= 1) {
        err.println();
      }
    }
  }
}
