package xunfu.trace.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip, entry by entry; lines are ended with a line feed. */
public final class BundleWriter implements AutoCloseable {
  private final ZipOutputStream zip;

  public BundleWriter(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  void begin(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  void line(String line) throws IOException {
    zip.write(line.getBytes(StandardCharsets.UTF_8));
    zip.write('\n');
  }

  void text(String text) throws IOException {
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  void copy(InputStream in) throws IOException {
    in.transferTo(zip);
  }

  void end() throws IOException {
    zip.closeEntry();
  }

  /** Ends the zip; the stream beneath stays open, it is the caller's. */
  @Override
  public void close() throws IOException {
    zip.finish();
  }
}
