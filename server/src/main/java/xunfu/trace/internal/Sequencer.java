package xunfu.trace.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Scope.SystemPost;
import xunfu.proof.event.Head;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.log.Frontier;
import xunfu.proof.log.MerkleTree;
import xunfu.trace.SignedHead;

/**
 * Gives events their places. Of any number of servers one leads at a time, for one transaction, by
 * an advisory lock; it keeps nothing in memory between batches, so a kill costs nothing.
 *
 * <p>Events are taken from a queue and removed from it in the transaction that writes their leaves:
 * an event whose own transaction commits late is simply found later, and no place is ever left
 * empty for it. The watermark (the oldest transaction that still runs) only keeps the order of the
 * transactions; after {@link #PATIENCE} order gives way, so that one long import cannot hold the
 * log up beyond what the receipts promise.
 */
@Component
public class Sequencer {
  /** Bounds the time and memory of one transaction. */
  static final int BATCH_LIMIT = 5_000;

  /** How long an event waits for an older transaction that still runs. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LogStore log;
  private final SigningKey logKey;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Sequencer(LogStore log, SigningKey logKey, Clock clock, TransactionTemplate transaction) {
    this.log = log;
    this.logKey = logKey;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Places one batch if nobody else is at it; answers how many events got their place. */
  public int advance() {
    return SystemPost.SEQUENCER.call(
        () ->
            transaction.execute(
                _ -> log.triesToLead() ? placeBatch(now().minus(PATIENCE), BATCH_LIMIT) : 0));
  }

  /** Places everything that is committed, and signs a head over it. */
  public Optional<Head> settle() {
    return SystemPost.SEQUENCER.call(
        () -> {
          while (transaction.execute(_ -> placeAllThatIsThere()) == BATCH_LIMIT) {}
          return transaction.execute(
              _ -> {
                log.waitsToLead();
                return signWhatIsThere();
              });
        });
  }

  /** Signs a head if the log has grown and the last head is older than that. */
  public Optional<Head> sign(Duration interval) {
    return SystemPost.SEQUENCER.call(
        () -> transaction.execute(_ -> due(interval) ? signWhatIsThere() : Optional.empty()));
  }

  private int placeAllThatIsThere() {
    log.waitsToLead();
    return placeBatch(now().plusDays(1), BATCH_LIMIT);
  }

  private boolean due(Duration interval) {
    return log.triesToLead()
        && log.latestHead()
            .map(last -> !last.at().plus(interval).isAfter(clock.instant()))
            .orElse(true);
  }

  private int placeBatch(OffsetDateTime evenIfOutOfOrder, int limit) {
    List<LogStore.Waiting> batch = log.waiting(evenIfOutOfOrder, limit);
    if (batch.isEmpty()) {
      return 0;
    }
    Frontier frontier = Frontier.of(log.size(), log);
    List<Frontier.Subtree> nodes = new ArrayList<>();
    long first = frontier.size();
    for (LogStore.Waiting one : batch) {
      frontier.append(one.leafHash(), nodes::add);
    }
    nodes.removeIf(node -> node.level() == 0);
    log.place(first, batch, now());
    log.addNodes(nodes);
    return batch.size();
  }

  private Optional<Head> signWhatIsThere() {
    long size = log.size();
    Optional<Head> last = log.latestHead().map(SignedHead::head);
    if (size == 0 || last.map(Head::size).orElse(0L) == size) {
      return last;
    }
    last.ifPresent(this::requireContinued);
    Head head = Head.sign(logKey.named().origin(), size, Frontier.of(size, log).root(), logKey);
    log.addHead(head, now());
    return Optional.of(head);
  }

  /** A second story over the same log is never signed, whatever somebody did to the tables. */
  private void requireContinued(Head last) {
    if (last.size() > log.size() || !MerkleTree.root(last.size(), log).equals(last.root())) {
      throw new IllegalStateException(
          "The log does not continue its last signed head of "
              + last.size()
              + " entries; no head is signed. Maybe its tables were changed by hand: export the"
              + " trace and verify it with that head.");
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
