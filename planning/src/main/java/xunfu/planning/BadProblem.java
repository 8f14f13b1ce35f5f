package xunfu.planning;

/**
 * The problem, as given, cannot be read as a problem: a table of the wrong size, a negative time, a
 * stop at a place that does not exist. The message names the thing and the value; where a way out
 * is known, a last line begins with "Maybe".
 *
 * <p>A problem that is well formed but cannot be fulfilled (a window that no one reaches) is not a
 * bad problem: it is answered by a plan that leaves stops out and says why.
 */
public final class BadProblem extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** A fault without known way out. */
  public BadProblem(String message) {
    super(message);
  }

  /** A fault with a hint; the hint is printed after "Maybe". */
  public BadProblem(String message, String maybe) {
    super(message + "\nMaybe " + maybe);
  }
}
