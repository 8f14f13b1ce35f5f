package xunfu.registry.internal.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The first row of a table: where each column stands. */
public final class Header {

  private final List<String> columns;
  private final Map<String, Integer> positions = new HashMap<>();

  public Header(TableRow row) {
    columns = row.cells().stream().map(String::strip).toList();
    for (int i = columns.size() - 1; i >= 0; i--) {
      positions.put(columns.get(i), i);
    }
  }

  /** The columns in their order, as written. */
  public List<String> columns() {
    return columns;
  }

  /** Position of a column, or empty when the table has none of that name. */
  public OptionalInt position(String column) {
    var position = positions.get(column);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** The cell of a row in the named column, stripped; empty when the row is too short. */
  public Optional<String> cell(TableRow row, String column) {
    var position = positions.get(column);
    if (position == null || position >= row.cells().size()) {
      return Optional.empty();
    }
    return Optional.of(row.cells().get(position).strip());
  }
}
