package xunfu.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list by cursor: {@code ?after=&limit=}.
 *
 * @param next the cursor to ask on with, or null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next) {

  /** What a caller gets who names no limit. */
  public static final int DEFAULT_LIMIT = 50;

  /** What no caller gets more than. */
  public static final int MAX_LIMIT = 200;

  public Page {
    items = List.copyOf(items);
  }

  /** The limit to use for what a caller asked; a fault when it is no count of rows. */
  public static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return DEFAULT_LIMIT;
    }
    if (asked < 1) {
      throw Fault.of(
          Fault.Kind.MALFORMED,
          "limit-out-of-range",
          "limit is " + asked + ", but must be 1 or more.");
    }
    return Math.min(asked, MAX_LIMIT);
  }

  /**
   * The page out of rows that were read with one more than the limit; the cursor is that of the
   * last row shown.
   */
  public static <T> Page<T> of(List<T> rowsAndOneMore, int limit, Function<T, String> cursor) {
    if (rowsAndOneMore.size() <= limit) {
      return new Page<>(rowsAndOneMore, null);
    }
    var shown = rowsAndOneMore.subList(0, limit);
    return new Page<>(shown, cursor.apply(shown.getLast()));
  }
}
