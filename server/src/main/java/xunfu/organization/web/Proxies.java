package xunfu.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The machines that pass requests on to this server, as its keeper has named them. Only what they
 * say about the caller is believed, and only in the one header that they write: anybody can write
 * these headers, and most proxies add to {@code X-Forwarded-For} and hand on a {@code Forwarded}
 * (RFC 7239) of the caller as it came.
 *
 * <p>Whether a caller is on this machine never follows from the connection alone: a proxy on the
 * same host connects over loopback for the whole world. Nor does it follow from a header. So
 * whatever was passed on, by whomever, comes from elsewhere.
 */
final class Proxies {
  /** What most proxies write. */
  static final String USUAL = "X-Forwarded-For";

  private static final String STANDARD = "Forwarded";

  private static final List<String> MARKS =
      List.of(STANDARD, USUAL, "X-Forwarded-Host", "X-Real-IP", "Via");

  private final List<IpAddressMatcher> named;
  private final String believed;

  /**
   * @param named addresses or ranges such as {@code 10.0.0.0/8}
   * @param believed the one header in which they say who called: {@code X-Forwarded-For} or {@code
   *     Forwarded}
   */
  Proxies(List<String> named, String believed) {
    this.named = named.stream().map(String::strip).map(IpAddressMatcher::new).toList();
    this.believed =
        Stream.of(USUAL, STANDARD)
            .filter(believed.strip()::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A proxy says who called in %s or %s, not in '%s'."
                            .formatted(USUAL, STANDARD, believed)));
  }

  /**
   * Where a request comes from.
   *
   * @param address of the caller, as far as it can be believed
   */
  record Whence(String address, boolean thisMachine) {}

  /**
   * Where this request comes from: the last hop that is not a named proxy. Where the header that is
   * not believed names another caller, one of the two was invented, and only the connection counts.
   */
  Whence of(HttpServletRequest request) {
    var connected = request.getRemoteAddr();
    if (!isNamed(connected)) {
      boolean passedOn = MARKS.stream().anyMatch(mark -> request.getHeader(mark) != null);
      return new Whence(connected, !passedOn && isLoopback(connected));
    }
    var caller = caller(request, believed);
    var other = caller(request, believed.equals(USUAL) ? STANDARD : USUAL);
    boolean disputed = other.isPresent() && !other.equals(caller);
    return new Whence(disputed ? connected : caller.orElse(connected), false);
  }

  /** The last hop of this header that is not a named proxy; empty where it names none. */
  private Optional<String> caller(HttpServletRequest request, String header) {
    return hopsFromTheLast(request, header).stream().filter(hop -> !isNamed(hop)).findFirst();
  }

  private boolean isNamed(String address) {
    return isAddress(address) && named.stream().anyMatch(proxy -> proxy.matches(address));
  }

  private static List<String> hopsFromTheLast(HttpServletRequest request, String header) {
    return all(request, header).stream()
        .map(hop -> header.equals(STANDARD) ? forOf(hop) : bare(hop))
        .toList()
        .reversed();
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
