package xunfu.visit.internal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The random part of the link that a business scans: 128 bits as 22 base64url characters. Holding
 * it is the proof that the officers stood at the door, so it is never listed anywhere.
 */
public final class LinkSecret {
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

  private LinkSecret() {}

  public static String draw(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether the text has the form of a secret; whether it is one, only the store knows. */
  public static boolean looksLike(String text) {
    return FORM.matcher(text).matches();
  }
}
