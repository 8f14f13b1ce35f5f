package xunfu.trace;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import xunfu.proof.json.Json;

/**
 * Declared here and implemented by the rooms above: what a screen shows of a sealed event, written
 * back as the piece of payload that it was taken from. An export carries these rows, and the
 * verifier finds each of them in the payload, so that a row that was changed behind the log's back
 * is named. Make one bean for each table whose rows are taken from events.
 */
public interface RowMirror {

  /**
   * Which rows these are.
   *
   * @param table schema and name, such as {@code inspection.answer}
   * @param type of the events that the rows come from
   * @param at JSON pointer into the payload: the array that each row is an element of, or with
   *     {@code each} false the object that is one row itself (empty: the whole payload)
   * @param each whether {@code at} names an array
   */
  record Mirror(String table, String type, String at, boolean each) {}

  /**
   * One row.
   *
   * @param at pointer to the piece itself, {@code /parts/inspection/answers/3}
   * @param row the piece, rebuilt from the columns that screens read, with the same members and
   *     values as were sealed
   */
  record Row(UUID event, String at, Json row) {}

  Mirror mirror();

  /**
   * All rows of these events, in any order. Asked inside a read-only transaction: in the scope of a
   * post for one visit, of the system post TIMER for a whole log, which must therefore be admitted
   * to the table ({@code call kernel.admit('…', 'xunfu_timer')}).
   */
  List<Row> rows(Collection<UUID> events);
}
