package xunfu.registry.internal;

import xunfu.kernel.Identifier;

/**
 * The identifiers that no register gives out, for invented subjects.
 *
 * @param scheme of the identifiers
 * @param from first position of the mark, counted from 1
 * @param to last position of the mark
 * @param value of the mark
 * @param note why nobody else has it
 */
public record FictionalRange(String scheme, int from, int to, String value, String note) {

  /** The identifier with that number: beginning, mark, number, check characters. */
  public Identifier identifier(IdentifierSchemes schemes, String beginning, int number) {
    var rules =
        schemes.schemes().stream().filter(s -> s.id().equals(scheme)).findFirst().orElseThrow();
    if (beginning.length() != from - 1) {
      throw new IllegalArgumentException(
          "The mark stands at %d, so '%s' is no beginning".formatted(from, beginning));
    }
    int digits = rules.lengths().getFirst() - to - rules.checks().size();
    var text = new StringBuilder(beginning).append(value);
    text.append(("%0" + digits + "d").formatted(number));
    // check characters stand at the end, the innermost first; each is summed over those before it
    rules.checks().forEach(check -> text.append(check.expected(text.toString())));
    return new Identifier(scheme, text.toString());
  }

  /** Whether the identifier carries the mark. */
  public boolean holds(Identifier identifier) {
    return identifier.scheme().equals(scheme)
        && identifier.value().length() >= to
        && identifier.value().substring(from - 1, to).equals(value);
  }
}
