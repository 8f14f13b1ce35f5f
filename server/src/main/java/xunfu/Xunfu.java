package xunfu;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;
import xunfu.demo.DemoSignIns;
import xunfu.foundation.HomeDirectory;
import xunfu.foundation.LocalAuthority;
import xunfu.foundation.TerminalPicture;

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
    } catch (StartOptions.Unknown | LocalAuthority.NoName e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (HomeDirectory.InUse e) {
      System.err.println(e.getMessage() + " Maybe stop it, or name another with --home.");
      System.exit(HOME_IN_USE);
    }
  }

  private static void start(StartOptions options, PrintStream out) {
    HomeDirectory home = HomeDirectory.take(Path.of(options.home()));
    var authority =
        options.host().map(host -> LocalAuthority.of(home.keys(), host, Clock.systemUTC()));
    var context = run(authority.map(options::over).orElse(options), home);
    var port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    var address =
        options.host().map(host -> "https://" + host).orElse("http://localhost") + ":" + port;
    authority.ifPresent(it -> invite(it, address, out));
    out.println("xunfu ready on " + address);
    out.println(
        "  phone " + address + "/field/   desk " + address + "/desk/   open " + address + "/open/");
    if (!options.empty()) {
      DemoSignIns.lines().forEach(line -> out.println("  " + line));
    }
    if (context.getEnvironment().getProperty("xunfu.exit-when-ready", Boolean.class, false)) {
      // the training run of the start-up cache
      context.close();
    }
  }

  /** A phone that scans the picture is led to the authority's certificate. */
  private static void invite(LocalAuthority authority, String address, PrintStream out) {
    var page = address + "/open/authority";
    out.println(TerminalPicture.of(page));
    out.println("Scan to install the certificate on a phone, once: " + page);
    out.println("Compare its SHA-256 fingerprint first: " + authority.fingerprint());
  }

  private static ConfigurableApplicationContext run(StartOptions options, HomeDirectory home) {
    var application = new SpringApplication(Xunfu.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("home", home));
    return application.run(options.asProperties());
  }
}
