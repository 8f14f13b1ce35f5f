package xunfu.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;

/**
 * The access policy: one file, {@code access/policy.txt}, a line per act and kind of post. What no
 * line admits is denied, and looks like something that does not exist.
 */
public final class AccessPolicy {

  /** What the policy says of a request. */
  public sealed interface Verdict {
    /** Admitted under that line. */
    record Admitted(AccessLine line) implements Verdict {}

    /** Somebody who signs in may be admitted. */
    record SignIn() implements Verdict {}

    /** Not there, as far as this post is concerned. */
    record Hidden() implements Verdict {}
  }

  private final List<AccessLine> lines;
  private final Map<String, List<AccessLine>> byMethod;

  private AccessPolicy(List<AccessLine> lines) {
    this.lines = List.copyOf(lines);
    this.byMethod =
        lines.stream()
            .sorted(Comparator.comparing(AccessLine::path))
            .collect(Collectors.groupingBy(AccessLine::method));
  }

  /** The policy of the product. */
  public static AccessPolicy read() {
    try {
      return parse(
          new ClassPathResource("access/policy.txt").getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A policy from its text. */
  public static AccessPolicy parse(String text) {
    return new AccessPolicy(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(AccessLine::parse)
            .toList());
  }

  public List<AccessLine> lines() {
    return lines;
  }

  /** Whether the act is open to everybody, or here to programs of this machine. */
  public Verdict ofNobody(String method, String path, boolean fromThisMachine) {
    return matching(method, path).stream()
        .filter(line -> line.open() || line.loopback() && fromThisMachine)
        .findFirst()
        .<Verdict>map(Verdict.Admitted::new)
        .orElse(path.startsWith("/api") ? new Verdict.SignIn() : new Verdict.Hidden());
  }

  /** Whether a post of that function may do the act. */
  public Verdict of(PostFunction function, String method, String path) {
    return matching(method, path).stream()
        .filter(line -> line.admits(function))
        .findFirst()
        .<Verdict>map(Verdict.Admitted::new)
        .orElse(new Verdict.Hidden());
  }

  /**
   * The lines of the most specific pattern that fits; a wider pattern never widens a narrower one.
   */
  private List<AccessLine> matching(String method, String path) {
    PathContainer asked = PathContainer.parsePath(path);
    List<AccessLine> fitting =
        byMethod.getOrDefault(method.equals("HEAD") ? "GET" : method, List.of()).stream()
            .filter(line -> line.path().matches(asked))
            .toList();
    return fitting.isEmpty()
        ? fitting
        : fitting.stream().filter(l -> l.path().equals(fitting.getFirst().path())).toList();
  }
}
