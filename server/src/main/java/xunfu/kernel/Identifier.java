package xunfu.kernel;

/**
 * A number that somebody else gave, with the scheme that says how it is read and checked.
 *
 * @param scheme such as {@code uscc}, the unified social credit code; schemes are data of a
 *     jurisdiction
 * @param value as normalised by its scheme
 */
public record Identifier(String scheme, String value) {

  public Identifier {
    if (scheme.isBlank() || value.isBlank()) {
      throw new IllegalArgumentException(
          "An identifier needs scheme and value: " + scheme + ":" + value);
    }
  }
}
