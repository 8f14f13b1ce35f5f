package xunfu;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import xunfu.trace.TraceExport;

/** {@code ./xunfu export trace [--visit ID | --all] FILE.zip [--home DIR]}. */
public final class Export {
  private static final String USAGE =
      "Usage: ./xunfu export trace [--visit ID | --all] FILE.zip [--home .xunfu]";

  private Export() {}

  /**
   * What was said on the command line.
   *
   * @param visit null for everything
   */
  record Said(@Nullable UUID visit, Path file, Path home) {

    static Said parse(String... arguments) {
      UUID visit = null;
      Path home = Path.of(".xunfu");
      List<String> plain = new ArrayList<>();
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--all" -> visit = null;
          case "--visit" -> visit = UUID.fromString(after(arguments, i++));
          case "--home" -> home = Path.of(after(arguments, i++));
          default -> plain.add(arguments[i]);
        }
      }
      if (plain.size() != 2 || !plain.getFirst().equals("trace")) {
        throw new IllegalArgumentException("What is exported is the trace, into one file.");
      }
      return new Said(visit, Path.of(plain.getLast()).toAbsolutePath(), home);
    }

    private static String after(String[] arguments, int option) {
      if (option + 1 >= arguments.length) {
        throw new IllegalArgumentException(arguments[option] + " needs a value after it.");
      }
      return arguments[option + 1];
    }
  }

  /** Exits 0 when the bundle is written, 1 when there is nothing to write, 2 when misused. */
  public static void main(String[] arguments) {
    if (Command.onlyHelp(USAGE, arguments)) {
      return;
    }
    try {
      Said said = Said.parse(arguments);
      System.exit(Command.in(said.home(), house -> run(house, said)));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
  }

  private static int run(ApplicationContext house, Said said) {
    TraceExport.Exported exported = write(house, said);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.printf(
        "{\"events\":%d,\"file\":\"%s\",\"size\":%d}%n",
        exported.events(), said.file().getFileName(), exported.size());
    return 0;
  }

  /** Under another name first: a file of the name asked for is a whole bundle or none. */
  static TraceExport.Exported write(ApplicationContext house, Said said) {
    Path unfinished = said.file().resolveSibling(said.file().getFileName() + ".part");
    try {
      TraceExport.Exported exported;
      try (var progress = new Progress("Writing " + said.file().getFileName() + " …");
          OutputStream out = progress.telling(Files.newOutputStream(unfinished))) {
        exported = write(house, said.visit(), out);
      }
      Files.move(unfinished, said.file(), StandardCopyOption.REPLACE_EXISTING);
      return exported;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      discard(unfinished);
    }
  }

  private static TraceExport.Exported write(
      ApplicationContext house, @Nullable UUID visit, OutputStream out) {
    TraceExport export = house.getBean(TraceExport.class);
    String county = house.getEnvironment().getRequiredProperty("xunfu.deployment");
    return visit == null ? export.writeAll(county, out) : export.writeAbout(county, visit, out);
  }

  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException leftBehind) {
      System.err.println("The unfinished " + unfinished + " is left behind.");
    }
  }
}
