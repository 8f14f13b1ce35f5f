package xunfu.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xunfu.proof.event.Event;
import xunfu.proof.event.Head;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Frontier;
import xunfu.proof.log.Hash;
import xunfu.proof.log.MerkleTree;

/**
 * The whole log beside its events: leaves and events are read side by side, the tree grows by its
 * frontier, and at the size of each head the root is noted. Memory does not grow with the log.
 */
final class WholeLog implements LogCheck {
  private static final String FILE = "leaves.txt";

  private final boolean present;
  private final Lines lines;
  private final Heads heads;
  private final Report report;
  private final Frontier frontier = Frontier.empty();
  private final Set<Long> wanted;
  private final Map<Long, Hash> roots = new HashMap<>();
  private long passed;

  WholeLog(Bundle bundle, Heads heads, Report report) {
    this.present = bundle.has(FILE);
    this.lines = bundle.lines(FILE);
    this.heads = heads;
    this.report = report;
    this.wanted = new HashSet<>(heads.bundled().keySet());
    heads.saved().forEach(head -> wanted.add(head.size()));
    roots.put(0L, MerkleTree.emptyRoot());
    if (!present) {
      report.add(new Place.Part(FILE), Fault.PART_MISSING);
    }
  }

  @Override
  public void check(Event event, long index) {
    if (!present) {
      return;
    }
    while (frontier.size() < index) {
      if (nextLeaf().isEmpty()) {
        break;
      }
      if (passed > 0) {
        passed--;
      } else {
        report.add(new Place.Entry(frontier.size() - 1), Fault.WITHHELD);
      }
    }
    Optional<Hash> leaf = frontier.size() == index ? nextLeaf() : Optional.empty();
    if (leaf.isEmpty()) {
      report.add(new Place.Entry(index), Fault.NOT_IN_THE_LOG);
    } else if (!leaf.get().equals(event.leafHash())) {
      report.add(new Place.Entry(index), Fault.LEAF_DIFFERS);
    }
  }

  @Override
  public void passUnreadable() {
    passed++;
  }

  @Override
  public void finish() {
    while (nextLeaf().isPresent()) {
      if (passed > 0) {
        passed--;
      } else {
        report.add(new Place.Entry(frontier.size() - 1), Fault.WITHHELD);
      }
    }
    long good = checkBundledHeads();
    for (Head saved : heads.saved()) {
      checkSaved(saved, good);
    }
    long covered = heads.bundled().isEmpty() ? 0 : heads.bundled().lastKey();
    if (covered < frontier.size()) {
      report.add(new Place.Entry(covered), Fault.NO_HEAD);
    }
  }

  /** Answers the size up to which heads confirm the leaves. Only the first bad head is told. */
  private long checkBundledHeads() {
    long good = 0;
    for (Head head : heads.bundled().values()) {
      Place place = new Place.SignedHead(head.size());
      Hash root = roots.get(head.size());
      if (root == null) {
        report.add(place, Fault.LEAVES_TOO_FEW, frontier.size());
        return good;
      }
      if (!root.equals(head.root())) {
        report.add(place, Fault.ROOT_DIFFERS, good, head.size() - 1);
        return good;
      }
      good = head.size();
    }
    return good;
  }

  private void checkSaved(Head saved, long good) {
    Place place = new Place.SavedHead(saved.size());
    Hash root = roots.get(saved.size());
    if (root == null) {
      report.add(place, Fault.SAVED_HEAD_LATER, saved.size(), frontier.size());
    } else if (!root.equals(saved.root())) {
      report.add(place, Fault.ROOT_DIFFERS, Math.min(good, saved.size() - 1), saved.size() - 1);
    }
  }

  /** A leaf that cannot be read counts as one, or every later place would be wrong as well. */
  private Optional<Hash> nextLeaf() {
    Optional<Lines.Line> line = lines.next();
    Optional<Hash> leaf = line.map(this::read);
    leaf.ifPresent(
        hash -> {
          frontier.append(hash);
          if (wanted.contains(frontier.size())) {
            roots.put(frontier.size(), frontier.root());
          }
        });
    return leaf;
  }

  private Hash read(Lines.Line line) {
    try {
      return Hash.fromHex(new String(line.bytes(), StandardCharsets.ISO_8859_1));
    } catch (NotReadable notReadable) {
      report.add(new Place.Line(FILE, line.number()), Fault.NOT_READABLE, notReadable.getMessage());
      return MerkleTree.emptyRoot();
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
