package xunfu.proof.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;

/** A SHA-256 value, 32 bytes; written as lower-case hex. */
public final class Hash implements Comparable<Hash> {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  /** The name of the algorithm in our maps algorithm → hex. */
  public static final String ALGORITHM = "sha-256";

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** SHA-256 of all parts one after the other. */
  public static Hash of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /** SHA-256 of the UTF-8 of the text. */
  public static Hash of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** These 32 bytes, taken as a hash. */
  public static Hash fromBytes(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new NotReadable("a hash has 32 bytes, found " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** Reads 64 lower-case hexadecimal digits; capitals are refused, a hash has one spelling. */
  public static Hash fromHex(String hex) {
    if (!isHex(hex)) {
      throw new NotReadable("a hash has 64 lower-case hexadecimal digits, found \"" + hex + "\"");
    }
    return new Hash(HEX.parseHex(hex));
  }

  /** Reads {@code {"sha-256":"…"}}; other algorithms beside it are left unread. */
  public static Hash fromDigests(JsonObject digests) {
    return fromHex(digests.text(ALGORITHM));
  }

  /** A fresh digest, for what is too large to hold. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  public static boolean isHex(String text) {
    if (text.length() != 2 * LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HEX.formatHex(bytes);
  }

  /** {@code {"sha-256":"…"}}. */
  public JsonObject digests() {
    return JsonObject.empty().with(ALGORITHM, hex());
  }

  void addTo(MessageDigest digest) {
    digest.update(bytes);
  }

  @Override
  public int compareTo(Hash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
  }

  @Override
  public String toString() {
    return hex();
  }
}
