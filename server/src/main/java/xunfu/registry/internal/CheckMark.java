package xunfu.registry.internal;

import java.util.List;

/**
 * A weighted check character as standards for identifiers describe it: with values {@code v} of the
 * characters from {@code from} to {@code to} and weights {@code w}, the character at {@code at} is
 * {@code marks[(m − Σ v·w mod m) mod m]}.
 *
 * <p>The sum of GB 32100 (modulus 31) and of GB 11714 (modulus 11) have this form; the numbers are
 * data of a jurisdiction. GB 32100 finds any single wrong character, because 31 is prime and no two
 * characters have the same value modulo 31; GB 11714 alone misses letters that lie eleven apart.
 *
 * @param name of the standard, for messages
 * @param from first position summed, counted from 1
 * @param to last position summed
 * @param at position of the check character
 * @param weights one per summed position
 * @param modulus of the sum
 * @param values characters in the order of their values, from 0
 * @param marks check characters in the order of the remainders they stand for, from 0
 */
public record CheckMark(
    String name,
    int from,
    int to,
    int at,
    List<Integer> weights,
    int modulus,
    String values,
    String marks) {

  public CheckMark {
    weights = List.copyOf(weights);
    if (weights.size() != to - from + 1) {
      throw new IllegalArgumentException(
          "Check %s sums %d positions but has %d weights"
              .formatted(name, to - from + 1, weights.size()));
    }
    if (marks.length() != modulus) {
      throw new IllegalArgumentException(
          "Check %s has modulus %d but %d marks".formatted(name, modulus, marks.length()));
    }
  }

  /** The check character that belongs to this text. */
  public char expected(String text) {
    int sum = 0;
    for (int i = from; i <= to; i++) {
      int value = values.indexOf(text.charAt(i - 1));
      if (value < 0) {
        throw new IllegalArgumentException(
            "Check %s knows no value for '%s' in %s".formatted(name, text.charAt(i - 1), text));
      }
      sum += value * weights.get(i - from);
    }
    return marks.charAt((modulus - sum % modulus) % modulus);
  }

  /** Whether the text carries the check character that belongs to it. */
  boolean holds(String text) {
    for (int i = from; i <= to; i++) {
      if (values.indexOf(text.charAt(i - 1)) < 0) {
        return false;
      }
    }
    return text.charAt(at - 1) == expected(text);
  }
}
