package xunfu.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import xunfu.proof.event.Head;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.KnownKeys;

/** The heads that can be believed: of this log, signed by a known key. */
final class Heads {
  private final Manifest manifest;
  private final KnownKeys keys;
  private final Report report;
  private final NavigableMap<Long, Head> bundled = new TreeMap<>();
  private final List<Head> saved = new ArrayList<>();

  private Heads(Manifest manifest, KnownKeys keys, Report report) {
    this.manifest = manifest;
    this.keys = keys;
    this.report = report;
  }

  static Heads read(
      Bundle bundle, Manifest manifest, Trusted trusted, KnownKeys keys, Report report) {
    Heads heads = new Heads(manifest, keys, report);
    for (long size : bundle.headSizes()) {
      heads.add(bundle, size);
    }
    for (Head head : trusted.heads()) {
      if (heads.believes(head, new Place.SavedHead(head.size()))) {
        heads.saved.add(head);
      }
    }
    String newest = "heads/" + manifest.size() + ".txt";
    if (!bundle.has(newest)) {
      report.add(new Place.Part(newest), Fault.PART_MISSING);
    }
    return heads;
  }

  private void add(Bundle bundle, long size) {
    Place place = new Place.SignedHead(size);
    try {
      String note = new String(bundle.bytes("heads/" + size + ".txt"), StandardCharsets.UTF_8);
      Head head = Head.read(note);
      if (head.size() != size) {
        report.add(place, Fault.NOT_READABLE, "its size is " + head.size());
      } else if (believes(head, place)) {
        bundled.put(size, head);
      }
    } catch (NotReadable notReadable) {
      report.add(place, Fault.NOT_READABLE, notReadable.getMessage());
    }
  }

  private boolean believes(Head head, Place place) {
    switch (head.check(keys)) {
      case FORGED -> report.add(place, Fault.HEAD_FORGED);
      case UNKNOWN_KEY ->
          report.add(place, Fault.KEY_UNKNOWN, head.signatures().getFirst().keyName());
      case SIGNED -> {
        if (head.origin().equals(manifest.origin())) {
          return true;
        }
        report.add(place, Fault.HEAD_OF_ANOTHER_LOG, head.origin());
      }
    }
    return false;
  }

  /** Those in the bundle, by size. */
  NavigableMap<Long, Head> bundled() {
    return bundled;
  }

  /** Those that the caller saved. */
  List<Head> saved() {
    return saved;
  }

  /** Sizes of heads, bundled or saved, that cover the one entry and not the other after it. */
  NavigableSet<Long> sizesBetween(long covered, long notCovered) {
    NavigableSet<Long> sizes = new TreeSet<>(bundled.keySet());
    saved.forEach(head -> sizes.add(head.size()));
    return sizes.subSet(covered, false, notCovered, true);
  }

  /** The head that the bundle was taken under. */
  Optional<Head> newest() {
    return Optional.ofNullable(bundled.get(manifest.size()));
  }
}
