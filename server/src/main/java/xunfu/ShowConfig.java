package xunfu;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * {@code ./xunfu config}: prints what is in force, each line with where it comes from, and no
 * secrets.
 */
final class ShowConfig {

  private static final Pattern SECRET =
      Pattern.compile(".*(password|secret|token|credential|private|key).*");

  private static final Pattern OURS =
      Pattern.compile("(xunfu|spring|server|management|springdoc|logging)\\..*");

  private ShowConfig() {}

  /** Takes the options of {@code start}, to show what they would change. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    effective(StartOptions.parse(arguments))
        .forEach((name, line) -> out.println(name + " = " + line));
  }

  private static Map<String, String> effective(StartOptions options) {
    var environment = new StandardEnvironment();
    var application = new SpringApplication();
    application.setWebApplicationType(WebApplicationType.NONE);
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    var lines = new TreeMap<String, String>();
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(EnumerablePropertySource.class::cast)
        .forEach(
            source -> {
              for (String name : source.getPropertyNames()) {
                String property = property(name);
                if (OURS.matcher(property).matches()) {
                  lines.putIfAbsent(
                      property,
                      shown(property, environment.getProperty(property))
                          + "   ("
                          + source.getName()
                          + ")");
                }
              }
            });
    options.properties().forEach((name, value) -> lines.put(name, value + "   (command line)"));
    return lines;
  }

  /** A variable such as {@code XUNFU_HOME} stands for {@code xunfu.home}. */
  private static String property(String name) {
    return name.matches("(XUNFU|SPRING|SERVER|MANAGEMENT|LOGGING)_[A-Z0-9_]+")
        ? name.toLowerCase(Locale.ROOT).replace('_', '.')
        : name;
  }

  private static String shown(String name, String value) {
    return SECRET.matcher(name).matches() ? "(not shown)" : value;
  }
}
