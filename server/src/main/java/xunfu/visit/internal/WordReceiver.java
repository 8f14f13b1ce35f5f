package xunfu.visit.internal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;
import xunfu.organization.Device;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.trace.Acceptance;
import xunfu.trace.Trace;
import xunfu.visit.Submissions.Acknowledgement;
import xunfu.visit.Submissions.FlagView;
import xunfu.visit.Visit;
import xunfu.visit.internal.accept.Flag;
import xunfu.visit.internal.accept.Outcome.Reason;

/**
 * Takes in what phones say beside the record: the second officer's word, and the sheet handed over.
 */
@Component
public class WordReceiver {
  private final SubmissionStore submissions;
  private final WordStore words;
  private final VisitStore visits;
  private final PackageStore packages;
  private final Cosigning cosigning;
  private final Flags flags;
  private final Signatures signatures;
  private final Trace trace;

  WordReceiver(
      SubmissionStore submissions,
      WordStore words,
      VisitStore visits,
      PackageStore packages,
      Cosigning cosigning,
      Flags flags,
      Signatures signatures,
      Trace trace) {
    this.submissions = submissions;
    this.words = words;
    this.visits = visits;
    this.packages = packages;
    this.cosigning = cosigning;
    this.flags = flags;
    this.signatures = signatures;
    this.trace = trace;
  }

  /**
   * Accepts the second officer's word; it may come before the record that it names. Who goes there
   * today does not matter: the visit may have been skipped or moved since. Whether the word counts
   * is decided by the officers whom the record names; one of anybody else is kept and struck.
   */
  public Acknowledgement cosigned(Envelope envelope, Cosigned cosigned) {
    var device = signatures.requireSigned(envelope);
    submissions.lock(cosigned.names());
    var visit =
        visits
            .find(cosigned.visit())
            .filter(it -> packages.everHeld(it.id()))
            .orElseThrow(WordReceiver::neverHeld);
    var accepted = trace.accept(envelope, visit.id(), visit.organizationPath());
    var raised = amiss(visit, envelope.event(), device, accepted);
    if (!accepted.repeated()) {
      words.cosign(visit, cosigned);
      raised.addAll(cosigning.wordArrived(visit, cosigned));
    }
    return acknowledged(accepted, raised);
  }

  /** What is amiss with its place in the chain, and with the name in which it speaks. */
  private List<Flag> amiss(Visit visit, Event event, Device device, Acceptance accepted) {
    var amiss = new ArrayList<>(flags.tellChain(visit.id(), event.id(), accepted));
    if (!accepted.repeated() && !Comparison.isInCapacity(event, device)) {
      flags.tell(visit.id(), event.id(), Flag.OTHER_POST);
      amiss.add(Flag.OTHER_POST);
    }
    amiss.forEach(flag -> flags.raiseOnRecord(visit, flag));
    return amiss;
  }

  private static Acknowledgement acknowledged(Acceptance accepted, List<Flag> raised) {
    return new Acknowledgement(
        accepted.receipt().json(),
        List.of(),
        raised.stream().map(FlagView::of).toList(),
        accepted.repeated());
  }

  /** Accepts how a sheet was given to the business. */
  public Acknowledgement handed(Envelope envelope, Handed handed) {
    var device = signatures.requireSigned(envelope);
    var visit =
        visits
            .find(handed.visit())
            .filter(it -> packages.held(device.id(), it.id(), it.id()).isPresent())
            .orElseThrow(WordReceiver::neverHeld);
    var accepted = trace.accept(envelope, visit.id(), visit.organizationPath());
    if (!accepted.repeated()) {
      words.handed(visit, handed);
    }
    return acknowledged(accepted, amiss(visit, envelope.event(), device, accepted));
  }

  private static Fault neverHeld() {
    return Fault.of(
        Fault.Kind.NOT_FOUND,
        Reason.VISIT_NEVER_HELD.code(),
        "No package of this device ever held this visit.");
  }
}
