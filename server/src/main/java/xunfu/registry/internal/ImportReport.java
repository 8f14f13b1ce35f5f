package xunfu.registry.internal;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xunfu.registry.internal.township.Gazetteer;
import xunfu.registry.internal.township.TownshipFinding;

/**
 * The two reports of an import: {@code NAME.report.csv} with each row that was rejected or warned
 * of, {@code NAME.townships.csv} with the township of each address and the reason. UTF-8 with a
 * mark, so that a spreadsheet opens them rightly; cells that a spreadsheet would run as formulas
 * are quoted.
 */
final class ImportReport implements Closeable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final BufferedWriter remarks;
  private final BufferedWriter townships;

  private ImportReport(BufferedWriter remarks, BufferedWriter townships) {
    this.remarks = remarks;
    this.townships = townships;
  }

  /** Opens the reports of a file in a folder; older ones of the same name are replaced. */
  static ImportReport open(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    String name = name(file);
    var report =
        new ImportReport(
            Files.newBufferedWriter(folder.resolve(name + ".report.csv"), StandardCharsets.UTF_8),
            Files.newBufferedWriter(
                folder.resolve(name + ".townships.csv"), StandardCharsets.UTF_8));
    report.remarks.write(BYTE_ORDER_MARK + "row,column,value,outcome,reason,detail\n");
    report.townships.write(
        BYTE_ORDER_MARK + "row,identifier,outcome,reason,township,name,words,former,elsewhere\n");
    return report;
  }

  /** {@code enterprises} of {@code enterprises.csv.gz}. */
  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("(?i)(\\.(csv|txt|xlsx|gz))+$", "");
  }

  void add(Remark remark) {
    write(
        remarks,
        List.of(
            Long.toString(remark.row()),
            remark.column(),
            remark.value(),
            remark.outcome().code(),
            remark.reason(),
            remark.detail()));
  }

  void add(SubjectRow row, TownshipFinding finding, Gazetteer gazetteer) {
    write(
        townships,
        Stream.of(
                Long.toString(row.number()),
                row.written(),
                finding.outcome().code(),
                finding.reason().code(),
                finding.township(),
                finding.township() == null ? null : gazetteer.name(finding.township()),
                finding.words(),
                finding.formerArea(),
                finding.elsewhere() == null ? null : gazetteer.name(finding.elsewhere()))
            .map(cell -> cell == null ? "" : cell)
            .toList());
  }

  private static void write(BufferedWriter writer, List<String> cells) {
    try {
      writer.write(cells.stream().map(ImportReport::cell).collect(Collectors.joining(",")));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("The report cannot be written", e);
    }
  }

  static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  @Override
  public void close() throws IOException {
    remarks.close();
    townships.close();
  }
}
