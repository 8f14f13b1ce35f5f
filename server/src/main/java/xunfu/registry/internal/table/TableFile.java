package xunfu.registry.internal.table;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import xunfu.kernel.Fault;

/**
 * A file that should hold a table: CSV, plain or gzip, in UTF-8 (with or without mark) or GB18030,
 * or an XLSX workbook. What it is follows from its bytes, never from its name.
 *
 * <p>The encoding is decided by reading the whole file once: UTF-8 when every byte fits it, else
 * GB18030 when every byte fits that. A sample would not do, since a register can be ASCII for its
 * first megabyte.
 */
public final class TableFile {

  private static final int UTF8_MARK_LENGTH = 3;

  private final Path path;
  private final TableForm form;
  private final AtomicLong bytesRead = new AtomicLong();

  private TableFile(Path path, TableForm form) {
    this.path = path;
    this.form = form;
  }

  /** Looks into the file; a fault says why it is no table that we read. */
  public static TableFile of(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw Fault.of(Fault.Kind.NOT_FOUND, "file-not-found", "There is no file " + path + ".");
    }
    return new TableFile(path, TableForm.of(path));
  }

  /** What the file is. */
  public TableForm form() {
    return form;
  }

  /** Size on disk in bytes. */
  public long size() throws IOException {
    return Files.size(path);
  }

  /** How many bytes on disk have been read by the rows opened last; for a progress bar. */
  public long bytesRead() {
    return bytesRead.get();
  }

  /** Its rows from the start. */
  public TableRows open() throws IOException {
    bytesRead.set(0);
    return switch (form) {
      case TableForm.Csv csv -> new CsvRows(text(csv));
      case TableForm.Workbook workbook -> WorkbookRows.open(path, bytesRead);
    };
  }

  private Reader text(TableForm.Csv csv) throws IOException {
    var bytes = new PushbackInputStream(content(counted(), csv.gzip()), UTF8_MARK_LENGTH);
    skipMark(bytes);
    return strictly(csv.charset(), bytes);
  }

  /** A reader that fails on bytes outside the encoding rather than replacing them. */
  static Reader strictly(Charset charset, InputStream bytes) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new InputStreamReader(bytes, decoder);
  }

  private InputStream counted() throws IOException {
    return new FilterInputStream(Files.newInputStream(path)) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
          bytesRead.incrementAndGet();
        }
        return b;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) {
          bytesRead.addAndGet(n);
        }
        return n;
      }
    };
  }

  static InputStream content(InputStream raw, boolean gzip) throws IOException {
    if (!gzip) {
      return new BufferedInputStream(raw, 1 << 16);
    }
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (ZipException e) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED,
          "not-a-table",
          "The compressed file is damaged: " + e.getMessage());
    }
  }

  private static void skipMark(PushbackInputStream bytes) throws IOException {
    byte[] start = bytes.readNBytes(UTF8_MARK_LENGTH);
    boolean mark =
        start.length == UTF8_MARK_LENGTH
            && start[0] == (byte) 0xEF
            && start[1] == (byte) 0xBB
            && start[2] == (byte) 0xBF;
    if (!mark) {
      bytes.unread(start);
    }
  }

  @Override
  public String toString() {
    return path.getFileName() + " (" + form + ")";
  }

  /** The two encodings that registers come in. */
  static final Charset GB18030 = Charset.forName("GB18030");
}
