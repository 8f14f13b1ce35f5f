package xunfu;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;
import xunfu.foundation.HomeDirectory;

/** The house. Its door is {@code ./xunfu start}. */
@SpringBootApplication
@Modulithic(systemName = "Xunfu")
public class Xunfu {

  private static final int HOME_IN_USE = 3;

  /** Starts the server; see {@link StartOptions} for what may be said. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      start(StartOptions.parse(arguments), out);
    } catch (StartOptions.Unknown e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (HomeDirectory.InUse e) {
      System.err.println(e.getMessage() + " Maybe stop it, or name another with --home.");
      System.exit(HOME_IN_USE);
    }
  }

  private static void start(StartOptions options, PrintStream out) {
    HomeDirectory home = HomeDirectory.take(Path.of(options.home()));
    var context = run(options, home);
    var port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    out.println("xunfu ready on http://localhost:" + port);
    if (context.getEnvironment().getProperty("xunfu.exit-when-ready", Boolean.class, false)) {
      // the training run of the start-up cache
      context.close();
    }
  }

  private static ConfigurableApplicationContext run(StartOptions options, HomeDirectory home) {
    var application = new SpringApplication(Xunfu.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("home", home));
    return application.run(options.asProperties());
  }
}
