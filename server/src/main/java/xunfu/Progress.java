package xunfu;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells on standard error how far a command has come, so that nobody takes a long one for a hanging
 * one; what it has to say at its end goes to standard output as before.
 */
final class Progress implements Consumer<String>, AutoCloseable {
  private static final int WIDTH = 72;
  private static final int MEGABYTE = 1 << 20;

  private boolean told;

  /** Begins with what is being done; what follows is written over on one line. */
  Progress(String doing) {
    System.err.println(doing);
  }

  @Override
  public void accept(String reached) {
    told = true;
    System.err.printf("\r  %-" + WIDTH + "s", reached);
  }

  /** The same stream, which tells each megabyte that went through it. */
  OutputStream telling(OutputStream out) {
    return new FilterOutputStream(out) {
      private long written;

      @Override
      public void write(int one) throws IOException {
        out.write(one);
        count(1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        count(length);
      }

      private void count(int bytes) {
        long before = written / MEGABYTE;
        written += bytes;
        if (written / MEGABYTE > before) {
          accept(String.format(Locale.ROOT, "%,d MB", written / MEGABYTE));
        }
      }
    };
  }

  /** Ends the line. */
  @Override
  public void close() {
    if (told) {
      System.err.println();
    }
  }
}
