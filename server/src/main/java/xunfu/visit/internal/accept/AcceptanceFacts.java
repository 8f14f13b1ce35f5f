package xunfu.visit.internal.accept;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.visit.VisitState;

/**
 * What is known about an envelope that could be read, when it comes in.
 *
 * @param eventHash hash of the event that came
 * @param acceptedHash hash of the event that was accepted earlier under the same id
 * @param device as bound; empty when this organisation's devices have no such one
 * @param person who sealed, by the event
 * @param signatureFits whether the signature is that of the device's key over the event
 * @param capturedAt when it was sealed, by the phone
 * @param day of the sealing in the jurisdiction's zone
 * @param held the package of this device that held the visit; empty: no package ever did
 * @param visit state of the visit today; empty: unknown
 * @param officers as the record names them
 * @param officersNeeded how many the gate's rule of that day wants at the door
 * @param missing hashes of files that have not arrived
 * @param second what the second officer's event says, if it is there already
 * @param number what the numbers say about the sheet
 * @param differences what the record says otherwise than the visit, the device and its own event
 * @param remarks of the parts
 */
public record AcceptanceFacts(
    String eventHash,
    Optional<String> acceptedHash,
    Optional<BoundDevice> device,
    UUID person,
    boolean signatureFits,
    Instant capturedAt,
    LocalDate day,
    Optional<HeldVisit> held,
    Optional<VisitToday> visit,
    List<NamedOfficer> officers,
    int officersNeeded,
    Set<String> missing,
    SecondOfficer second,
    NumberCheck number,
    Set<Flag> differences,
    boolean remarks) {

  public AcceptanceFacts {
    officers = List.copyOf(officers);
    missing = Set.copyOf(missing);
    differences = Set.copyOf(differences);
  }

  /**
   * @param person whom the device belongs to
   * @param validUntil end of its certificate
   * @param revokedAt null: still in use
   */
  public record BoundDevice(UUID id, UUID person, Instant validUntil, @Nullable Instant revokedAt) {
    boolean isBoundTo(UUID other, Instant at) {
      return person.equals(other)
          && !at.isAfter(validUntil)
          && (revokedAt == null || at.isBefore(revokedAt));
    }
  }

  /**
   * @param post for which the package was made
   * @param validUntil end of the package's validity
   */
  public record HeldVisit(UUID packageId, UUID post, Instant validUntil) {}

  /**
   * @param posts that go there now: of both officers where the pair is fixed, else the responsible
   * @param state where it stands when the record comes
   */
  public record VisitToday(Set<UUID> posts, VisitState state) {
    public VisitToday {
      posts = Set.copyOf(posts);
    }

    /** Whether it was approved when the package was made and is so no more. */
    boolean isApprovedNoMore() {
      return state == VisitState.PROPOSED || state == VisitState.DECIDE_AGAIN;
    }
  }

  /**
   * @param certifiedThatDay whether the organisation knows a certificate of this person valid on
   *     the day of the sealing
   */
  public record NamedOfficer(UUID person, boolean certifiedThatDay) {}

  /** What the second officer said of the record; the last word counts. */
  public enum SecondOfficer {
    SILENT,
    AGREED,
    DISAGREED
  }

  /** What the series of numbers says about the one on the sheet. */
  public enum NumberCheck {
    OF_THIS_DEVICE,
    FOREIGN,
    USED_ALREADY,
    VOID
  }
}
