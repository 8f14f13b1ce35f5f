package xunfu.visit.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import xunfu.standards.Customs;
import xunfu.standards.Customs.ActCodeForm;

/**
 * The act code of a visit: region ‖ organisation ‖ year ‖ kind ‖ serial ‖ check, digits and
 * capitals, each as long as the jurisdiction has it. The check character is that of ISO 7064 MOD
 * 37,36, which notices every single wrong character and nearly every exchange of neighbours.
 */
@Component
public final class ActCode {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int M = 36;

  private final ActCodeForm form;
  private final Pattern pattern;

  ActCode(Customs customs) {
    this.form = customs.actCode();
    this.pattern =
        Pattern.compile(
            "[0-9]{%d}[0-9A-Z]{%d}[0-9]{%d}[0-9A-Z]"
                .formatted(
                    form.region(), form.organization(), form.year() + form.kind() + form.serial()));
  }

  /**
   * @param region division code of the county or of an area above it, filled up with zeros
   * @param organization code of the organisation within the region
   * @param year calendar year
   * @param kind number of the kind of visit, as the jurisdiction's list has it
   * @param serial running number within organisation, year and kind, from 1
   */
  public String of(String region, String organization, int year, int kind, int serial) {
    var body =
        (region + "0".repeat(form.region())).substring(0, form.region())
            + number("organisation", organization.toUpperCase(Locale.ROOT), form.organization())
            + number("year", year, form.year())
            + number("kind", kind, form.kind())
            + number("serial", serial, form.serial());
    var code = body + checkOf(body);
    if (serial < 1 || !pattern.matcher(code).matches()) {
      throw new IllegalArgumentException("not an act code: " + code);
    }
    return code;
  }

  private static String number(String what, Object value, int characters) {
    var written = value.toString();
    if (written.length() > characters) {
      throw new IllegalArgumentException(
          what + " " + written + " has more than " + characters + " characters");
    }
    return "0".repeat(characters - written.length()) + written;
  }

  /** Whether the text has the form of an act code and its check character fits. */
  public boolean isValid(String code) {
    return pattern.matcher(code).matches()
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
