package xunfu.registry.internal.table;

import java.util.List;

/**
 * One row below the header.
 *
 * @param number position in the file as a person counts it: the header is row 1
 * @param cells as written, never null; a row may be shorter or longer than the header
 */
public record TableRow(long number, List<String> cells) {

  public TableRow {
    cells = List.copyOf(cells);
  }
}
