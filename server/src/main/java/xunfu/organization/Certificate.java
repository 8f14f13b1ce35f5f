package xunfu.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of administrative law enforcement (行政执法证). Both days of its validity count.
 *
 * @param revokedOn first day on which it counts no more, or null
 */
public record Certificate(
    UUID id,
    UUID person,
    String number,
    String issuer,
    LocalDate validFrom,
    LocalDate validUntil,
    @Nullable LocalDate revokedOn) {

  /** Whether its holder may enforce the law on that day. */
  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom)
        && !day.isAfter(validUntil)
        && (revokedOn == null || day.isBefore(revokedOn));
  }
}
