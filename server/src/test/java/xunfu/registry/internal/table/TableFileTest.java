package xunfu.registry.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xunfu.kernel.Fault;

class TableFileTest {

  private static final String TABLE = "代码,名称\n1,\"桐庐, \"\"富春\"\"江\n客栈\"\r\n\n2,甲\r3,\n";

  private static final List<List<String>> CELLS =
      List.of(
          List.of("代码", "名称"),
          List.of("1", "桐庐, \"富春\"江\n客栈"),
          List.of("2", "甲"),
          List.of("3", ""));

  @TempDir Path folder;

  @Test
  void readsQuotesLineEndsAndBlankLinesByRfc4180() throws Exception {
    assertThat(cells(write(TABLE.getBytes(StandardCharsets.UTF_8)))).isEqualTo(CELLS);
  }

  @Test
  void leavesTheByteOrderMarkOut() throws Exception {
    assertThat(cells(write(("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_8)))).isEqualTo(CELLS);
  }

  @Test
  void findsGb18030AlsoWhenTheFirstMegabyteIsAscii() throws Exception {
    String ascii = "1,a\n".repeat(300_000);
    byte[] bytes = (ascii + "2,桐庐\n").getBytes(TableFile.GB18030);
    var file = TableFile.of(write(bytes));
    assertThat(file.form()).isEqualTo(new TableForm.Csv(TableFile.GB18030, false));
    assertThat(cells(write(bytes)).getLast()).containsExactly("2", "桐庐");
  }

  @Test
  void takesAFewWordsThatFitBothEncodingsForChinese() throws Exception {
    // the four bytes of 桐庐 in GB18030 are two characters in UTF-8, neither of them Chinese
    byte[] bytes = "1,桐庐\n".getBytes(TableFile.GB18030);
    assertThat(cells(write(bytes))).isEqualTo(List.of(List.of("1", "桐庐")));
  }

  @Test
  void readsCompressedTables() throws Exception {
    assertThat(cells(write(gzip(TABLE.getBytes(TableFile.GB18030))))).isEqualTo(CELLS);
  }

  @Test
  void saysWhereACompressedTableIsCutOff() throws Exception {
    byte[] whole = gzip("1,a\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    refuses(Arrays.copyOf(whole, whole.length / 2), "cut off or damaged");
  }

  @Test
  void refusesAPicture() throws Exception {
    refuses(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, "zero bytes");
  }

  @Test
  void refusesAnArchiveWithoutAWorkbook() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    refuses(bytes.toByteArray(), "zip archive without a workbook");
  }

  @Test
  void refusesAnEmptyFile() throws Exception {
    refuses(new byte[0], "empty");
  }

  @Test
  void refusesBytesOfNoEncoding() throws Exception {
    refuses(new byte[] {'a', (byte) 0xFF, (byte) 0xFF, '\n'}, "neither UTF-8 nor GB18030");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n\"never closed,1\n2,3\n", "a\n\"x"})
  void namesTheRowOfAQuoteThatIsNeverClosed(String table) throws Exception {
    var file = TableFile.of(write(table.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> all(file))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("not-a-table"))
        .hasMessageContaining("row 2");
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> TableFile.of(folder.resolve("absent.csv")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("file-not-found"));
  }

  @Test
  void reads200MegabytesWithoutKeepingThem() throws Exception {
    // 200 MB of rows from a reader that repeats one; a table kept in memory would need a gigabyte
    String row = "91330100799655058B,桐庐某某有限公司,2001-02-03," + "x".repeat(150) + "\n";
    long rows = 200_000_000L / row.getBytes(StandardCharsets.UTF_8).length;
    long count = 0;
    long before = live();
    long most = 0;
    try (var table = new CsvRows(new Repeating(row, rows))) {
      for (var read = table.next(); read != null; read = table.next()) {
        count++;
        if (count % 250_000 == 0) {
          most = Math.max(most, live() - before);
        }
      }
    }
    assertThat(count).isEqualTo(rows);
    assertThat(most).isLessThan(100L << 20);
  }

  /** Bytes that are still referred to; what is only waiting to be collected does not count. */
  private static long live() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void refuses(byte[] bytes, String words) throws IOException {
    Path file = write(bytes);
    assertThatThrownBy(() -> TableFile.of(file))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("not-a-table"))
        .hasMessageContaining(words);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("table"), bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static List<List<String>> cells(Path path) throws IOException {
    return all(TableFile.of(path));
  }

  private static List<List<String>> all(TableFile file) throws IOException {
    var all = new ArrayList<List<String>>();
    try (var rows = file.open()) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row.cells());
      }
    }
    return all;
  }

  /** Gives one text a number of times. */
  private static final class Repeating extends Reader {
    private final String text;
    private final long length;
    private long position;

    Repeating(String text, long times) {
      this.text = text;
      this.length = text.length() * times;
    }

    @Override
    public int read(char[] into, int offset, int most) {
      if (position == length) {
        return -1;
      }
      int n = (int) Math.min(most, length - position);
      for (int i = 0; i < n; i++) {
        into[offset + i] = text.charAt((int) ((position + i) % text.length()));
      }
      position += n;
      return n;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
