package xunfu.trace;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import xunfu.proof.json.Json;

/** The mirror of a table each of whose rows was an element of one array of a payload. */
public final class ArrayMirror implements RowMirror {
  private final Mirror mirror;
  private final Function<Collection<UUID>, List<Placed>> rows;

  /**
   * @param table schema and name
   * @param type of the events that the rows come from
   * @param at JSON pointer to the array
   * @param rows of these events, in any order
   */
  public ArrayMirror(
      String table, String type, String at, Function<Collection<UUID>, List<Placed>> rows) {
    this.mirror = new Mirror(table, type, at, true);
    this.rows = rows;
  }

  /**
   * A row in its place of the array, counted from 0.
   *
   * @param row as it was sealed, rebuilt from its columns
   */
  public record Placed(UUID event, int position, Json row) {}

  @Override
  public Mirror mirror() {
    return mirror;
  }

  @Override
  public List<Row> rows(Collection<UUID> events) {
    return rows.apply(events).stream()
        .map(it -> new Row(it.event(), mirror.at() + "/" + it.position(), it.row()))
        .toList();
  }
}
