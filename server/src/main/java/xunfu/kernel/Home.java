package xunfu.kernel;

/**
 * The first half of every growing table's key: the code of the county whose organisation was
 * responsible when the row was made. Opaque text that never changes, also when areas merge.
 */
public final class Home {

  /** Longest code that the column type {@code kernel.home} accepts. */
  public static final int MAX_LENGTH = 12;

  private Home() {}

  /** Returns the code unchanged, or throws when it cannot be one. */
  public static String check(String code) {
    if (code.isBlank() || code.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A home has 1 to 12 characters, but this is '" + code + "'");
    }
    return code;
  }
}
