package xunfu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import xunfu.foundation.EmbeddedPostgres;
import xunfu.foundation.HomeDirectory;
import xunfu.kernel.Fault;

/**
 * Opens the house for one command: over the database of the server that runs on the home, or, when
 * none does, by starting PostgreSQL itself and stopping it at the end. Listens on loopback at a
 * port of chance, loads no demo.
 */
final class Command {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int HOME_IN_USE = 3;

  private Command() {}

  /**
   * Does the work and returns the exit code; a fault is told in words and ends with 1. A home that
   * is not there is not made: it would be an empty one beside the one that was meant.
   */
  static int in(Path home, ToIntFunction<ApplicationContext> work) {
    if (!Files.isDirectory(home)) {
      System.err.println("There is no home at " + home + ". Maybe name it with --home.");
      return MISUSED;
    }
    try (var context = application(home)) {
      return work.applyAsInt(context);
    } catch (HomeDirectory.InUse e) {
      System.err.println(
          e.getMessage() + " Its database does not answer. Maybe the server is just starting.");
      return HOME_IN_USE;
    } catch (Fault fault) {
      System.err.println(fault.detail() + (fault.maybe() == null ? "" : "\n" + fault.maybe()));
      return FAILED;
    }
  }

  /** Whether only the way to use the command was asked for; then it is printed. */
  static boolean onlyHelp(String usage, String... arguments) {
    boolean asked = Arrays.stream(arguments).anyMatch(it -> it.equals("--help") || it.equals("-h"));
    if (asked) {
      System.out.println(usage);
    }
    return asked;
  }

  private static org.springframework.context.ConfigurableApplicationContext application(Path path) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--xunfu.empty=true",
                "--logging.level.xunfu=WARN"));
    HomeDirectory home = home(path, arguments);
    var application = new SpringApplication(Xunfu.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("home", home));
    return application.run(arguments.toArray(String[]::new));
  }

  private static HomeDirectory home(Path path, List<String> arguments) {
    try {
      return HomeDirectory.take(path);
    } catch (HomeDirectory.InUse e) {
      HomeDirectory home = HomeDirectory.beside(path);
      String url = EmbeddedPostgres.runningUrl(home.postgres(), "xunfu").orElseThrow(() -> e);
      arguments.addAll(
          List.of(
              "--spring.datasource.url=" + url,
              "--spring.datasource.username=xunfu_owner",
              "--spring.datasource.password=" + home.secret("postgres-owner")));
      return home;
    }
  }
}
