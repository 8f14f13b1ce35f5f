package xunfu.visit.internal;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The form of a visit's code that one person reads to another: nine random characters and a check
 * character.
 *
 * <p>The alphabet has 32 signs and leaves out 0, 1, I and O, which are mistaken for one another. A
 * sign is read as an element of GF(2⁵) (polynomial x⁵ + x² + 1); the check character makes Σ αⁱ·cᵢ
 * zero. As the weights αⁱ are all different and none is zero, every single wrong character and
 * every exchange of two different characters, adjacent or not, is noticed.
 */
public final class SpokenCode {
  static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  /** Random characters before the check character: 9 × 5 = 45 bits. */
  static final int RANDOM_CHARACTERS = 9;

  private static final int FIELD_BITS = 5;
  private static final int POLYNOMIAL = 0b100101;

  private SpokenCode() {}

  /** A new code of ten characters. */
  public static String draw(SecureRandom random) {
    var code = new StringBuilder(RANDOM_CHARACTERS + 1);
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.append(checkOf(code)).toString();
  }

  /**
   * The code as kept, from what somebody typed: blanks and hyphens dropped, letters made capital.
   *
   * @return empty when the text is no code or its check character does not fit
   */
  public static Optional<String> read(String typed) {
    var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (code.length() != RANDOM_CHARACTERS + 1 || !code.chars().allMatch(SpokenCode::known)) {
      return Optional.empty();
    }
    var body = code.substring(0, RANDOM_CHARACTERS);
    return checkOf(body) == code.charAt(RANDOM_CHARACTERS) ? Optional.of(code) : Optional.empty();
  }

  private static boolean known(int sign) {
    return ALPHABET.indexOf(sign) >= 0;
  }

  private static char checkOf(CharSequence body) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < body.length(); i++) {
      weight = times2(weight);
      sum ^= times(weight, ALPHABET.indexOf(body.charAt(i)));
    }
    return ALPHABET.charAt(sum); // the check character has weight α⁰ = 1, and −s = s
  }

  private static int times(int a, int b) {
    int product = 0;
    for (int bit = FIELD_BITS - 1; bit >= 0; bit--) {
      product = times2(product);
      if ((b >> bit & 1) == 1) {
        product ^= a;
      }
    }
    return product;
  }

  private static int times2(int a) {
    int doubled = a << 1;
    return doubled >> FIELD_BITS == 0 ? doubled : doubled ^ POLYNOMIAL;
  }
}
