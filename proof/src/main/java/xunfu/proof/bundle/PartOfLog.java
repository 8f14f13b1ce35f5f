package xunfu.proof.bundle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import xunfu.proof.event.Event;
import xunfu.proof.event.Head;
import xunfu.proof.json.Json;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.ConsistencyProof;
import xunfu.proof.log.InclusionProof;

/**
 * Some events of a log, each with the path to one head, and proofs from older heads to that one.
 */
final class PartOfLog implements LogCheck {
  private static final String PROOFS = "proofs.jsonl";
  private static final String CONSISTENCY = "consistency.jsonl";

  private final Lines lines;
  private final Heads heads;
  private final Report report;
  private final long size;
  private final Map<Long, ConsistencyProof> continuations = new HashMap<>();

  PartOfLog(Bundle bundle, Heads heads, long size, Report report) {
    this.lines = bundle.lines(PROOFS);
    this.heads = heads;
    this.size = size;
    this.report = report;
    if (!bundle.has(PROOFS)) {
      report.add(new Place.Part(PROOFS), Fault.PART_MISSING);
    }
    readContinuations(bundle);
  }

  @Override
  public void check(Event event, long index) {
    Place place = new Place.Entry(index);
    Optional<InclusionProof> proof = nextProof();
    if (proof.isEmpty()) {
      report.add(place, Fault.NO_HEAD);
      return;
    }
    InclusionProof path = proof.get();
    boolean same =
        path.event().equals(event.id().toString()) && path.index() == index && path.size() == size;
    if (!same || !path.leafHash().equals(event.leafHash())) {
      report.add(place, Fault.LEAF_DIFFERS);
    } else if (heads.newest().isPresent() && !path.leadsTo(heads.newest().get().root())) {
      report.add(place, Fault.PATH_LEADS_ELSEWHERE);
    }
  }

  @Override
  public void passUnreadable() {
    lines.next();
  }

  @Override
  public void finish() {
    if (heads.newest().isEmpty()) {
      return;
    }
    Head newest = heads.newest().get();
    for (Head older : heads.bundled().values()) {
      if (older.size() != size) {
        compare(older, newest, new Place.SignedHead(older.size()));
      }
    }
    for (Head saved : heads.saved()) {
      compare(saved, newest, new Place.SavedHead(saved.size()));
    }
  }

  private void compare(Head older, Head newest, Place place) {
    if (older.size() > size) {
      report.add(place, Fault.SAVED_HEAD_LATER, older.size(), size);
      return;
    }
    ConsistencyProof proof =
        older.size() == size
            ? new ConsistencyProof(size, size, java.util.List.of())
            : continuations.get(older.size());
    if (proof == null) {
      report.add(place, Fault.SAVED_HEAD_NOT_COMPARABLE);
    } else if (!proof.holds(older.root(), newest.root())) {
      report.add(place, Fault.NOT_CONTINUED);
    }
  }

  /** A proof that cannot be read is none; its event is told as having another leaf. */
  private Optional<InclusionProof> nextProof() {
    return lines
        .next()
        .flatMap(
            line -> {
              try {
                return Optional.of(InclusionProof.read(Json.read(line.bytes()).asObject()));
              } catch (NotReadable notReadable) {
                report.add(
                    new Place.Line(PROOFS, line.number()),
                    Fault.NOT_READABLE,
                    notReadable.getMessage());
                return Optional.empty();
              }
            });
  }

  private void readContinuations(Bundle bundle) {
    try (Lines all = bundle.lines(CONSISTENCY)) {
      for (var line = all.next(); line.isPresent(); line = all.next()) {
        readContinuation(line.get());
      }
    }
  }

  private void readContinuation(Lines.Line line) {
    try {
      ConsistencyProof proof = ConsistencyProof.read(Json.read(line.bytes()).asObject());
      if (proof.second() == size) {
        continuations.put(proof.first(), proof);
      }
    } catch (NotReadable notReadable) {
      report.add(
          new Place.Line(CONSISTENCY, line.number()), Fault.NOT_READABLE, notReadable.getMessage());
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
