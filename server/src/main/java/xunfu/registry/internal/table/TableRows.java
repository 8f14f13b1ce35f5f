package xunfu.registry.internal.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a table in their order, read as they are asked for. The first row is the header. */
public interface TableRows extends Closeable {

  /** The next row, or null at the end. */
  @Nullable TableRow next() throws IOException;
}
