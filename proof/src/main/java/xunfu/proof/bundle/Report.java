package xunfu.proof.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Collects what is found in a bundle, in the order in which it was found. */
public final class Report {
  /** A bundle that is wrong throughout is not told line by line. */
  private static final int LIMIT = 1_000;

  private final List<Finding> findings = new ArrayList<>();
  private Verdict verdict = Verdict.PROVEN;
  private long more;
  private long events;
  private long erased;

  void add(Place place, Fault fault, Object... details) {
    verdict = verdict.or(fault.verdict());
    if (findings.size() < LIMIT) {
      List<String> texts = Arrays.stream(details).map(String::valueOf).toList();
      findings.add(new Finding(place, fault, texts));
    } else {
      more++;
    }
  }

  void countEvent(boolean contentErased) {
    events++;
    erased += contentErased ? 1 : 0;
  }

  public Verdict verdict() {
    return verdict;
  }

  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Findings beyond those that are listed. */
  public long more() {
    return more;
  }

  /** The events that were read. */
  public long events() {
    return events;
  }

  /** Those of them whose content was erased. */
  public long erased() {
    return erased;
  }

  /** The first finding that is as bad as the verdict; empty when all is proven. */
  public Optional<Finding> first() {
    return findings.stream()
        .filter(finding -> verdict != Verdict.PROVEN && finding.fault().verdict() == verdict)
        .findFirst();
  }
}
