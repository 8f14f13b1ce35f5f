package xunfu.registry.internal.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Fault;

/**
 * Reads comma-separated values as RFC 4180 has them, one row at a time: quoted fields, doubled
 * quotes, line feeds inside quotes, CRLF or LF or CR; blank lines are skipped. A quote inside an
 * unquoted field is taken as written, because registers contain inch marks.
 *
 * <p>Two limits keep a file that is no table from filling the memory: the length of a field and the
 * number of fields of a row.
 */
public final class CsvRows implements TableRows {

  /** Longest field in characters; the business scopes of real registers stay below 10,000. */
  static final int MAX_FIELD = 1 << 20;

  /** Most fields of a row; the widest register seen has 60. */
  static final int MAX_FIELDS = 1_000;

  private static final int END = -1;

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private final StringBuilder field = new StringBuilder();
  private int filled;
  private int position;
  private long row;

  CsvRows(Reader reader) {
    this.reader = reader;
  }

  /** The rows of a text that is known to be a table. */
  public static TableRows of(Reader text) {
    return new CsvRows(text);
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    while (true) {
      if (peek() == END) {
        return null;
      }
      row++;
      var cells = readCells();
      if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
        return new TableRow(row, cells);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private List<String> readCells() throws IOException {
    var cells = new ArrayList<String>();
    while (true) {
      cells.add(peek() == '"' ? quoted() : plain());
      if (cells.size() > MAX_FIELDS) {
        throw notATable("row %d has more than %d fields".formatted(row, MAX_FIELDS));
      }
      int after = read();
      if (after == ',') {
        continue;
      }
      if (after == '\r' && peek() == '\n') {
        read();
      }
      return cells;
    }
  }

  private String plain() throws IOException {
    field.setLength(0);
    while (true) {
      int c = peek();
      if (c == ',' || c == '\n' || c == '\r' || c == END) {
        return field.toString();
      }
      append((char) read());
    }
  }

  private String quoted() throws IOException {
    long startedIn = row;
    read();
    field.setLength(0);
    while (true) {
      int c = read();
      if (c == END) {
        throw notATable("the quote opened in row %d is never closed".formatted(startedIn));
      }
      if (c != '"') {
        append((char) c);
      } else if (peek() == '"') {
        append((char) read());
      } else {
        return field.toString() + plainAfterQuote();
      }
    }
  }

  /** What stands between a closing quote and the comma: nothing in a well-made file. */
  private String plainAfterQuote() throws IOException {
    int c = peek();
    return c == ',' || c == '\n' || c == '\r' || c == END ? "" : plain();
  }

  private void append(char c) {
    if (field.length() == MAX_FIELD) {
      throw notATable("a field of row %d is longer than %d characters".formatted(row, MAX_FIELD));
    }
    field.append(c);
  }

  private int read() throws IOException {
    int c = peek();
    if (c != END) {
      position++;
    }
    return c;
  }

  private int peek() throws IOException {
    if (position == filled) {
      filled = reader.read(buffer);
      position = 0;
      if (filled <= 0) {
        filled = 0;
        return END;
      }
    }
    return buffer[position];
  }

  private static Fault notATable(String detail) {
    return Fault.of(
            Fault.Kind.NOT_ACCEPTED, "not-a-table", "This is no readable table: " + detail + ".")
        .maybe(
            "Maybe it is no CSV, or a quote is missing; open it in a spreadsheet and save it as CSV.");
  }
}
