package xunfu.proof.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The right edge of a growing log: the roots of its complete subtrees, one for each bit of its
 * size, largest first. It is all that is needed to append and to know the root: for a thousand
 * million entries at most thirty hashes.
 */
public final class Frontier {
  private final List<Hash> peaks;
  private long size;

  private Frontier(long size, List<Hash> peaks) {
    this.size = size;
    this.peaks = new ArrayList<>(peaks);
  }

  /** The frontier of a log without entries. */
  public static Frontier empty() {
    return new Frontier(0, List.of());
  }

  /** The frontier of a stored log of this size. */
  public static Frontier of(long size, MerkleTree.Subtrees subtrees) {
    List<Hash> peaks = new ArrayList<>();
    long from = 0;
    for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
      int level = Long.numberOfTrailingZeros(Long.highestOneBit(rest));
      peaks.add(subtrees.hash(level, from >> level));
      from += 1L << level;
    }
    return new Frontier(size, peaks);
  }

  public long size() {
    return size;
  }

  /** Adds a leaf. */
  public void append(Hash leaf) {
    append(leaf, completed -> {});
  }

  /** Adds a leaf and tells every subtree that it completes, the leaf itself first. */
  public void append(Hash leaf, Consumer<Subtree> completed) {
    completed.accept(new Subtree(0, size, leaf));
    Hash hash = leaf;
    int level = 0;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = MerkleTree.nodeHash(peaks.removeLast(), hash);
      level++;
      completed.accept(new Subtree(level, size >> level, hash));
    }
    peaks.add(hash);
    size++;
  }

  /** The root of the log as it now is. */
  public Hash root() {
    if (peaks.isEmpty()) {
      return MerkleTree.emptyRoot();
    }
    Hash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = MerkleTree.nodeHash(peaks.get(i), root);
    }
    return root;
  }

  /**
   * A subtree that will never change: its height, its place among those of its height, its hash.
   */
  public record Subtree(int level, long position, Hash hash) {}
}
