package xunfu.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * For whom a work package is made and what it is to cover.
 *
 * @param device that will open it
 * @param person and {@code post} who goes
 * @param day of the pair
 * @param visits that the gate lets go
 */
public record PackageRequest(
    UUID id, UUID device, UUID person, UUID post, UUID day, LocalDate date, List<Visit> visits) {
  public PackageRequest {
    visits = List.copyOf(visits);
  }
}
