package xunfu.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A pair of officers on one day, or a lorry of the literature. The same pair on another day is
 * another vehicle whose hours lie a day later; so one problem can span days. Several depots are
 * vehicles with different places.
 *
 * @param startLocation row of the place in the {@link Matrix} where the tour begins
 * @param endLocation row where it ends
 * @param earliestStart earliest departure, seconds after the problem's zero
 * @param latestEnd latest return; travel, service and breaks lie between the two
 * @param maxDurationSeconds longest time from departure to return; {@link Matrix#LARGEST} = no
 *     bound. A tour may depart later than {@code earliestStart} to keep it
 * @param capacity sum of loads it can take, ≥ 0
 * @param breaks its breaks, ascending and one after another
 * @param skills what the pair can do
 */
public record Vehicle(
    int startLocation,
    int endLocation,
    int earliestStart,
    int latestEnd,
    int maxDurationSeconds,
    int capacity,
    List<Break> breaks,
    Set<String> skills) {
  /** Sorts the breaks and refuses what is out of range. */
  public Vehicle {
    if (startLocation < 0 || endLocation < 0) {
      throw new BadProblem(
          "vehicle from place %d to place %d".formatted(startLocation, endLocation));
    }
    if (earliestStart < 0 || latestEnd < earliestStart || latestEnd > Matrix.LARGEST) {
      throw new BadProblem("vehicle works %d–%d".formatted(earliestStart, latestEnd));
    }
    if (maxDurationSeconds < 0 || capacity < 0) {
      throw new BadProblem(
          "vehicle has maximum duration %d and capacity %d"
              .formatted(maxDurationSeconds, capacity));
    }
    breaks = breaks.stream().sorted(Comparator.comparingInt(Break::earliestStart)).toList();
    for (int i = 1; i < breaks.size(); i++) {
      Break before = breaks.get(i - 1);
      if (before.latestStart() + before.seconds() > breaks.get(i).earliestStart()) {
        throw new BadProblem("breaks %s and %s overlap".formatted(before, breaks.get(i)));
      }
    }
    skills = Set.copyOf(skills);
  }

  /** A pair that leaves one place and comes back to it, at any time, without breaks or bounds. */
  public static Vehicle at(int location) {
    return new Vehicle(
        location,
        location,
        0,
        Matrix.LARGEST,
        Matrix.LARGEST,
        Integer.MAX_VALUE,
        List.of(),
        Set.of());
  }

  /** The same pair, ending its tour at another place. */
  public Vehicle endingAt(int location) {
    return new Vehicle(
        startLocation,
        location,
        earliestStart,
        latestEnd,
        maxDurationSeconds,
        capacity,
        breaks,
        skills);
  }

  /** The same pair with these hours of work. */
  public Vehicle working(int earliestStart, int latestEnd) {
    return new Vehicle(
        startLocation,
        endLocation,
        earliestStart,
        latestEnd,
        maxDurationSeconds,
        capacity,
        breaks,
        skills);
  }

  /** The same pair with a longest tour. */
  public Vehicle atMost(int maxDurationSeconds) {
    return new Vehicle(
        startLocation,
        endLocation,
        earliestStart,
        latestEnd,
        maxDurationSeconds,
        capacity,
        breaks,
        skills);
  }

  /** The same vehicle with a capacity. */
  public Vehicle holding(int capacity) {
    return new Vehicle(
        startLocation,
        endLocation,
        earliestStart,
        latestEnd,
        maxDurationSeconds,
        capacity,
        breaks,
        skills);
  }

  /** The same pair with these breaks. */
  public Vehicle resting(Break... breaks) {
    return new Vehicle(
        startLocation,
        endLocation,
        earliestStart,
        latestEnd,
        maxDurationSeconds,
        capacity,
        List.of(breaks),
        skills);
  }

  /** The same pair with these skills. */
  public Vehicle able(String... skills) {
    return new Vehicle(
        startLocation,
        endLocation,
        earliestStart,
        latestEnd,
        maxDurationSeconds,
        capacity,
        breaks,
        Set.of(skills));
  }

  /** Whether it may serve a free stop as far as skills go. */
  public boolean canDo(Stop stop) {
    return skills.containsAll(stop.skills());
  }
}
