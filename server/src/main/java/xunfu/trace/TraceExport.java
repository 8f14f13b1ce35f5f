package xunfu.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.SystemPost;
import xunfu.proof.event.Times;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.SigningKey;
import xunfu.trace.internal.BundleSource;
import xunfu.trace.internal.BundleWriter;

/**
 * Writes bundles that prove themselves (docs/formats.md §5): what is stored, as it is stored, never
 * mended on the way. Each export is itself recorded.
 */
@Service
public class TraceExport {
  private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);

  private final TraceLog log;
  private final Trace trace;
  private final BundleSource source;
  private final KnownKeys keys;
  private final SigningKey logKey;
  private final Clock clock;
  private final TransactionTemplate snapshot;
  private final TransactionTemplate writing;

  TraceExport(
      TraceLog log,
      Trace trace,
      BundleSource source,
      KnownKeys keys,
      SigningKey logKey,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.log = log;
    this.trace = trace;
    this.source = source;
    this.keys = keys;
    this.logKey = logKey;
    this.clock = clock;
    this.writing = new TransactionTemplate(transactions);
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * What a bundle holds.
   *
   * @param events in it
   * @param size entries of the log under the head that it was taken under
   */
  public record Exported(long events, long size) {}

  /**
   * Writes the whole log. For the operator at the command line; binds the system post TIMER itself.
   *
   * @param home code of the deployment's county, under which the export is recorded
   */
  public Exported writeAll(String home, OutputStream out) {
    return SystemPost.TIMER.call(
        () -> {
          Exported exported = write(null, out);
          recordOperator(home, exported, null);
          return exported;
        });
  }

  /** Writes the events about one thing for the operator at the command line. */
  public Exported writeAbout(String home, UUID about, OutputStream out) {
    return SystemPost.TIMER.call(
        () -> {
          Exported exported = write(about, out);
          recordOperator(home, exported, about);
          return exported;
        });
  }

  /**
   * Writes the events about one thing that the acting post may see, with proofs. Must not be called
   * inside a transaction.
   *
   * @throws Fault {@code not-found} when there are none
   */
  public Exported writeAbout(UUID about, OutputStream out) {
    Scope.acting();
    Exported exported = write(about, out);
    writing.executeWithoutResult(_ -> trace.record("export.made", about, payload(exported, about)));
    return exported;
  }

  private Exported write(@Nullable UUID about, OutputStream out) {
    settleIfItCan();
    return snapshot.execute(
        _ -> {
          try (BundleWriter writer = new BundleWriter(out)) {
            return write(writer, about);
          } catch (IOException failed) {
            throw new UncheckedIOException("The bundle could not be written", failed);
          }
        });
  }

  /** A log that was bent is not signed on; it is exported all the more. */
  private void settleIfItCan() {
    try {
      log.settle();
    } catch (NotReadable | IllegalStateException bent) {
      LOG.warn("The log is exported up to its last head: {}", bent.getMessage());
    }
  }

  private Exported write(BundleWriter writer, @Nullable UUID about) throws IOException {
    BundleSource.Selection selection = source.select(about);
    String madeAt = Times.write(clock.instant().atZone(clock.getZone()).toOffsetDateTime());
    long events = source.writeTo(writer, selection, logKey.named().origin(), madeAt, keys);
    return new Exported(events, selection.size());
  }

  private void recordOperator(String home, Exported exported, @Nullable UUID about) {
    writing.executeWithoutResult(
        _ -> trace.recordOperator(home, "export.made", about, payload(exported, about)));
  }

  private static JsonObject payload(Exported exported, @Nullable UUID about) {
    return JsonObject.empty()
        .with("v", 1)
        .with("about", about == null ? null : about.toString())
        .with("events", exported.events())
        .with("size", exported.size());
  }
}
