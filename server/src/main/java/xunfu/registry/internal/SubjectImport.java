package xunfu.registry.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Scope.SystemPost;
import xunfu.registry.ImportOrder;
import xunfu.registry.ImportProgress;
import xunfu.registry.ImportResult;
import xunfu.registry.internal.SubjectMerge.Changes;
import xunfu.registry.internal.SubjectMerge.Outcome;
import xunfu.registry.internal.table.Header;
import xunfu.registry.internal.table.TableFile;
import xunfu.registry.internal.table.TableRow;
import xunfu.registry.internal.table.TableRows;
import xunfu.registry.internal.township.Gazetteer;
import xunfu.registry.internal.township.TownshipFinder;
import xunfu.registry.internal.township.TownshipFinding;

/**
 * Takes subjects in from a table: read a batch, look up what we have of it, decide, keep, report;
 * each batch is a transaction, so that an import that is broken off can simply be repeated.
 */
public final class SubjectImport {

  /**
   * Rows of the file per transaction: the largest register's rows then stay below 20 MB in memory.
   */
  static final int BATCH = 10_000;

  private final ImportStore store;
  private final TransactionTemplate transaction;
  private final RegistryContent content;
  private final Gazetteer gazetteer;
  private final TownshipFinder townships;
  private final Ids ids;
  private final ZoneId zone;

  public SubjectImport(
      ImportStore store,
      TransactionTemplate transaction,
      RegistryContent content,
      Gazetteer gazetteer,
      Ids ids,
      ZoneId zone) {
    this.store = store;
    this.transaction = transaction;
    this.content = content;
    this.gazetteer = gazetteer;
    this.townships = new TownshipFinder(gazetteer);
    this.ids = ids;
    this.zone = zone;
  }

  /** Imports a file; a fault when it is no table or lacks a column that is needed. */
  public ImportResult run(ImportOrder order, ImportProgress progress) {
    return SystemPost.IMPORT.call(
        () -> order.dryRun() ? rolledBack(order, progress) : imported(order, progress));
  }

  private ImportResult rolledBack(ImportOrder order, ImportProgress progress) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          return imported(order, progress);
        });
  }

  private ImportResult imported(ImportOrder order, ImportProgress progress) {
    try {
      long started = System.nanoTime();
      var file = TableFile.of(order.file());
      try (var rows = file.open();
          var report = ImportReport.open(order.reportFolder(), order.file())) {
        var run = begin(order, file, rows, report, progress);
        run.all();
        return run.result((System.nanoTime() - started) / 1e9);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + order.file(), e);
    }
  }

  private Run begin(
      ImportOrder order,
      TableFile file,
      TableRows rows,
      ImportReport report,
      ImportProgress progress)
      throws IOException {
    TableRow first = rows.next();
    if (first == null) {
      throw Fault.of(Fault.Kind.NOT_ACCEPTED, "not-a-table", "The table has no row.");
    }
    var header = new Header(first);
    var mapping =
        (order.mapping() == null
                ? SubjectMapping.guessed(ImportReport.name(order.file()), header, content.columns())
                : SubjectMapping.read(order.mapping()))
            .checked(header);
    LocalDate asOf = order.asOf();
    if (asOf == null) {
      asOf = LocalDate.ofInstant(Files.getLastModifiedTime(order.file()).toInstant(), zone);
    }
    return new Run(
        file,
        rows,
        new SubjectRowReader(header, mapping, content.schemes()),
        mapping,
        asOf,
        report,
        progress);
  }

  /**
   * Rows read at once.
   *
   * @param rows those that can be taken in
   * @param findings their townships, in their order
   * @param remarks about rows, also about those rejected
   * @param read how many rows of the file these are
   * @param rejected how many of them are not among the rows
   */
  private record Batch(
      List<SubjectRow> rows,
      List<TownshipFinding> findings,
      List<Remark> remarks,
      long read,
      long rejected) {

    boolean isEmpty() {
      return read == 0;
    }

    Batch with(SubjectRowReader.Read result, @Nullable TownshipFinding finding) {
      remarks.addAll(result.remarks());
      if (result.row() == null || finding == null) {
        return new Batch(rows, findings, remarks, read + 1, rejected + 1);
      }
      rows.add(result.row());
      findings.add(finding);
      return new Batch(rows, findings, remarks, read + 1, rejected);
    }
  }

  /** One import under way. */
  private final class Run {
    private final TableFile file;
    private final TableRows rows;
    private final SubjectRowReader reader;
    private final SubjectMapping mapping;
    private final LocalDate asOf;
    private final ImportReport report;
    private final ImportProgress progress;
    private final Map<Outcome, Long> outcomes = new HashMap<>();
    private final Map<String, Long> warnings = new HashMap<>();
    private final Map<String, Long> found = new HashMap<>();
    private long read;
    private long rejected;

    Run(
        TableFile file,
        TableRows rows,
        SubjectRowReader reader,
        SubjectMapping mapping,
        LocalDate asOf,
        ImportReport report,
        ImportProgress progress) {
      this.file = file;
      this.rows = rows;
      this.reader = reader;
      this.mapping = mapping;
      this.asOf = asOf;
      this.report = report;
      this.progress = progress;
    }

    /** While a batch is being kept, the next one is being read. */
    void all() throws IOException {
      try (var ahead = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
        var batch = next();
        while (!batch.isEmpty()) {
          var coming = ahead.submit(this::next);
          take(batch);
          batch = done(coming);
        }
      }
    }

    private Batch done(Future<Batch> coming) throws IOException {
      try {
        return coming.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException unreadable -> throw unreadable;
          case RuntimeException failure -> throw failure;
          case null, default -> throw new IllegalStateException(e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while reading " + file, e);
      }
    }

    /** Reads a batch and what is to be said of it; touches nothing but the rows. */
    private Batch next() throws IOException {
      var batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0, 0);
      while (batch.read() < BATCH) {
        TableRow row = rows.next();
        if (row == null) {
          return batch;
        }
        var result = reader.read(row);
        batch = batch.with(result, result.row() == null ? null : township(result.row()));
      }
      return batch;
    }

    private TownshipFinding township(SubjectRow row) {
      return townships.find(row.address(), row.city());
    }

    private void take(Batch batch) throws IOException {
      read += batch.read();
      rejected += batch.rejected();
      batch.remarks().forEach(this::remark);
      for (int i = 0; i < batch.rows().size(); i++) {
        var finding = batch.findings().get(i);
        found.merge(finding.outcome().code(), 1L, Long::sum);
        report.add(batch.rows().get(i), finding, gazetteer);
      }
      Changes changes = transaction.execute(_ -> keep(batch));
      changes.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
      changes.remarks().forEach(this::remark);
      progress.reached(read, Math.min(1, (double) file.bytesRead() / Math.max(1, file.size())));
    }

    private Changes keep(Batch batch) {
      var findings = new HashMap<Long, TownshipFinding>();
      for (int i = 0; i < batch.rows().size(); i++) {
        findings.put(batch.rows().get(i).number(), batch.findings().get(i));
      }
      var changes =
          SubjectMerge.decide(
              batch.rows(),
              store.known(mapping.source(), batch.rows()),
              asOf,
              ids::next,
              mapping.columns().getOrDefault("name", "name"));
      store.put(
          mapping.source(),
          asOf,
          changes,
          changes.premises().stream()
              .map(change -> Objects.requireNonNull(findings.get(change.row().number())))
              .toList());
      return changes;
    }

    private void remark(Remark remark) {
      report.add(remark);
      if (remark.outcome() == Remark.Outcome.WARNED) {
        warnings.merge(remark.reason(), 1L, Long::sum);
      }
    }

    ImportResult result(double seconds) {
      return new ImportResult(
          read,
          outcomes.getOrDefault(Outcome.CREATED, 0L),
          outcomes.getOrDefault(Outcome.UPDATED, 0L),
          outcomes.getOrDefault(Outcome.UNCHANGED, 0L),
          rejected,
          warnings,
          found,
          Math.round(seconds * 1000) / 1000.0);
    }
  }
}
