package xunfu.roads.osm;

/**
 * An extract or a graph cannot be used: it is cut off, holds no roads, or was made by another
 * version. The message names the file; where a way out is known, a last line begins with "Maybe".
 */
public final class BadMap extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A fault with a hint; the hint is printed after "Maybe". */
  public BadMap(String message, String maybe) {
    super(message + "\nMaybe " + maybe);
  }

  BadMap(String message, String maybe, Throwable cause) {
    super(message + "\nMaybe " + maybe, cause);
  }
}
