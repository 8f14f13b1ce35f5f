package xunfu.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plan that the search changes: one order of nodes per vehicle, with the times that tell in
 * constant time whether a stop fits between two others. Everything in it keeps every rule; what
 * does not fit is absent.
 *
 * <p>For position {@code k} of a route, {@code leave[k]} is the earliest end of service, and {@code
 * late[k]} the latest arrival from which the rest of the day can still be kept. An order that
 * arrives at {@code k} by {@code late[k]} fits, whatever came before. With several windows both
 * remain true, since leaving later never means arriving earlier. Breaks and maximum durations are
 * checked by {@link Clock} after this test has passed, which ignores them and so never refuses too
 * much.
 *
 * <p>Changes since the last {@link #keep} can be undone by {@link #undo}: of each route that is
 * touched a copy is made once, and undoing exchanges the two.
 */
final class Tours {
  final Board board;
  final int[][] node;
  final int[][] leave;
  final int[][] late;
  final int[] length;
  final int[] load;

  /** Changes with every change of the route and comes back with {@link #undo}. */
  final int[] version;

  /** Whether windows or hours are not kept; see {@link #sound}. */
  private final boolean[] broken;

  /**
   * Routes whose pinned stops alone cannot keep the day: facts, which the search leaves as they
   * are.
   */
  private final boolean[] hopeless;

  /** Number of pinned stops at the head of each route. */
  final int[] prefix;

  /** Route of each stop, −1 when absent; position in it, 1 = first. */
  final int[] routeOf;

  final int[] place;

  final int[] absent;
  int absents;
  private final int[] absentAt;

  /** Cost of travel, vehicles and prizes lost. */
  long cost;

  private final int[][] oldNode;
  private final int[][] oldLeave;
  private final int[][] oldLate;
  private final int[] oldLength;
  private final int[] oldLoad;
  private final int[] oldVersion;
  private final boolean[] touched;
  private final int[] touchedRoutes;
  private int touches;
  private final int[] changed;
  private int changes;
  private final boolean[] isChanged;
  private long oldCost;

  private int versions;
  private final Clock clock;
  private int[] trial = new int[16];

  Tours(Board board) {
    this.board = board;
    int routes = board.vehicles;
    node = new int[routes][8];
    leave = new int[routes][8];
    late = new int[routes][8];
    oldNode = new int[routes][8];
    oldLeave = new int[routes][8];
    oldLate = new int[routes][8];
    length = new int[routes];
    load = new int[routes];
    version = new int[routes];
    prefix = new int[routes];
    broken = new boolean[routes];
    hopeless = new boolean[routes];
    oldLength = new int[routes];
    oldLoad = new int[routes];
    oldVersion = new int[routes];
    touched = new boolean[routes];
    touchedRoutes = new int[routes];
    routeOf = new int[board.stops];
    place = new int[board.stops];
    absent = new int[board.stops];
    absentAt = new int[board.stops];
    changed = new int[board.stops];
    isChanged = new boolean[board.stops];
    clock = new Clock(board);
    for (int r = 0; r < routes; r++) {
      prefix[r] = board.problem.pinnedTo(r).size();
    }
    var pins = new ArrayList<List<Integer>>();
    for (int r = 0; r < routes; r++) {
      pins.add(board.problem.pinnedTo(r));
    }
    setAll(pins);
    for (int r = 0; r < routes; r++) {
      hopeless[r] = !sound(r);
    }
  }

  // ---- whole plans

  /** Takes over a plan; what it does not serve is absent. */
  void setAll(List<List<Integer>> sequences) {
    int[][] copy = new int[board.vehicles][];
    for (int r = 0; r < copy.length; r++) {
      copy[r] = sequences.get(r).stream().mapToInt(Integer::intValue).toArray();
    }
    setAll(copy);
  }

  void setAll(int[][] sequences) {
    Arrays.fill(routeOf, -1);
    Arrays.fill(absentAt, -1);
    absents = 0;
    cost = 0;
    for (int i = 0; i < board.stops; i++) {
      addAbsent(i);
    }
    for (int r = 0; r < board.vehicles; r++) {
      int[] stops = sequences[r];
      room(r, stops.length + 2);
      length[r] = stops.length;
      node[r][0] = board.startNode[r];
      System.arraycopy(stops, 0, node[r], 1, stops.length);
      node[r][stops.length + 1] = board.endNode[r];
      for (int stop : stops) {
        removeAbsent(stop);
      }
      settle(r);
      cost += travel(r);
    }
    keep();
  }

  /** The stops of each route in order. */
  int[][] copy() {
    int[][] copy = new int[board.vehicles][];
    for (int r = 0; r < copy.length; r++) {
      copy[r] = Arrays.copyOfRange(node[r], 1, length[r] + 1);
    }
    return copy;
  }

  private long travel(int r) {
    if (length[r] == 0) {
      return 0;
    }
    long sum = board.perVehicle;
    for (int k = 0; k <= length[r]; k++) {
      sum += board.cost[node[r][k] * board.nodes + node[r][k + 1]];
    }
    return sum;
  }

  // ---- what fits

  /**
   * What it costs more to serve a stop after position {@code k}; {@link Long#MAX_VALUE} is never
   * returned, since times are asked separately by {@link #fits}.
   */
  long insertionCost(int r, int k, int stop) {
    int[] order = node[r];
    int rows = board.nodes;
    long extra =
        (long) board.costTo[stop * rows + order[k]]
            + board.cost[stop * rows + order[k + 1]]
            - board.cost[order[k] * rows + order[k + 1]];
    return length[r] == 0
        ? extra + board.cost[order[0] * rows + order[1]] + board.perVehicle
        : extra;
  }

  /** Whether a stop can be served after position {@code k}; load and skill are not looked at. */
  boolean fits(int r, int k, int stop) {
    int[] order = node[r];
    int arrival = leave[r][k] + board.timeTo[stop * board.nodes + order[k]];
    if (arrival > board.closes[stop]) {
      return false;
    }
    int left = board.begin(stop, arrival) + board.service[stop];
    if (left + board.time[stop * board.nodes + order[k + 1]] > late[r][k + 1]) {
      return false;
    }
    return board.plain[r] || fitsExactly(r, k, stop);
  }

  private boolean fitsExactly(int r, int k, int stop) {
    int last = length[r] + 2;
    if (trial.length <= last) {
      trial = new int[2 * last];
    }
    System.arraycopy(node[r], 0, trial, 0, k + 1);
    trial[k + 1] = stop;
    System.arraycopy(node[r], k + 1, trial, k + 2, length[r] + 1 - k);
    return clock.fits(r, trial, last);
  }

  /**
   * Whether {@code nodes[from … to]}, driven by r after what stands before them in its route, still
   * reach position {@code k} of q in time; asks nothing about breaks, durations and the end of r's
   * own hours when q is another kind.
   */
  boolean fitsBetween(int r, int[] nodes, int from, int to, int q, int k) {
    int rows = board.nodes;
    int before = nodes[from - 1];
    int left = leave[r][from - 1];
    for (int i = from; i <= to; i++) {
      int here = nodes[i];
      int arrival = left + board.time[before * rows + here];
      if (arrival > board.closes[here]) {
        return false;
      }
      left = board.begin(here, arrival) + board.service[here];
      before = here;
    }
    return left + board.time[before * rows + node[q][k]] <= late[q][k];
  }

  /** Whether a whole order keeps every time on a vehicle; start and end place included. */
  boolean fits(int r, int[] nodes, int last) {
    int rows = board.nodes;
    int left = board.earliest[r];
    for (int k = 1; k <= last; k++) {
      int arrival = left + board.time[nodes[k - 1] * rows + nodes[k]];
      if (arrival > board.closes[nodes[k]]) {
        return false;
      }
      left = board.begin(nodes[k], arrival) + board.service[nodes[k]];
    }
    return left <= board.latest[r] && (board.plain[r] || clock.fits(r, nodes, last));
  }

  /**
   * Whether every route changed since the last {@link #keep} keeps every time. Insertions do, for
   * they are asked first; but where the way past a stop is longer than the way through it (rounded
   * lengths, learnt travel times), taking a stop out may break a promise further on.
   */
  boolean sound() {
    for (int i = 0; i < touches; i++) {
      int r = touchedRoutes[i];
      if (!hopeless[r] && !sound(r)) {
        return false;
      }
    }
    return true;
  }

  private boolean sound(int r) {
    return length[r] == 0
        || !broken[r] && (board.plain[r] || clock.fits(r, node[r], length[r] + 1));
  }

  // ---- changes

  /** Serves an absent stop after position {@code k}. */
  void insert(int r, int k, int stop) {
    touch(r);
    change(stop);
    cost += insertionCost(r, k, stop);
    room(r, length[r] + 3);
    int[] order = node[r];
    System.arraycopy(order, k + 1, order, k + 2, length[r] + 1 - k);
    order[k + 1] = stop;
    length[r]++;
    removeAbsent(stop);
    settle(r);
  }

  /** Takes out the stops at {@code from … to} (positions, both included). */
  void remove(int r, int from, int to) {
    touch(r);
    cost -= travel(r);
    int[] order = node[r];
    for (int k = from; k <= to; k++) {
      change(order[k]);
      addAbsent(order[k]);
    }
    System.arraycopy(order, to + 1, order, from, length[r] + 1 - to);
    length[r] -= to - from + 1;
    cost += travel(r);
    settle(r);
  }

  /** Gives a route another order; its stops must be absent or on routes that are reordered too. */
  void reorder(int r, int[] nodes, int last) {
    touch(r);
    cost -= travel(r);
    room(r, last + 1);
    for (int k = 1; k < last; k++) {
      change(nodes[k]);
      if (absentAt[nodes[k]] >= 0) {
        removeAbsent(nodes[k]);
      }
    }
    System.arraycopy(nodes, 0, node[r], 0, last + 1);
    node[r][0] = board.startNode[r];
    node[r][last] = board.endNode[r];
    length[r] = last - 1;
    cost += travel(r);
    settle(r);
  }

  /** Makes what was done since the last call final. */
  void keep() {
    for (int i = 0; i < touches; i++) {
      touched[touchedRoutes[i]] = false;
    }
    for (int i = 0; i < changes; i++) {
      isChanged[changed[i]] = false;
    }
    touches = 0;
    changes = 0;
    oldCost = cost;
  }

  /** Undoes everything since the last {@link #keep}. */
  void undo() {
    for (int i = 0; i < changes; i++) {
      int stop = changed[i];
      routeOf[stop] = -1;
      isChanged[stop] = false;
    }
    for (int i = 0; i < touches; i++) {
      int r = touchedRoutes[i];
      exchange(node, oldNode, r);
      exchange(leave, oldLeave, r);
      exchange(late, oldLate, r);
      length[r] = oldLength[r];
      load[r] = oldLoad[r];
      version[r] = oldVersion[r];
      broken[r] = false;
      touched[r] = false;
      for (int k = 1; k <= length[r]; k++) {
        routeOf[node[r][k]] = r;
        place[node[r][k]] = k;
      }
    }
    for (int i = 0; i < changes; i++) {
      int stop = changed[i];
      boolean isAbsent = absentAt[stop] >= 0;
      if (routeOf[stop] < 0 && !isAbsent) {
        addAbsentOnly(stop);
      } else if (routeOf[stop] >= 0 && isAbsent) {
        removeAbsentOnly(stop);
      }
    }
    touches = 0;
    changes = 0;
    cost = oldCost;
  }

  /** Routes changed since the last {@link #keep}. */
  int touches() {
    return touches;
  }

  int touchedRoute(int i) {
    return touchedRoutes[i];
  }

  private static void exchange(int[][] live, int[][] old, int r) {
    int[] swap = live[r];
    live[r] = old[r];
    old[r] = swap;
  }

  private void touch(int r) {
    if (touched[r]) {
      return;
    }
    touched[r] = true;
    touchedRoutes[touches++] = r;
    int size = length[r] + 2;
    if (oldNode[r].length < size) {
      oldNode[r] = new int[node[r].length];
      oldLeave[r] = new int[node[r].length];
      oldLate[r] = new int[node[r].length];
    }
    System.arraycopy(node[r], 0, oldNode[r], 0, size);
    System.arraycopy(leave[r], 0, oldLeave[r], 0, size);
    System.arraycopy(late[r], 0, oldLate[r], 0, size);
    oldLength[r] = length[r];
    oldLoad[r] = load[r];
    oldVersion[r] = version[r];
  }

  private void change(int stop) {
    if (!isChanged[stop]) {
      isChanged[stop] = true;
      changed[changes++] = stop;
    }
  }

  private void addAbsent(int stop) {
    routeOf[stop] = -1;
    cost += board.prize[stop];
    addAbsentOnly(stop);
  }

  private void removeAbsent(int stop) {
    cost -= board.prize[stop];
    removeAbsentOnly(stop);
  }

  private void addAbsentOnly(int stop) {
    absentAt[stop] = absents;
    absent[absents++] = stop;
  }

  private void removeAbsentOnly(int stop) {
    int last = absent[--absents];
    absent[absentAt[stop]] = last;
    absentAt[last] = absentAt[stop];
    absentAt[stop] = -1;
  }

  /** Where a stop stands in the list of absent stops; −1 when it is served. */
  int absentAt(int stop) {
    return absentAt[stop];
  }

  /** Exchanges two entries of the list of absent stops. */
  void swapAbsent(int i, int j) {
    int stop = absent[i];
    absent[i] = absent[j];
    absent[j] = stop;
    absentAt[absent[i]] = i;
    absentAt[absent[j]] = j;
  }

  private void room(int r, int size) {
    if (node[r].length < size) {
      int larger = Math.max(size, 2 * node[r].length);
      node[r] = Arrays.copyOf(node[r], larger);
      leave[r] = Arrays.copyOf(leave[r], larger);
      late[r] = Arrays.copyOf(late[r], larger);
    }
  }

  /** Recomputes the times of a route from its order. */
  private void settle(int r) {
    version[r] = ++versions;
    int[] order = node[r];
    int[] leaves = leave[r];
    int[] lates = late[r];
    int rows = board.nodes;
    int last = length[r] + 1;
    int sum = 0;
    int left = board.earliest[r];
    boolean missed = false;
    leaves[0] = left;
    for (int k = 1; k < last; k++) {
      int here = order[k];
      int arrival = Math.min(left + board.time[order[k - 1] * rows + here], Matrix.LARGEST);
      if (arrival > board.closes[here]) {
        missed = true;
        left = arrival + board.service[here];
      } else {
        left = board.begin(here, arrival) + board.service[here];
      }
      leaves[k] = left;
      sum += board.load[here];
      routeOf[here] = r;
      place[here] = k;
    }
    leaves[last] = left + board.time[order[last - 1] * rows + order[last]];
    load[r] = sum;
    broken[r] = missed || leaves[last] > board.latest[r];
    int bound = board.latest[r];
    lates[last] = bound;
    for (int k = last - 1; k > 0; k--) {
      int here = order[k];
      bound =
          board.latestBegin(
              here, bound - board.time[here * rows + order[k + 1]] - board.service[here]);
      lates[k] = bound;
    }
    lates[0] = bound;
  }
}
