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

  /** Rows per transaction: the largest register's rows then stay below 20 MB in memory. */
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

    void all() throws IOException {
      List<SubjectRow> batch;
      do {
        batch = nextBatch();
        if (!batch.isEmpty()) {
          take(batch);
        }
        progress.reached(read, Math.min(1, (double) file.bytesRead() / Math.max(1, file.size())));
      } while (!batch.isEmpty());
    }

    private List<SubjectRow> nextBatch() throws IOException {
      var batch = new ArrayList<SubjectRow>();
      while (batch.size() < BATCH) {
        TableRow row = rows.next();
        if (row == null) {
          return batch;
        }
        read++;
        var result = reader.read(row);
        result.remarks().forEach(this::remark);
        if (result.row() == null) {
          rejected++;
        } else {
          batch.add(result.row());
        }
      }
      return batch;
    }

    private void take(List<SubjectRow> batch) {
      var findings = new HashMap<Long, TownshipFinding>();
      for (var row : batch) {
        var finding = townships.find(row.address(), row.city());
        findings.put(row.number(), finding);
        found.merge(finding.outcome().code(), 1L, Long::sum);
        report.add(row, finding, gazetteer);
      }
      Changes changes = transaction.execute(_ -> keep(batch, findings));
      changes.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
      changes.remarks().forEach(this::remark);
    }

    private Changes keep(List<SubjectRow> batch, Map<Long, TownshipFinding> findings) {
      var changes =
          SubjectMerge.decide(
              batch,
              store.known(mapping.source(), batch),
              asOf,
              ids::next,
              mapping.columns().getOrDefault("name", "name"));
      store.put(
          mapping.source(),
          asOf,
          changes,
          changes.premises().stream()
              .map(change -> java.util.Objects.requireNonNull(findings.get(change.row().number())))
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
