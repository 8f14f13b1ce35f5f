package xunfu.proof.event;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import xunfu.proof.json.Json;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.log.Hash;

/**
 * 32 random bytes beside a payload. The event commits to both, so that whoever holds the event
 * alone cannot guess the payload, and erasing both leaves a log that still proves.
 */
public final class Salt {
  private static final int LENGTH = 32;

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Draws a salt; the generator must be one for secrets. */
  public static Salt draw(RandomGenerator random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new Salt(bytes);
  }

  public static Salt read(String base64url) {
    byte[] bytes = Base64Url.read(base64url);
    if (bytes.length != LENGTH) {
      throw new NotReadable("a salt has 32 bytes, found " + bytes.length);
    }
    return new Salt(bytes);
  }

  public String write() {
    return Base64Url.write(bytes);
  }

  /** SHA-256(salt ‖ JCS(payload)). */
  public Hash commit(Json payload) {
    return Hash.of(bytes, payload.canonical());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Salt salt && Arrays.equals(bytes, salt.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return write();
  }
}
