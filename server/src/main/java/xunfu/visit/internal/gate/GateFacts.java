package xunfu.visit.internal.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.visit.Supervision;

/**
 * Everything the gate is told about a visit; it asks nobody.
 *
 * @param moment what is about to happen
 * @param day day of the visit
 * @param kind kind of visit, a code of the jurisdiction's list
 * @param officers who goes; empty while no pair is fixed
 * @param approval null: not approved yet
 * @param items check items that the demands want; empty for a visit that only serves
 * @param published check items that are published on that day
 * @param countedThisYear visits of this authority to the subject in the calendar year that count
 * @param supervisions rows about the subject, valid or not
 */
public record GateFacts(
    Moment moment,
    LocalDate day,
    String kind,
    List<Officer> officers,
    @Nullable Approval approval,
    Set<String> items,
    Set<String> published,
    int countedThisYear,
    List<Supervision> supervisions) {

  public GateFacts {
    officers = List.copyOf(officers);
    items = Set.copyOf(items);
    published = Set.copyOf(published);
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
   */
  public record Approval(UUID person, String name, String function) {}
}
