package xunfu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xunfu.foundation.LocalAuthority;

/**
 * What may be said to {@code ./xunfu start}, as properties of the application. An option with a
 * value is written {@code --name value} or {@code --name=value}.
 */
record StartOptions(Map<String, String> properties) {

  private static final Map<String, String> WITH_VALUE =
      Map.of(
          "--port", "server.port",
          "--home", "xunfu.home",
          "--clock", "xunfu.clock",
          "--host", "xunfu.host",
          "--county", "xunfu.county");

  private static final Map<String, String> SWITCHES =
      Map.of("--empty", "xunfu.empty", "--demo-public", "xunfu.demo-public");

  /** An option that nobody knows, or one without its value. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String message) {
      super(message);
    }
  }

  static StartOptions parse(String... arguments) {
    var properties = new LinkedHashMap<String, String>();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i].split("=", 2)[0];
      if (SWITCHES.containsKey(arguments[i])) {
        properties.put(SWITCHES.get(arguments[i]), "true");
      } else if (!WITH_VALUE.containsKey(name)) {
        throw new Unknown("Unknown option " + arguments[i] + ". Maybe one of " + known() + ".");
      } else if (arguments[i].contains("=")) {
        properties.put(WITH_VALUE.get(name), arguments[i].split("=", 2)[1]);
      } else if (++i < arguments.length) {
        properties.put(WITH_VALUE.get(name), arguments[i]);
      } else {
        throw new Unknown(name + " needs a value.");
      }
    }
    return new StartOptions(properties);
  }

  private static Set<String> known() {
    var all = new java.util.TreeSet<>(WITH_VALUE.keySet());
    all.addAll(SWITCHES.keySet());
    return all;
  }

  String home() {
    return properties.getOrDefault("xunfu.home", ".xunfu");
  }

  /** Whether the fictional county is not wanted. */
  boolean empty() {
    return properties.containsKey("xunfu.empty");
  }

  /** The name under which other machines reach this one, when it is to be reached over HTTPS. */
  Optional<String> host() {
    return Optional.ofNullable(properties.get("xunfu.host"));
  }

  /** The same, served over HTTPS with a certificate of that authority. */
  StartOptions over(LocalAuthority authority) {
    var secured = new LinkedHashMap<>(properties);
    secured.put("server.ssl.certificate", authority.serverCertificate().toUri().toString());
    secured.put("server.ssl.certificate-private-key", authority.serverKey().toUri().toString());
    return new StartOptions(secured);
  }

  /** As Spring Boot reads them from a command line, where they outrank every file. */
  String[] asProperties() {
    return properties.entrySet().stream()
        .map(e -> "--" + e.getKey() + "=" + e.getValue())
        .toArray(String[]::new);
  }
}
