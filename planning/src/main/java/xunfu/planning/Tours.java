package xunfu.planning;

import java.util.Arrays;
import java.util.List;

/**
 * The plan that the search changes: a {@link Tour} per vehicle, and what is {@link Absent}.
 * Whatever is asked for before it is done ({@link #fits}) keeps every rule; what does not fit is
 * absent.
 *
 * <p>Changes since the last {@link #keep} can be undone by {@link #undo}: of each tour that is
 * touched a copy is made once, and undoing exchanges the two.
 */
final class Tours {
  final Board board;
  final Tour[] tour;

  /** Number of pinned stops at the head of each tour. */
  final int[] prefix;

  /** Vehicle that serves each stop, −1 when absent; its position there, 1 = first. */
  final int[] routeOf;

  final int[] place;

  final Absent absent;

  /**
   * What a search over all vehicles asks of each, side by side: the name of its order, the number
   * of its stops, the load it can still take.
   */
  final int[] version;

  final int[] length;
  final int[] freeLoad;

  /** Cost of travel, vehicles and prizes lost. */
  long cost;

  /** Tours whose pins alone cannot keep the day: facts, which the search leaves as they are. */
  private final boolean[] hopeless;

  private final Clock clock;
  private int[] trial = new int[16];
  private int versions;

  private final Tour[] old;
  private final boolean[] touched;
  private final int[] touchedTours;
  private int touches;
  private final boolean[] changed;
  private final int[] changedStops;
  private int changes;
  private long oldCost;

  Tours(Board board) {
    this.board = board;
    int vehicles = board.vehicles;
    tour = new Tour[vehicles];
    old = new Tour[vehicles];
    prefix = new int[vehicles];
    hopeless = new boolean[vehicles];
    touched = new boolean[vehicles];
    touchedTours = new int[vehicles];
    routeOf = new int[board.stops];
    place = new int[board.stops];
    absent = new Absent(board.stops);
    version = new int[vehicles];
    length = new int[vehicles];
    freeLoad = board.capacity.clone();
    changed = new boolean[board.stops];
    changedStops = new int[board.stops];
    clock = new Clock(board);
    Arrays.fill(routeOf, -1);
    Arrays.stream(board.prize).forEach(prize -> cost += prize);
    for (int r = 0; r < vehicles; r++) {
      tour[r] = new Tour(board, r);
      old[r] = new Tour(board, r);
      List<Integer> pins = board.problem.pinnedTo(r);
      prefix[r] = pins.size();
      for (int stop : pins) {
        insert(r, tour[r].length, stop);
      }
      hopeless[r] = !sound(r);
    }
    keep();
  }

  // ---- whole plans

  /**
   * Serves absent stops in a given order, behind the pinned ones, as far as that keeps every rule.
   */
  void append(int[][] orders) {
    for (int r = 0; r < board.vehicles; r++) {
      for (int stop : orders[r]) {
        boolean possible =
            absent.contains(stop)
                && board.able(r, stop)
                && board.load[stop] <= board.capacity[r] - tour[r].load;
        if (possible && fits(r, tour[r].length, stop)) {
          insert(r, tour[r].length, stop);
        }
      }
    }
    keep();
  }

  /** The stops of each tour in order. */
  int[][] copy() {
    return Arrays.stream(tour).map(Tour::stops).toArray(int[][]::new);
  }

  // ---- what fits

  /** Whether a stop can be served after position {@code k}; load and skill are not looked at. */
  boolean fits(int r, int k, int stop) {
    if (!tour[r].hasRoom(k, stop)) {
      return false;
    }
    return board.longest[r] < Matrix.LARGEST
        ? tour[r].isShortEnough(k, stop)
        : board.plain[r] || fitsExactly(r, k, stop);
  }

  private boolean fitsExactly(int r, int k, int stop) {
    Tour here = tour[r];
    int last = here.length + 2;
    if (trial.length <= last) {
      trial = new int[2 * last];
    }
    System.arraycopy(here.node, 0, trial, 0, k + 1);
    trial[k + 1] = stop;
    System.arraycopy(here.node, k + 1, trial, k + 2, here.length + 1 - k);
    return clock.fits(r, trial, last);
  }

  /** Whether a whole order keeps every time on a vehicle; start and end place included. */
  boolean fits(int r, int[] nodes, int last) {
    int left = board.earliest[r];
    for (int k = 1; k <= last; k++) {
      int arrival = left + board.time[nodes[k - 1] * board.nodes + nodes[k]];
      if (arrival > board.closes[nodes[k]]) {
        return false;
      }
      left = board.begin(nodes[k], arrival) + board.service[nodes[k]];
    }
    return left <= board.latest[r] && (board.plain[r] || clock.fits(r, nodes, last));
  }

  /**
   * Whether every tour changed since the last {@link #keep} keeps every time. Insertions do, for
   * they are asked first; but where the way past a stop is longer than the way through it (rounded
   * lengths, learnt travel times), taking a stop out may break a promise further on.
   */
  boolean sound() {
    for (int i = 0; i < touches; i++) {
      int r = touchedTours[i];
      if (!hopeless[r] && !sound(r)) {
        return false;
      }
    }
    return true;
  }

  private boolean sound(int r) {
    Tour here = tour[r];
    if (here.length == 0) {
      return true;
    }
    if (here.broken) {
      return false;
    }
    return board.longest[r] < Matrix.LARGEST
        ? here.isShortEnough()
        : board.plain[r] || clock.fits(r, here.node, here.length + 1);
  }

  // ---- changes

  /** Serves an absent stop after position {@code k}. */
  void insert(int r, int k, int stop) {
    touch(r);
    change(stop);
    cost += tour[r].insertionCost(k, stop) - board.prize[stop];
    absent.remove(stop);
    tour[r].insert(k, stop);
    settle(r);
  }

  /** Takes out the stops at {@code from … to} (positions, both included). */
  void remove(int r, int from, int to) {
    touch(r);
    Tour here = tour[r];
    cost -= here.cost();
    for (int k = from; k <= to; k++) {
      int stop = here.node[k];
      change(stop);
      routeOf[stop] = -1;
      absent.add(stop);
      cost += board.prize[stop];
    }
    here.remove(from, to);
    cost += here.cost();
    settle(r);
  }

  /**
   * Gives a tour another order of stops, none of them absent; where they came from is reordered
   * too.
   */
  void reorder(int r, int[] nodes, int last) {
    touch(r);
    Tour here = tour[r];
    cost -= here.cost();
    for (int k = 1; k < last; k++) {
      change(nodes[k]);
    }
    here.reorder(nodes, last);
    cost += here.cost();
    settle(r);
  }

  private void settle(int r) {
    tour[r].settle(++versions);
    locate(r);
  }

  private void locate(int r) {
    Tour here = tour[r];
    version[r] = here.version;
    length[r] = here.length;
    freeLoad[r] = board.capacity[r] - here.load;
    for (int k = 1; k <= here.length; k++) {
      routeOf[here.node[k]] = r;
      place[here.node[k]] = k;
    }
  }

  // ---- keeping and undoing

  /** Makes what was done since the last call final. */
  void keep() {
    forget();
    oldCost = cost;
  }

  /** Undoes everything since the last {@link #keep}. */
  void undo() {
    for (int i = 0; i < changes; i++) {
      routeOf[changedStops[i]] = -1;
    }
    for (int i = 0; i < touches; i++) {
      int r = touchedTours[i];
      Tour swap = tour[r];
      tour[r] = old[r];
      old[r] = swap;
      locate(r);
    }
    for (int i = 0; i < changes; i++) {
      int stop = changedStops[i];
      if (routeOf[stop] < 0 && !absent.contains(stop)) {
        absent.add(stop);
      } else if (routeOf[stop] >= 0 && absent.contains(stop)) {
        absent.remove(stop);
      }
    }
    forget();
    cost = oldCost;
  }

  private void forget() {
    for (int i = 0; i < touches; i++) {
      touched[touchedTours[i]] = false;
    }
    for (int i = 0; i < changes; i++) {
      changed[changedStops[i]] = false;
    }
    touches = 0;
    changes = 0;
  }

  /** Tours changed since the last {@link #keep}. */
  int touches() {
    return touches;
  }

  int touchedTour(int i) {
    return touchedTours[i];
  }

  private void touch(int r) {
    if (!touched[r]) {
      touched[r] = true;
      touchedTours[touches++] = r;
      old[r].copy(tour[r]);
    }
  }

  private void change(int stop) {
    if (!changed[stop]) {
      changed[stop] = true;
      changedStops[changes++] = stop;
    }
  }
}
