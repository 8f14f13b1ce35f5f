package xunfu.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * For whom a work package is made and what it is to cover.
 *
 * @param device that will open it
 * @param person and {@code post} who goes
 * @param day of the pair
 * @param visits that the gate lets go
 * @param made visits of the day that the colleague has sealed already: to be co-signed, not made
 */
public record PackageRequest(
    UUID id,
    UUID device,
    UUID person,
    UUID post,
    UUID day,
    LocalDate date,
    List<Visit> visits,
    List<Visit> made) {
  public PackageRequest {
    visits = List.copyOf(visits);
    made = List.copyOf(made);
  }

  /** All visits that the phone must be able to show. */
  public List<Visit> shown() {
    return Stream.concat(visits.stream(), made.stream()).toList();
  }
}
