package xunfu.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The machines that pass requests on to this server, as its keeper has named them. Only what they
 * say about the caller ({@code Forwarded} of RFC 7239, else {@code X-Forwarded-For}) is believed;
 * anybody can write these headers.
 *
 * <p>Whether a caller is on this machine never follows from the connection alone: a proxy on the
 * same host connects over loopback for the whole world. So a request that was passed on by anybody
 * not named here, or by a named one that does not say for whom, comes from elsewhere.
 */
final class Proxies {
  private static final List<String> MARKS =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final List<IpAddressMatcher> named;

  /**
   * @param named addresses or ranges such as {@code 10.0.0.0/8}
   */
  Proxies(List<String> named) {
    this.named = named.stream().map(String::strip).map(IpAddressMatcher::new).toList();
  }

  /**
   * Where a request comes from.
   *
   * @param address of the caller, as far as it can be believed
   */
  record Whence(String address, boolean thisMachine) {}

  /** Where this request comes from: the last hop that is not a named proxy. */
  Whence of(HttpServletRequest request) {
    var connected = request.getRemoteAddr();
    if (!isNamed(connected)) {
      boolean passedOn = MARKS.stream().anyMatch(mark -> request.getHeader(mark) != null);
      return new Whence(connected, !passedOn && isLoopback(connected));
    }
    for (var hop : hopsFromTheLast(request)) {
      if (!isNamed(hop)) {
        return new Whence(hop, isLoopback(hop));
      }
    }
    return new Whence(connected, false);
  }

  private boolean isNamed(String address) {
    return isAddress(address) && named.stream().anyMatch(proxy -> proxy.matches(address));
  }

  private static List<String> hopsFromTheLast(HttpServletRequest request) {
    var standard = all(request, "Forwarded");
    var hops = new ArrayList<String>();
    if (standard.isEmpty()) {
      all(request, "X-Forwarded-For").forEach(hop -> hops.add(bare(hop)));
    } else {
      standard.forEach(element -> hops.add(forOf(element)));
    }
    return hops.reversed();
  }

  private static List<String> all(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header)).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .toList();
  }

  /** The node of {@code for=…} in an element of Forwarded; empty where it has none. */
  private static String forOf(String element) {
    return Arrays.stream(element.split(";"))
        .map(String::strip)
        .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
        .findFirst()
        .map(pair -> bare(pair.substring("for=".length())))
        .orElse("");
  }

  /** Without quotes, brackets and port. */
  private static String bare(String node) {
    var text = node.replace("\"", "");
    if (text.startsWith("[")) {
      return text.substring(1, text.indexOf(']') < 0 ? text.length() : text.indexOf(']'));
    }
    int colon = text.indexOf(':');
    return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException obfuscated) {
      return false;
    }
  }

  private static boolean isLoopback(String address) {
    return isAddress(address) && InetAddress.ofLiteral(address).isLoopbackAddress();
  }
}
