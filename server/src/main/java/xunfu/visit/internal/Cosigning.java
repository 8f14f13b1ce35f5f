package xunfu.visit.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import xunfu.proof.log.Hash;
import xunfu.trace.Trace;
import xunfu.visit.Visit;
import xunfu.visit.internal.SubmissionStore.Officer;
import xunfu.visit.internal.SubmissionStore.Row;
import xunfu.visit.internal.WordStore.Cosignature;
import xunfu.visit.internal.accept.Flag;

/**
 * What co-signatures and records make of each other, whichever comes first. A co-signature counts
 * for the record of its own visit that it names, and only when another of the officers named there
 * made it; any other is kept, and the log says that it does not count.
 */
@Component
public class Cosigning {
  private final SubmissionStore submissions;
  private final WordStore words;
  private final VisitStore visits;
  private final Flags flags;
  private final Trace trace;

  Cosigning(
      SubmissionStore submissions, WordStore words, VisitStore visits, Flags flags, Trace trace) {
    this.submissions = submissions;
    this.words = words;
    this.visits = visits;
    this.flags = flags;
    this.trace = trace;
  }

  /** A record was kept: the words that name it and do not count for it are struck. */
  public void recordArrived(Row record) {
    words.naming(record.home(), record.eventHash()).stream()
        .filter(word -> !counts(word, record))
        .forEach(this::strike);
  }

  /** A word was kept: settles what it meets; answers what is amiss with it. */
  public List<Flag> wordArrived(Visit visit, Cosigned cosigned) {
    var word =
        words.ofVisit(visit.id()).stream()
            .filter(it -> it.id().equals(cosigned.event().id()))
            .findFirst()
            .orElseThrow();
    if (isStray(word)) {
      strike(word);
      return List.of(Flag.COSIGNATURE_NOT_COUNTED);
    }
    return submissions
        .named(visit.id(), word.names())
        .flatMap(submissions::find)
        .map(record -> heard(visit, record))
        .orElse(List.of());
  }

  private List<Flag> heard(Visit visit, Row record) {
    return switch (words.second(record)) {
      case SILENT -> List.of();
      case AGREED -> {
        flags.settle(record.id(), Flag.COSIGNATURE_MISSING, "cosigned");
        flags.settle(record.id(), Flag.COSIGNATURE_REFUSED, "cosigned");
        yield List.of();
      }
      case DISAGREED -> {
        flags.settle(record.id(), Flag.COSIGNATURE_MISSING, "refused");
        flags.raise(visit, record.id(), Flag.COSIGNATURE_REFUSED);
        yield List.of(Flag.COSIGNATURE_REFUSED);
      }
    };
  }

  /** Whether what the word names is here and is not what it may name. */
  private boolean isStray(Cosignature word) {
    return trace
        .findByHash(Hash.fromHex(word.names()))
        .map(kept -> submissions.find(kept.envelope().event().id()))
        .filter(record -> record.filter(it -> counts(word, it)).isEmpty())
        .isPresent();
  }

  private static boolean counts(Cosignature word, Row record) {
    return word.visit().equals(record.visit())
        && word.names().equals(record.eventHash())
        && word.isOfAnother(
            record.person(), record.officers().stream().map(Officer::person).toList());
  }

  /** Says in the log that the word does not count, and tells whoever answers for its visit. */
  private void strike(Cosignature word) {
    flags.tell(word.visit(), word.id(), Flag.COSIGNATURE_NOT_COUNTED);
    flags.raiseOnRecord(visits.find(word.visit()).orElseThrow(), Flag.COSIGNATURE_NOT_COUNTED);
  }
}
