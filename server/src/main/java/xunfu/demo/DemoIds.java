package xunfu.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Ids in the form of UUIDv7 that follow from a name, so that loading again meets what is there. */
final class DemoIds {

  private static final long BEGAN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private DemoIds() {}

  /** The id of that name; ids with a greater number sort behind. */
  static UUID of(String name, int number) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(name + " " + number));
    long high = ((BEGAN + number) << 16) | 0x7000 | (hash.getShort() & 0x0FFF);
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** The id of that name. */
  static UUID of(String name) {
    return of(name, 0);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
