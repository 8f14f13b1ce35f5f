package xunfu.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the caller is told of: on the wire a problem detail of RFC 9457 with a stable
 * code. Says which thing is meant and, where we know it, what to do about it ({@code maybe}). The
 * word <em>problem</em> is kept for what a firm asks of us.
 */
public final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What sort of failure; the wire's status follows from it. */
  public enum Kind {
    MALFORMED(400),
    SIGNED_OUT(401),
    REFUSED(403),
    NOT_FOUND(404),
    CONFLICT(409),
    GONE(410),
    CHANGED_SINCE(412),
    TOO_LARGE(413),
    NOT_ACCEPTED(422),
    TOO_MANY(429);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** HTTP status. */
    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final String code;
  private final @Nullable String maybe;
  private final transient Map<String, Object> members;

  private Fault(
      Kind kind, String code, String detail, @Nullable String maybe, Map<String, Object> members) {
    super(detail, null, false, false);
    this.kind = kind;
    this.code = code;
    this.maybe = maybe;
    this.members = members;
  }

  /** A fault with its stable code (lower case, hyphens) and a sentence that names the thing. */
  public static Fault of(Kind kind, String code, String detail) {
    return new Fault(kind, code, detail, null, Map.of());
  }

  /** The one answer to everything that is not there or not for this post; the two look alike. */
  public static Fault notFound() {
    return of(Kind.NOT_FOUND, "not-found", "There is nothing here for you.");
  }

  /** The same fault with advice: what the caller can do. */
  public Fault maybe(String advice) {
    return new Fault(kind, code, detail(), advice, members);
  }

  /** The same fault with one more member on the wire. */
  public Fault with(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Fault(kind, code, detail(), maybe, more);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Advice, or null when we know none. */
  public @Nullable String maybe() {
    return maybe;
  }

  public Map<String, Object> members() {
    return members;
  }
}
