package xunfu.visit.internal.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.standards.VisitKind;
import xunfu.visit.Supervision;

/**
 * Everything the gate is told about a visit; it asks nobody.
 *
 * @param moment what is about to happen
 * @param day day of the visit
 * @param kind kind of visit
 * @param officers who goes; empty while no pair is fixed
 * @param approval null: not approved yet
 * @param forms that the demands want; empty for a visit that only serves
 * @param published forms that are published and in force on that day
 * @param countedThisYear visits of this authority to the subject in the calendar year that count
 * @param approvedThisYear further visits of that kind that are approved and not made yet, so that
 *     two approvals do not pass the cap together
 * @param earlier checks of the subject that the gate remembers
 * @param supervisions rows about the subject, valid or not
 */
public record GateFacts(
    Moment moment,
    LocalDate day,
    VisitKind kind,
    List<Officer> officers,
    @Nullable Approval approval,
    Set<String> forms,
    Set<String> published,
    int countedThisYear,
    int approvedThisYear,
    List<EarlierCheck> earlier,
    List<Supervision> supervisions) {

  public GateFacts {
    officers = List.copyOf(officers);
    forms = Set.copyOf(forms);
    published = Set.copyOf(published);
    earlier = List.copyOf(earlier);
    supervisions = List.copyOf(supervisions);
  }

  /** When the gate is asked. What cannot be known yet at the earlier moments stays open. */
  public enum Moment {
    PROPOSAL,
    APPROVAL,
    PACKAGE
  }

  /**
   * @param certificate null: has none
   */
  public record Officer(UUID person, String name, @Nullable Certificate certificate) {
    boolean isCertifiedOn(LocalDate day) {
      return certificate != null && certificate.isValidOn(day);
    }
  }

  /** An enforcement certificate; both days belong to the validity. */
  public record Certificate(String number, LocalDate validFrom, LocalDate validUntil) {
    boolean isValidOn(LocalDate day) {
      return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }
  }

  /**
   * @param function of the post that approved, as the jurisdiction names functions
   * @param beyondCap why the visit is to be made although the year's number is reached; null: no
   *     such reason was given
   */
  public record Approval(UUID person, String name, String function, @Nullable String beyondCap) {

    /** An approval within the cap. */
    public Approval(UUID person, String name, String function) {
      this(person, name, function, null);
    }
  }

  /**
   * @param bySuperior whether an authority above this one made it
   * @param forms that were truly filled
   */
  public record EarlierCheck(LocalDate on, String kind, boolean bySuperior, Set<String> forms) {
    public EarlierCheck {
      forms = Set.copyOf(forms);
    }
  }
}
