package xunfu.trace;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.proof.event.Head;
import xunfu.proof.log.ConsistencyProof;
import xunfu.proof.log.InclusionProof;
import xunfu.proof.log.MerkleTree;
import xunfu.trace.internal.LogStore;
import xunfu.trace.internal.Sequencer;

/** The door to the log as the world sees it: heads and proofs. */
@Service
public class TraceLog {
  private final LogStore log;
  private final Sequencer sequencer;

  TraceLog(LogStore log, Sequencer sequencer) {
    this.log = log;
    this.sequencer = sequencer;
  }

  /** The newest signed head; empty while nothing was ever recorded. */
  @Transactional(readOnly = true)
  public Optional<Head> latestHead() {
    return log.latestHead().map(SignedHead::head);
  }

  /** Signed heads with fewer entries than that, newest first. */
  @Transactional(readOnly = true)
  public List<SignedHead> heads(long below, int limit) {
    return log.heads(below, limit);
  }

  /** Proof that an event stands under the newest head; empty as long as it does not. */
  @Transactional(readOnly = true)
  public Optional<LogProof> proof(UUID event) {
    Optional<Head> head = latestHead();
    return head.flatMap(
        newest ->
            log.find(event)
                .filter(placed -> placed.index() < newest.size())
                .map(placed -> proof(event, placed, newest)));
  }

  private LogProof proof(UUID event, LogStore.Placed placed, Head head) {
    var path = MerkleTree.inclusionPath(placed.index(), head.size(), log);
    return new LogProof(
        new InclusionProof(event.toString(), placed.index(), head.size(), placed.leafHash(), path),
        head);
  }

  /** Proof that the log of {@code second} entries continues the one of {@code first}. */
  @Transactional(readOnly = true)
  public ConsistencyProof consistency(long first, long second) {
    long size = latestHead().map(Head::size).orElse(0L);
    if (first < 0 || first > second || second > size) {
      throw Fault.of(
          Fault.Kind.MALFORMED,
          "no-such-size",
          "There is no proof from " + first + " to " + second + " in a log of " + size + ".");
    }
    return new ConsistencyProof(first, second, MerkleTree.consistencyPath(first, second, log));
  }

  /**
   * Places everything that is committed and signs a head over it at once, for an export or a test.
   * Must not be called inside a transaction: it would not see what that one has not committed.
   */
  public Optional<Head> settle() {
    return sequencer.settle();
  }
}
