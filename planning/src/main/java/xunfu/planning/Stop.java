package xunfu.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call that somebody has to pay at a place. Made by {@link #at} and the methods that return a
 * changed copy, so that a caller names only what matters to it.
 *
 * @param location row of the place in the {@link Matrix}; several stops may share a place
 * @param serviceSeconds time spent there, 0 to {@link Matrix#LARGEST}
 * @param windows spans in which service may begin, ascending, not overlapping, at least one
 * @param load what it takes of a vehicle's capacity, ≥ 0; 0 for officers
 * @param prize what it costs to leave the stop out, in the units of {@link Costs}; {@link
 *     #REQUIRED} when it must not be left out
 * @param skills what the vehicle must be able to do, free words such as {@code special-equipment}
 * @param pin its fixed place in an order, or null when it is free. A pinned stop is a fact: it is
 *     never moved or left out, and when its windows have closed at arrival the plan shows it late
 *     but stands. It is served whatever its skills
 */
public record Stop(
    int location,
    int serviceSeconds,
    List<Window> windows,
    int load,
    long prize,
    Set<String> skills,
    @Nullable Pin pin) {
  /**
   * The prize of a stop that must be served. A plan that leaves it out all the same (because nobody
   * can) is not {@linkplain Plan#feasible() feasible}.
   */
  public static final long REQUIRED = 1_000_000_000_000L;

  /** Sorts the windows, joins those that touch, and refuses what is out of range. */
  public Stop {
    if (location < 0) {
      throw new BadProblem("stop at place %d".formatted(location));
    }
    if (serviceSeconds < 0 || serviceSeconds > Matrix.LARGEST) {
      throw new BadProblem("stop at place %d lasts %d seconds".formatted(location, serviceSeconds));
    }
    if (load < 0) {
      throw new BadProblem("stop at place %d has load %d".formatted(location, load));
    }
    if (prize < 0 || prize > REQUIRED) {
      throw new BadProblem(
          "stop at place %d has prize %d, 0–%d expected".formatted(location, prize, REQUIRED));
    }
    if (windows.isEmpty()) {
      throw new BadProblem(
          "stop at place %d is never open".formatted(location), "use Window.ALWAYS");
    }
    windows = joined(windows);
    skills = Set.copyOf(skills);
  }

  private static List<Window> joined(List<Window> windows) {
    var sorted = windows.stream().sorted(Comparator.comparingInt(Window::opens)).toList();
    var joined = new java.util.ArrayList<Window>();
    for (Window next : sorted) {
      Window last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.opens() <= last.closes()) {
        joined.set(
            joined.size() - 1, new Window(last.opens(), Math.max(last.closes(), next.closes())));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }

  /** A stop that must be served, any time, in no time, by anybody. */
  public static Stop at(int location) {
    return new Stop(location, 0, List.of(Window.ALWAYS), 0, REQUIRED, Set.of(), null);
  }

  /** The same stop, lasting so many seconds. */
  public Stop lasting(int serviceSeconds) {
    return new Stop(location, serviceSeconds, windows, load, prize, skills, pin);
  }

  /** The same stop, at which service may begin only within these windows. */
  public Stop open(Window... windows) {
    return new Stop(location, serviceSeconds, List.of(windows), load, prize, skills, pin);
  }

  /** The same stop, taking so much of a vehicle's capacity. */
  public Stop loading(int load) {
    return new Stop(location, serviceSeconds, windows, load, prize, skills, pin);
  }

  /** The same stop, which may be left out at this cost. */
  public Stop worth(long prize) {
    return new Stop(location, serviceSeconds, windows, load, prize, skills, pin);
  }

  /** The same stop, for which a vehicle needs these skills. */
  public Stop needing(String... skills) {
    return new Stop(location, serviceSeconds, windows, load, prize, Set.of(skills), pin);
  }

  /** The same stop, fixed in the order of one vehicle. */
  public Stop pinned(int vehicle, int position) {
    return new Stop(
        location, serviceSeconds, windows, load, prize, skills, new Pin(vehicle, position));
  }

  /** Whether it must not be left out. */
  public boolean required() {
    return prize == REQUIRED;
  }
}
