package xunfu.registry.internal.table;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.event.AnalysisEventListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Fault;

/**
 * The first sheet of an XLSX workbook, cell by cell as shown text. The library pushes rows, the
 * importer pulls them; a virtual thread and a bounded queue stand between, so that a large sheet
 * never lies in memory as a whole.
 */
final class WorkbookRows implements TableRows {

  private static final int QUEUED_ROWS = 1_024;
  private static final Object END = new Object();

  private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUED_ROWS);
  private final Thread producer;
  private boolean ended;

  private WorkbookRows(Path path, AtomicLong bytesRead) {
    producer = Thread.ofVirtual().name("workbook").unstarted(() -> produce(path, bytesRead));
  }

  static WorkbookRows open(Path path, AtomicLong bytesRead) {
    var rows = new WorkbookRows(path, bytesRead);
    rows.producer.start();
    return rows;
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      Object next = queue.take();
      if (next instanceof TableRow row) {
        return row;
      }
      ended = true;
      if (next instanceof Exception failure) {
        throw Fault.of(
            Fault.Kind.NOT_ACCEPTED,
            "not-a-table",
            "The workbook cannot be read: " + failure.getMessage());
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the workbook", e);
    }
  }

  @Override
  public void close() {
    ended = true;
    producer.interrupt();
  }

  private void produce(Path path, AtomicLong bytesRead) {
    try (var in = Files.newInputStream(path)) {
      FastExcel.read(in, new Listener()).headRowNumber(0).sheet().doRead();
      bytesRead.set(Files.size(path));
      queue.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      hand(e);
    }
  }

  private void hand(Object thing) {
    try {
      queue.put(thing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Rows are as wide as the header, since a workbook leaves empty cells at their end out. */
  private final class Listener extends AnalysisEventListener<Map<Integer, String>> {
    private int headerWidth;

    @Override
    public void invoke(Map<Integer, String> cells, AnalysisContext context) {
      int filled = cells.keySet().stream().mapToInt(column -> column + 1).max().orElse(0);
      int width = Math.max(filled, headerWidth);
      headerWidth = headerWidth == 0 ? filled : headerWidth;
      var row = new ArrayList<String>(width);
      for (int column = 0; column < width; column++) {
        String cell = cells.get(column);
        row.add(cell == null ? "" : cell);
      }
      hand(new TableRow(context.readRowHolder().getRowIndex() + 1L, row));
    }

    @Override
    public void doAfterAllAnalysed(AnalysisContext context) {
      // the end is told once the whole workbook has been left
    }
  }
}
