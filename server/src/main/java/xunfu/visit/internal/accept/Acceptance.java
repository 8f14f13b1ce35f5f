package xunfu.visit.internal.accept;

import java.util.ArrayList;
import java.util.List;
import xunfu.visit.VisitState;
import xunfu.visit.internal.accept.AcceptanceFacts.NamedOfficer;
import xunfu.visit.internal.accept.AcceptanceFacts.NumberCheck;
import xunfu.visit.internal.accept.AcceptanceFacts.SecondOfficer;
import xunfu.visit.internal.accept.Outcome.Accepted;
import xunfu.visit.internal.accept.Outcome.Reason;
import xunfu.visit.internal.accept.Outcome.Refused;
import xunfu.visit.internal.accept.Outcome.Repeated;

/**
 * Whether a sealed submission is taken. Evidence is not turned away for a formal defect: a
 * well-formed envelope of a bound device about a visit that the device was given is always
 * accepted, and what is amiss is flagged to the post that has to put it right. Refused is only what
 * cannot be believed: no bound device, a signature that does not fit, other content under a known
 * id, a visit that was never given to this device.
 */
public final class Acceptance {
  private Acceptance() {}

  /** Decides; changes nothing. */
  public static Outcome decide(AcceptanceFacts facts) {
    var device = facts.device();
    if (device.isEmpty() || !device.get().isBoundTo(facts.person(), facts.capturedAt())) {
      return new Refused(Reason.DEVICE_NOT_BOUND);
    }
    if (!facts.signatureFits()) {
      return new Refused(Reason.BAD_SIGNATURE);
    }
    if (facts.acceptedHash().isPresent()) {
      return facts.acceptedHash().get().equals(facts.eventHash())
          ? new Repeated()
          : new Refused(Reason.OTHER_CONTENT);
    }
    if (facts.held().isEmpty() || facts.visit().isEmpty()) {
      return new Refused(Reason.VISIT_NEVER_HELD);
    }
    return new Accepted(flags(facts));
  }

  private static List<Flag> flags(AcceptanceFacts facts) {
    var flags = new ArrayList<Flag>();
    var held = facts.held().orElseThrow();
    var visit = facts.visit().orElseThrow();
    add(flags, Flag.DEVICE_REVOKED_SINCE, facts.device().orElseThrow().revokedAt() != null);
    add(
        flags,
        Flag.CERTIFICATE_EXPIRED,
        !facts.officers().stream().allMatch(NamedOfficer::certifiedThatDay));
    boolean enoughNamed = facts.officers().size() >= facts.officersNeeded();
    boolean enoughPersons = persons(facts) >= facts.officersNeeded();
    add(flags, Flag.SECOND_OFFICER_MISSING, !enoughNamed);
    add(flags, Flag.SECOND_OFFICER_SAME, enoughNamed && !enoughPersons);
    add(flags, Flag.CODE_EXPIRED, facts.capturedAt().isAfter(held.validUntil()));
    add(flags, Flag.VISIT_WITHDRAWN, visit.state() == VisitState.WITHDRAWN);
    add(flags, Flag.NOT_APPROVED_ANY_MORE, visit.isApprovedNoMore());
    add(flags, Flag.VISIT_MOVED, !visit.posts().contains(held.post()));
    add(flags, Flag.PHOTO_MISSING, !facts.missing().isEmpty());
    add(
        flags,
        Flag.COSIGNATURE_MISSING,
        facts.second() == SecondOfficer.SILENT && enoughPersons && persons(facts) > 1);
    add(flags, Flag.COSIGNATURE_REFUSED, facts.second() == SecondOfficer.DISAGREED);
    add(flags, Flag.NUMBER_FOREIGN, facts.number() == NumberCheck.FOREIGN);
    add(flags, Flag.NUMBER_TWICE, facts.number() == NumberCheck.USED_ALREADY);
    add(flags, Flag.NUMBER_VOID, facts.number() == NumberCheck.VOID);
    facts.differences().stream().sorted().forEach(flags::add);
    add(flags, Flag.PART_REMARKED, facts.remarks());
    return flags;
  }

  private static long persons(AcceptanceFacts facts) {
    return facts.officers().stream().map(NamedOfficer::person).distinct().count();
  }

  private static void add(List<Flag> flags, Flag flag, boolean raised) {
    if (raised) {
      flags.add(flag);
    }
  }
}
