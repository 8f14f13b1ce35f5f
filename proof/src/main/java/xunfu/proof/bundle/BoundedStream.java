package xunfu.proof.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what an entry inflates to, and stops a bomb. */
final class BoundedStream extends FilterInputStream {
  /** Honest JSON of ours packs to a twentieth; photos do not pack. */
  private static final long RATIO_LIMIT = 200;

  /** Below this no ratio is asked: a small file of zeros is no bomb. */
  private static final long FREE_BYTES = 64L << 20;

  private final String name;
  private final long limit;
  private long read;

  BoundedStream(String name, InputStream in, long compressedBytes) {
    super(in);
    this.name = name;
    this.limit = FREE_BYTES + RATIO_LIMIT * Math.max(0, compressedBytes);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > limit) {
      throw new TooLarge(name);
    }
  }
}
