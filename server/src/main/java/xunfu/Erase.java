package xunfu;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import xunfu.trace.Trace;

/**
 * {@code ./xunfu erase --naming WORDS} lists the sealed records whose content holds these words;
 * {@code ./xunfu erase --event ID --reason WHY} erases the content of one for good.
 */
final class Erase {
  private static final String USAGE =
      "Usage: ./xunfu erase (--naming WORDS | --event ID --reason WHY) [--home .xunfu]";

  private Erase() {}

  private record Said(
      @Nullable String naming, @Nullable UUID event, @Nullable String reason, Path home) {
    static Said parse(String... arguments) {
      String naming = null;
      UUID event = null;
      String reason = null;
      Path home = Path.of(".xunfu");
      for (int i = 0; i + 1 < arguments.length; i += 2) {
        var value = arguments[i + 1];
        switch (arguments[i]) {
          case "--naming" -> naming = value;
          case "--event" -> event = UUID.fromString(value);
          case "--reason" -> reason = value;
          case "--home" -> home = Path.of(value);
          default -> throw new IllegalArgumentException("There is no option " + arguments[i] + ".");
        }
      }
      boolean one = (naming == null) == (event != null) && (event == null) == (reason == null);
      if (!one || arguments.length % 2 != 0) {
        throw new IllegalArgumentException("Either words to look for, or an event and a reason.");
      }
      return new Said(naming, event, reason, home);
    }
  }

  /** Exits 0 when done, 1 when there is nothing to erase, 2 when misused. */
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
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var erasure = of(house);
    if (said.naming() != null) {
      for (var found : erasure.naming(said.naming())) {
        out.printf(
            "{\"event\":\"%s\",\"visit\":\"%s\",\"capturedAt\":\"%s\",\"photos\":%d}%n",
            found.event(), found.visit(), found.capturedAt(), found.photos());
      }
    } else if (said.event() != null && said.reason() != null) {
      var done = erasure.erase(said.event(), said.reason());
      out.printf("{\"rows\":%d,\"photos\":%d}%n", done.rows(), done.photos());
    }
    return 0;
  }

  static Erasure of(ApplicationContext house) {
    return new Erasure(
        house.getBean("ownerDataSource", DataSource.class),
        house.getBean(PlatformTransactionManager.class),
        house.getBean(Trace.class),
        house.getBean("filesDirectory", Path.class));
  }
}
