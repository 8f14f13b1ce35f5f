package xunfu.proof.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import xunfu.proof.json.NotReadable;

/** Lines of an entry, one at a time; each is ended by a line feed. */
final class Lines implements AutoCloseable {
  /** Longer than any event of ours: 38 forms with 2,000 strokes are below 1 MB. */
  private static final int LINE_LIMIT = 32 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int to;
  private long number;

  Lines(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** One line without its end, and its number, counted from 1. */
  record Line(long number, byte[] bytes) {}

  /** The next line, or empty at the end of the entry. */
  Optional<Line> next() {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
      while (fill()) {
        int end = from;
        while (end < to && buffer[end] != '\n') {
          end++;
        }
        line.write(buffer, from, end - from);
        if (line.size() > LINE_LIMIT) {
          throw new TooLarge(name);
        }
        from = end + 1;
        if (end < to) {
          return Optional.of(new Line(++number, line.toByteArray()));
        }
      }
      return line.size() == 0
          ? Optional.empty()
          : Optional.of(new Line(++number, line.toByteArray()));
    } catch (IOException damaged) {
      throw new NotReadable(
          name + " is damaged after line " + number + ": " + damaged.getMessage(), damaged);
    }
  }

  private boolean fill() throws IOException {
    if (from < to) {
      return true;
    }
    to = in.read(buffer);
    from = 0;
    return to > 0;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException failed) {
      throw new NotReadable(name + " is damaged: " + failed.getMessage(), failed);
    }
  }
}
