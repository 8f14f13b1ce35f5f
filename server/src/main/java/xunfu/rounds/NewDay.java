package xunfu.rounds;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import xunfu.kernel.Place;
import xunfu.visit.Visit.PairMember;

/**
 * A day to be planned.
 *
 * @param pair two officers, the first responsible
 * @param start where the pair sets out, {@code end} where it comes back to
 * @param from earliest departure, {@code until} latest return
 * @param visits to be made; the road decides the order
 */
public record NewDay(
    UUID id,
    LocalDate date,
    List<PairMember> pair,
    Place start,
    Place end,
    LocalTime from,
    LocalTime until,
    List<UUID> visits) {
  public NewDay {
    pair = List.copyOf(pair);
    visits = List.copyOf(visits);
  }
}
