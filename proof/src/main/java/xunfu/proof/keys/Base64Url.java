package xunfu.proof.keys;

import java.util.Base64;
import xunfu.proof.json.NotReadable;

/** Base64url without padding, in its one spelling. */
public final class Base64Url {
  private Base64Url() {}

  public static String write(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Refuses padding and spare bits: two spellings of the same bytes would be two records. */
  public static byte[] read(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (write(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new NotReadable("not base64url: " + notBase64.getMessage(), notBase64);
    }
    throw new NotReadable("not base64url in its shortest form: \"" + text + "\"");
  }
}
