package xunfu.visit.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The act code 行政行为码 of a visit: region (6) ‖ organisation (3) ‖ year (4) ‖ kind (2) ‖ serial (6) ‖
 * check (1), digits and capitals. The check character is that of ISO 7064 MOD 37,36, which notices
 * every single wrong character and nearly every exchange of neighbours.
 */
public final class ActCode {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int M = 36;
  private static final Pattern FORM =
      Pattern.compile("[0-9]{6}[0-9A-Z]{3}[0-9]{4}[0-9]{2}[0-9]{6}[0-9A-Z]");

  private ActCode() {}

  /**
   * @param region six digits of the county's division code
   * @param organization code of the organisation within the region, at most three characters
   * @param year calendar year
   * @param kind number of the kind of visit, 1–99, as the jurisdiction's list has it
   * @param serial running number within organisation, year and kind, from 1
   */
  public static String of(String region, String organization, int year, int kind, int serial) {
    if (serial < 1 || serial > 999_999) {
      throw new IllegalArgumentException("serial " + serial + " is outside 1–999999");
    }
    var body =
        "%s%3s%04d%02d%06d"
            .formatted(region, organization.toUpperCase(Locale.ROOT), year, kind, serial)
            .replace(' ', '0');
    var code = body + checkOf(body);
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("not an act code: " + code);
    }
    return code;
  }

  /** Whether the text has the form of an act code and its check character fits. */
  public static boolean isValid(String code) {
    return FORM.matcher(code).matches()
        && checkOf(code.substring(0, code.length() - 1)) == code.charAt(code.length() - 1);
  }

  private static char checkOf(String body) {
    int product = M;
    for (int i = 0; i < body.length(); i++) {
      int sum = (product + ALPHABET.indexOf(body.charAt(i))) % M;
      product = (sum == 0 ? M : sum) * 2 % (M + 1);
    }
    return ALPHABET.charAt((M + 1 - product) % M);
  }
}
