package xunfu.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import xunfu.planning.Plan.Call;
import xunfu.planning.Plan.Route;
import xunfu.planning.Plan.Violation;

/**
 * The clock of one tour: given a vehicle and the order of its stops, when does it arrive, wait,
 * rest, leave and return. Exact, and written to be read; the search has a faster way to the same
 * times and is tested against this one.
 *
 * <h2>Breaks</h2>
 *
 * A break may fall on any leg, so the earliest time is kept for each number of breaks already
 * taken. On a leg that begins at {@code d} and takes {@code t} seconds, a break of {@code n}
 * seconds that may start from {@code e} on makes the pair ready at {@code max(d + t, e) + n}: it
 * travels until {@code e}, rests, and travels the remainder, or waits for {@code e} at the place.
 *
 * <h2>Departure</h2>
 *
 * For a given departure the return is a step function that never falls: as long as waiting absorbs
 * it, one may leave later and return at the same time. The end of each step is where the tour is
 * shortest. When the maximum duration binds, these ends are tried one after another.
 *
 * <p>Keep in step with {@code web/planning/src/schedule.ts}; both satisfy {@code cases/plan}.
 */
final class Schedule {
  /**
   * With breaks the ends of steps are not followed one by one: departures are tried at most a
   * minute apart.
   */
  static final int STEP_WITH_BREAKS = 60;

  private final Problem problem;
  private final Vehicle vehicle;
  private final int[] stops;

  Schedule(Problem problem, int vehicle, List<Integer> sequence) {
    this.problem = problem;
    this.vehicle = problem.vehicles().get(vehicle);
    this.stops = sequence.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A state on the way: the earliest time for a number of breaks taken, and how it was reached. */
  private record Label(long ready, long start, long leave, long broken, int breaksOnLeg) {
    static final Label NEVER = new Label(Long.MAX_VALUE / 4, 0, 0, Long.MAX_VALUE / 4, 0);

    boolean betterThan(Label other) {
      return broken < other.broken || (broken == other.broken && leave < other.leave);
    }
  }

  /** A walk along the whole tour from one departure: for each leg and number of breaks a label. */
  private record Walk(long departAt, Label[][] labels, int breaksTaken) {
    Label last() {
      return labels[labels.length - 1][breaksTaken];
    }

    long returnAt() {
      return last().leave();
    }

    long seconds() {
      return returnAt() - departAt;
    }
  }

  /** The tour with all its times; what it breaks is added to {@code violations}. */
  Route route(int index, List<Violation> violations) {
    if (stops.length == 0) {
      int at = vehicle.earliestStart();
      return new Route(index, at, at, 0, 0, List.of(), List.of());
    }
    Walk walk = withinDuration(withoutIdleStart(walk(vehicle.earliestStart())));
    int[] taken = breaksTakenBefore(walk);
    var breaksAt = new ArrayList<Integer>();
    var calls = new ArrayList<Call>();
    long[] latest = latestReady(walk.departAt(), taken);
    long seconds = 0;
    long metres = 0;
    for (int leg = 0; leg <= stops.length; leg++) {
      Label label = walk.labels()[leg][taken[leg + 1]];
      long left = leg == 0 ? walk.departAt() : walk.labels()[leg - 1][taken[leg]].leave();
      int travel = problem.matrix().seconds(placeBefore(leg), placeOf(leg));
      seconds += travel;
      metres += problem.matrix().metres(placeBefore(leg), placeOf(leg));
      if (travel >= Matrix.UNREACHABLE) {
        violations.add(violation(Violation.Kind.NO_WAY, index, leg, 1));
      }
      long arrive = left + travel;
      long restAfterArrival = 0;
      for (int b = taken[leg]; b < taken[leg + 1]; b++) {
        Break rest = vehicle.breaks().get(b);
        long begins = Math.max(left, rest.earliestStart());
        if (begins > rest.latestStart()) {
          violations.add(
              violation(Violation.Kind.NO_BREAK, index, leg, begins - rest.latestStart()));
        }
        breaksAt.add(clip(begins));
        if (begins < arrive) {
          arrive += rest.seconds();
        } else {
          restAfterArrival += rest.seconds();
        }
        left = begins + rest.seconds();
      }
      if (leg < stops.length) {
        long late = Math.max(0, label.start() - lastClose(leg));
        if (late > 0 && !pinned(leg)) {
          violations.add(violation(Violation.Kind.LATE, index, leg, late));
        }
        calls.add(
            new Call(
                stops[leg],
                clip(arrive),
                clip(label.start()),
                clip(label.leave()),
                clip(label.start() - arrive - restAfterArrival),
                clip(Math.max(0, latest[leg] - label.ready())),
                clip(late)));
      }
    }
    addTourViolations(index, walk, violations);
    return new Route(
        index, clip(walk.departAt()), clip(walk.returnAt()), seconds, metres, calls, breaksAt);
  }

  private void addTourViolations(int index, Walk walk, List<Violation> violations) {
    long overtime = walk.returnAt() - vehicle.latestEnd();
    if (overtime > 0) {
      violations.add(new Violation(Violation.Kind.OVERTIME, index, null, overtime));
    }
    long excess = walk.seconds() - vehicle.maxDurationSeconds();
    if (excess > 0) {
      violations.add(new Violation(Violation.Kind.TOO_LONG, index, null, excess));
    }
    long load = 0;
    for (int stop : stops) {
      Stop here = problem.stops().get(stop);
      load += here.load();
      if (here.pin() == null && !vehicle.canDo(here)) {
        violations.add(new Violation(Violation.Kind.UNABLE, index, stop, 1));
      }
    }
    if (load > vehicle.capacity()) {
      violations.add(
          new Violation(Violation.Kind.OVERLOADED, index, null, load - vehicle.capacity()));
    }
  }

  private Violation violation(Violation.Kind kind, int vehicle, int leg, long amount) {
    return new Violation(kind, vehicle, leg < stops.length ? stops[leg] : null, amount);
  }

  // ---- departure

  private Walk withoutIdleStart(Walk walk) {
    Label label = walk.labels()[0][breaksTakenBefore(walk)[1]];
    long idle = label.start() - label.ready();
    return label.breaksOnLeg() > 0 || idle <= 0 ? walk : walk(walk.departAt() + idle);
  }

  private Walk withinDuration(Walk first) {
    Walk best = first;
    Walk here = first;
    while (best.seconds() > vehicle.maxDurationSeconds()) {
      here = endOfStep(here);
      if (here.seconds() < best.seconds()) {
        best = here;
      }
      long later = vehicle.breaks().isEmpty() ? untilNextWindow(here) : STEP_WITH_BREAKS;
      here = walk(here.departAt() + later);
      if (here.last().broken() > first.last().broken() || here.departAt() > vehicle.latestEnd()) {
        break;
      }
    }
    return best;
  }

  /**
   * How much later some stop first falls into its next window; till then the return only shifts.
   */
  private long untilNextWindow(Walk walk) {
    long soonest = Matrix.LARGEST;
    long waited = 0;
    for (int leg = 0; leg < stops.length; leg++) {
      Label label = walk.labels()[leg][0];
      waited += label.start() - label.ready();
      long closes = label.start();
      for (Window window : problem.stops().get(stops[leg]).windows()) {
        if (window.opens() <= label.start()) {
          closes = window.closes();
        }
      }
      soonest = Math.min(soonest, waited + Math.max(0, closes - label.start()));
    }
    return soonest + 1;
  }

  /** The latest departure that still returns when {@code walk} does, and breaks no more. */
  private Walk endOfStep(Walk walk) {
    long good = walk.departAt();
    long bad = Math.min(walk.returnAt(), Matrix.LARGEST) + 1;
    Walk best = walk;
    while (good + 1 < bad) {
      long middle = (good + bad) >>> 1;
      Walk later = walk(middle);
      if (later.returnAt() == walk.returnAt() && later.last().broken() <= walk.last().broken()) {
        good = middle;
        best = later;
      } else {
        bad = middle;
      }
    }
    return best;
  }

  // ---- forward: earliest times

  private Walk walk(long departAt) {
    int states = vehicle.breaks().size() + 1;
    var labels = new Label[stops.length + 1][states];
    var before = new Label[states];
    Arrays.fill(before, Label.NEVER);
    before[0] = new Label(departAt, departAt, departAt, 0, 0);
    for (int leg = 0; leg <= stops.length; leg++) {
      Arrays.fill(labels[leg], Label.NEVER);
      for (int taken = 0; taken < states; taken++) {
        if (before[taken] != Label.NEVER) {
          extend(before[taken], taken, leg, labels[leg]);
        }
      }
      before = labels[leg];
    }
    return new Walk(departAt, labels, bestEnd(labels[stops.length]));
  }

  private void extend(Label from, int taken, int leg, Label[] into) {
    long ready = from.leave() + problem.matrix().seconds(placeBefore(leg), placeOf(leg));
    long broken = from.broken();
    long free = from.leave();
    for (int now = taken; now < into.length; now++) {
      Label next = served(leg, ready, broken, now - taken);
      if (next.betterThan(into[now])) {
        into[now] = next;
      }
      if (now + 1 < into.length) {
        Break rest = vehicle.breaks().get(now);
        broken += Math.max(0, free - rest.latestStart());
        ready = Math.max(ready, rest.earliestStart()) + rest.seconds();
        free = Math.max(free, rest.earliestStart()) + rest.seconds();
      }
    }
  }

  private Label served(int leg, long ready, long broken, int breaksOnLeg) {
    if (leg == stops.length) {
      long overtime = Math.max(0, ready - vehicle.latestEnd());
      return new Label(ready, ready, ready, broken + overtime, breaksOnLeg);
    }
    Stop stop = problem.stops().get(stops[leg]);
    long start = ready;
    for (Window window : stop.windows()) {
      if (ready <= window.closes()) {
        start = Math.max(ready, window.opens());
        break;
      }
    }
    long late = pinned(leg) ? 0 : Math.max(0, start - lastClose(leg));
    return new Label(ready, start, start + stop.serviceSeconds(), broken + late, breaksOnLeg);
  }

  /** A tour may end with breaks not taken only when it ends before they are due. */
  private int bestEnd(Label[] ends) {
    int best = ends.length - 1;
    for (int taken = ends.length - 2; taken >= 0; taken--) {
      Label end = ends[taken];
      boolean due = end.leave() > vehicle.breaks().get(taken).latestStart();
      if (!due && !ends[best].betterThan(end)) {
        best = taken;
      }
    }
    return best;
  }

  /** For each leg how many breaks were taken before it; one more entry for the end. */
  private int[] breaksTakenBefore(Walk walk) {
    int[] taken = new int[stops.length + 2];
    taken[stops.length + 1] = walk.breaksTaken();
    for (int leg = stops.length; leg >= 0; leg--) {
      taken[leg] = taken[leg + 1] - walk.labels()[leg][taken[leg + 1]].breaksOnLeg();
    }
    return taken;
  }

  // ---- backward: latest times, with the breaks on the legs where they are

  private long[] latestReady(long departAt, int[] taken) {
    long[] latest = new long[stops.length + 1];
    long end = Math.min(vehicle.latestEnd(), departAt + vehicle.maxDurationSeconds());
    int all = taken[stops.length + 1];
    latest[stops.length] =
        all < vehicle.breaks().size()
            ? Math.min(end, vehicle.breaks().get(all).latestStart())
            : end;
    for (int leg = stops.length - 1; leg >= 0; leg--) {
      latest[leg] = latestStart(leg, latestLeave(leg + 1, latest[leg + 1], taken));
    }
    return latest;
  }

  private long latestLeave(int leg, long latestReady, int[] taken) {
    long ready = latestReady;
    long free = Long.MAX_VALUE;
    for (int b = taken[leg + 1] - 1; b >= taken[leg]; b--) {
      Break rest = vehicle.breaks().get(b);
      ready -= rest.seconds();
      if (ready < rest.earliestStart()) {
        return Long.MIN_VALUE / 4;
      }
      free = Math.min(free, rest.latestStart());
    }
    return Math.min(free, ready - problem.matrix().seconds(placeBefore(leg), placeOf(leg)));
  }

  private long latestStart(int leg, long latestLeave) {
    Stop stop = problem.stops().get(stops[leg]);
    long bound = latestLeave - stop.serviceSeconds();
    if (pinned(leg) && bound >= lastClose(leg)) {
      return bound;
    }
    long latest = Long.MIN_VALUE / 4;
    for (Window window : stop.windows()) {
      if (window.opens() <= bound) {
        latest = Math.min(bound, window.closes());
      }
    }
    return latest;
  }

  // ---- small questions

  private int placeBefore(int leg) {
    return leg == 0 ? vehicle.startLocation() : problem.stops().get(stops[leg - 1]).location();
  }

  private int placeOf(int leg) {
    return leg == stops.length ? vehicle.endLocation() : problem.stops().get(stops[leg]).location();
  }

  private long lastClose(int leg) {
    return problem.stops().get(stops[leg]).windows().getLast().closes();
  }

  private boolean pinned(int leg) {
    return problem.stops().get(stops[leg]).pin() != null;
  }

  private static int clip(long time) {
    return Math.clamp(time, 0, Integer.MAX_VALUE);
  }
}
