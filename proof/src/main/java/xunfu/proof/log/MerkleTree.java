package xunfu.proof.log;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 9162 §2.1, and its two proofs.
 *
 * <p>A leaf is hashed behind a zero byte and an inner node behind a one, so that neither can pass
 * for the other. A tree of n leaves splits at the largest power of two below n; so its left parts
 * are <em>complete subtrees</em> that never change again, and a proof can be put together from
 * those alone ({@link Subtrees}), without reading the log from its beginning.
 */
public final class MerkleTree {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private MerkleTree() {}

  /** The root of a log without entries: SHA-256 of nothing. */
  public static Hash emptyRoot() {
    return Hash.of(new byte[0]);
  }

  public static Hash leafHash(byte[] entry) {
    return Hash.of(LEAF, entry);
  }

  public static Hash nodeHash(Hash left, Hash right) {
    MessageDigest digest = Hash.sha256();
    digest.update(NODE);
    left.addTo(digest);
    right.addTo(digest);
    return Hash.fromBytes(digest.digest());
  }

  /** The root over the first {@code size} leaves. */
  public static Hash root(long size, Subtrees subtrees) {
    return size == 0 ? emptyRoot() : range(0, size, subtrees);
  }

  /**
   * The path that leads from the leaf at {@code index} to the root of the log of {@code size}
   * entries, lowest node first (RFC 9162 §2.1.3.1).
   */
  public static List<Hash> inclusionPath(long index, long size, Subtrees subtrees) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no entry " + index + " in a log of " + size);
    }
    List<Hash> path = new ArrayList<>();
    collectInclusion(index, 0, size, subtrees, path);
    return path;
  }

  /**
   * What shows that the log of {@code second} entries begins with the log of {@code first} entries
   * (RFC 9162 §2.1.4.1); empty when both are the same or the first has none.
   */
  public static List<Hash> consistencyPath(long first, long second, Subtrees subtrees) {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException("a log of " + second + " cannot begin with " + first);
    }
    List<Hash> path = new ArrayList<>();
    if (first > 0 && first < second) {
      collectConsistency(first, 0, second, true, subtrees, path);
    }
    return path;
  }

  /** Whether the path leads from the leaf at {@code index} to the root (RFC 9162 §2.1.3.2). */
  public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = nodeHash(sibling, hash);
        int rise = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= rise;
        last >>= rise;
      } else {
        hash = nodeHash(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** Whether the path shows that the second log begins with the first (RFC 9162 §2.1.4.2). */
  public static boolean continues(
      long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> path) {
    if (first < 0 || first > second) {
      return false;
    }
    if (first == 0) {
      return path.isEmpty() && firstRoot.equals(emptyRoot());
    }
    if (first == second) {
      return path.isEmpty() && firstRoot.equals(secondRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    boolean whole = Long.bitCount(first) == 1;
    Hash start = whole ? firstRoot : path.getFirst();
    List<Hash> rest = whole ? path : path.subList(1, path.size());
    int climb = Long.numberOfTrailingZeros(first);
    return climbs((first - 1) >> climb, (second - 1) >> climb, start, rest, firstRoot, secondRoot);
  }

  private static boolean climbs(
      long node, long last, Hash start, List<Hash> path, Hash firstRoot, Hash secondRoot) {
    Hash older = start;
    Hash newer = start;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        older = nodeHash(sibling, older);
        newer = nodeHash(sibling, newer);
        int rise = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= rise;
        last >>= rise;
      } else {
        newer = nodeHash(newer, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(firstRoot) && newer.equals(secondRoot);
  }

  private static void collectInclusion(
      long index, long from, long to, Subtrees subtrees, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      collectInclusion(index, from, middle, subtrees, path);
      path.add(range(middle, to, subtrees));
    } else {
      collectInclusion(index, middle, to, subtrees, path);
      path.add(range(from, middle, subtrees));
    }
  }

  private static void collectConsistency(
      long first, long from, long to, boolean known, Subtrees subtrees, List<Hash> path) {
    if (first == to) {
      if (!known) {
        path.add(range(from, to, subtrees));
      }
      return;
    }
    long middle = from + split(to - from);
    if (first <= middle) {
      collectConsistency(first, from, middle, known, subtrees, path);
      path.add(range(middle, to, subtrees));
    } else {
      collectConsistency(first, middle, to, false, subtrees, path);
      path.add(range(from, middle, subtrees));
    }
  }

  /** The hash over the leaves {@code from} to {@code to}; from is a multiple of the split above. */
  private static Hash range(long from, long to, Subtrees subtrees) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return subtrees.hash(level, from >> level);
    }
    long middle = from + split(count);
    return nodeHash(range(from, middle, subtrees), range(middle, to, subtrees));
  }

  /** The largest power of two below {@code count}, which is at least two. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  /** Where complete subtrees are found. */
  @FunctionalInterface
  public interface Subtrees {
    /**
     * The hash of the subtree of height {@code level} over the leaves {@code position · 2^level} to
     * {@code (position + 1) · 2^level − 1}; level 0 are the leaf hashes.
     */
    Hash hash(int level, long position);

    /** Subtrees computed from all leaf hashes, for logs that fit into memory. */
    static Subtrees over(List<Hash> leaves) {
      return new Subtrees() {
        @Override
        public Hash hash(int level, long position) {
          return level == 0
              ? leaves.get(Math.toIntExact(position))
              : nodeHash(hash(level - 1, 2 * position), hash(level - 1, 2 * position + 1));
        }
      };
    }
  }
}
