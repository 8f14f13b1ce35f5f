package xunfu.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.visit.Visit.PairMember;

/**
 * A pair's day in the order of the road.
 *
 * @param state {@code draft}, {@code proposed}, {@code approved} or {@code returned}
 * @param seconds driving, {@code metres} of it
 * @param table between start, stops in order (those skipped left out), and end
 */
public record Day(
    String home,
    UUID id,
    UUID organization,
    String organizationPath,
    LocalDate date,
    String state,
    List<PairMember> pair,
    Place start,
    Place end,
    LocalTime from,
    LocalTime until,
    Instant departAt,
    Instant backAt,
    int seconds,
    int metres,
    TravelTable table,
    @Nullable DecidedBy proposal,
    @Nullable DecidedBy approval,
    List<Stop> stops) {
  public Day {
    pair = List.copyOf(pair);
    stops = List.copyOf(stops);
  }

  /**
   * Who proposed or answered, with the names of that day.
   *
   * @param accepted false: sent back with a reason
   */
  public record DecidedBy(
      UUID person,
      String personName,
      String postName,
      Instant at,
      boolean accepted,
      @Nullable String reason) {}

  /**
   * A visit of the day.
   *
   * @param arriveAt null when it does not fit into the day or is skipped
   * @param windows pairs of times of day, empty when unknown
   * @param state {@code planned} or {@code skipped}
   */
  public record Stop(
      UUID visit,
      UUID premises,
      int position,
      String name,
      Place place,
      @Nullable Instant arriveAt,
      @Nullable Instant leaveAt,
      int serviceSeconds,
      List<List<String>> windows,
      Text reason,
      String state,
      @Nullable String skipReason) {
    public Stop {
      windows = windows.stream().map(List::copyOf).toList();
    }

    public boolean isPlanned() {
      return state.equals("planned");
    }
  }
}
