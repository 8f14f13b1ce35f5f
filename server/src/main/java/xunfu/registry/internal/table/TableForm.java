package xunfu.registry.internal.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import xunfu.kernel.Fault;

/** What a file with a table is, found from its bytes. */
public sealed interface TableForm {

  /** Comma-separated values. */
  record Csv(Charset charset, boolean gzip) implements TableForm {}

  /** An XLSX workbook; its first sheet is read. */
  record Workbook() implements TableForm {}

  /** Finds out what the file is, or a fault that names what it looks like instead. */
  static TableForm of(Path path) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(path)) {
      start = in.readNBytes(8);
    }
    if (start.length == 0) {
      throw notATable("it is empty");
    }
    if (starts(start, 'P', 'K', 3, 4)) {
      return workbook(path);
    }
    boolean gzip = starts(start, 0x1F, 0x8B);
    var utf8 = look(path, gzip, StandardCharsets.UTF_8);
    if (utf8.fits() && utf8.plausible()) {
      return new Csv(StandardCharsets.UTF_8, gzip);
    }
    var gb18030 = look(path, gzip, TableFile.GB18030);
    if (gb18030.fits()) {
      return new Csv(TableFile.GB18030, gzip);
    }
    if (utf8.fits()) {
      return new Csv(StandardCharsets.UTF_8, gzip);
    }
    throw notATable("its bytes are neither UTF-8 nor GB18030");
  }

  /**
   * How a file reads in one encoding.
   *
   * @param fits whether all its bytes belong to the encoding
   * @param ascii whether it has no other characters
   * @param ideographs whether it has Chinese characters
   */
  record Look(boolean fits, boolean ascii, boolean ideographs) {

    /** A few words of GB18030 can be UTF-8 by accident (桐庐 reads ͩ®), but then none is Chinese. */
    boolean plausible() {
      return ascii || ideographs;
    }
  }

  private static TableForm workbook(Path path) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      if (zip.getEntry("xl/workbook.xml") != null) {
        return new Workbook();
      }
    } catch (ZipException e) {
      throw notATable("it begins like a zip archive but is cut off or damaged");
    }
    throw notATable("it is a zip archive without a workbook");
  }

  private static Look look(Path path, boolean gzip, Charset charset) throws IOException {
    char[] block = new char[1 << 16];
    boolean ascii = true;
    boolean ideographs = false;
    try (var text =
        TableFile.strictly(charset, TableFile.content(Files.newInputStream(path), gzip))) {
      for (int n = text.read(block); n >= 0; n = text.read(block)) {
        refuseBinary(block, n);
        for (int i = 0; i < n; i++) {
          ascii &= block[i] < 0x80;
          ideographs |= Character.isIdeographic(block[i]);
        }
      }
      return new Look(true, ascii, ideographs);
    } catch (CharacterCodingException e) {
      return new Look(false, false, false);
    } catch (EOFException | ZipException e) {
      throw notATable("its compressed part is cut off or damaged (" + e.getMessage() + ")");
    }
  }

  /** Text has no zero characters; pictures, archives and programs do. */
  private static void refuseBinary(char[] block, int length) {
    for (int i = 0; i < length; i++) {
      if (block[i] == 0) {
        throw notATable("it holds zero bytes, as pictures, archives and programs do");
      }
    }
  }

  private static boolean starts(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static Fault notATable(String detail) {
    return Fault.of(
            Fault.Kind.NOT_ACCEPTED, "not-a-table", "This is no readable table: " + detail + ".")
        .maybe("Maybe you meant another file; CSV (also .gz) and XLSX are read.");
  }
}
