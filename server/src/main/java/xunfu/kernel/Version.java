package xunfu.kernel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The version of something that can be edited, as an entity tag (RFC 9110 §8.8.3). Who edits may
 * name the version that was looked at, in {@code If-Match}; when it is another by now nothing is
 * done and both versions are told.
 *
 * @param tag with its quotes, as in the header
 */
public record Version(String tag) {
  private static final int BYTES = 16;

  /** The version of what is written in these bytes; the same content has the same version. */
  public static Version of(byte[] canonical) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      return new Version('"' + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)) + '"');
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /**
   * Goes on if the caller named this version or none.
   *
   * @param ifMatch the header: tags with commas between them, {@code *}, or null
   * @param now what the thing looks like in this version
   */
  public void require(@Nullable String ifMatch, Object now) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return;
    }
    if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(tag::equals)) {
      throw Fault.of(
              Fault.Kind.CHANGED_SINCE, "changed-since", "This was changed since you read it.")
          .maybe("Look at the present version, then repeat with its tag.")
          .with("sent", ifMatch)
          .with("version", tag)
          .with("now", now);
    }
  }
}
