package xunfu.registry.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/**
 * How identifiers of one kind are read and checked; data of a jurisdiction.
 *
 * @param id such as {@code uscc}
 * @param name as people call it
 * @param source the standard
 * @param lengths the lengths an identifier may have
 * @param alphabet the characters it may have
 * @param checks its check characters, the innermost first
 * @param standsFor the scheme that an identifier of this one stands in for, or null; a subject
 *     known by such a number alone is "without code"
 */
public record IdentifierScheme(
    String id,
    Text name,
    String source,
    List<Integer> lengths,
    String alphabet,
    List<CheckMark> checks,
    @Nullable String standsFor) {

  public IdentifierScheme {
    lengths = List.copyOf(lengths);
    checks = List.copyOf(checks);
  }

  /** Whether a text has the outward form of this scheme, be it right or wrong. */
  boolean looksLike(String text) {
    return lengths.contains(text.length()) && text.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
  }

  /** The first check that the text fails, or empty when it is right. */
  Optional<CheckMark> firstFailure(String text) {
    return checks.stream().filter(check -> !check.holds(text)).findFirst();
  }
}
