package xunfu.planning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle's order of nodes while it is searched, with the times that tell in constant time
 * whether a stop fits between two others.
 *
 * <p>For position {@code k}, {@code leave[k]} is the earliest end of service, and {@code late[k]}
 * the latest arrival from which the rest of the day can still be kept. An order that arrives at
 * {@code k} by {@code late[k]} fits, whatever came before. With several windows both remain true,
 * since leaving later never means arriving earlier. Breaks and maximum durations are left to {@link
 * Clock}; ignoring them, the test here never refuses too much.
 */
final class Tour {
  final int vehicle;

  /**
   * Start place, stops, end place: positions 0 to {@code length + 1}; what lies behind is not used.
   */
  int[] node = new int[8];

  int[] leave = new int[8];
  int[] late = new int[8];

  /** Number of stops. */
  int length;

  /** Sum of their loads. */
  int load;

  /** Names this very order; another order of the same vehicle never has the same. */
  int version;

  /** Whether some window or the hours are not kept. */
  boolean broken;

  private final Board board;

  /** Kept only where a longest tour binds and can be told in constant time. */
  private final @Nullable Durations durations;

  Tour(Board board, int vehicle) {
    this.board = board;
    this.vehicle = vehicle;
    this.durations = board.longest[vehicle] < Matrix.LARGEST ? new Durations(board, vehicle) : null;
    node[0] = board.startNode[vehicle];
    node[1] = board.endNode[vehicle];
    settle(0);
  }

  /** Takes over everything from another tour of the same vehicle. */
  void copy(Tour other) {
    int size = other.length + 2;
    if (node.length < size) {
      node = new int[other.node.length];
      leave = new int[other.node.length];
      late = new int[other.node.length];
    }
    System.arraycopy(other.node, 0, node, 0, size);
    System.arraycopy(other.leave, 0, leave, 0, size);
    System.arraycopy(other.late, 0, late, 0, size);
    length = other.length;
    load = other.load;
    version = other.version;
    broken = other.broken;
    if (durations != null && other.durations != null) {
      durations.copy(other.durations, length + 1);
    }
  }

  /** The stops in order. */
  int[] stops() {
    return Arrays.copyOfRange(node, 1, length + 1);
  }

  /** Cost of its legs and of the vehicle; 0 when it serves nothing. */
  long cost() {
    if (length == 0) {
      return 0;
    }
    long sum = board.perVehicle;
    for (int k = 0; k <= length; k++) {
      sum += board.cost[node[k] * board.nodes + node[k + 1]];
    }
    return sum;
  }

  // ---- questions

  /**
   * What it costs more to serve a stop after position {@code k}; whether it fits is not looked at.
   */
  long insertionCost(int k, int stop) {
    int rows = board.nodes;
    int before = node[k];
    int after = node[k + 1];
    long extra = (long) board.costTo[stop * rows + before] + board.cost[stop * rows + after];
    return length == 0 ? extra + board.perVehicle : extra - board.cost[before * rows + after];
  }

  /** Whether windows and hours leave room for a stop after position {@code k}. */
  boolean hasRoom(int k, int stop) {
    int arrival = leave[k] + board.timeTo[stop * board.nodes + node[k]];
    if (arrival > board.closes[stop]) {
      return false;
    }
    int left = board.begin(stop, arrival) + board.service[stop];
    return left + board.time[stop * board.nodes + node[k + 1]] <= late[k + 1];
  }

  /** Whether the longest tour is kept with a stop after position {@code k} that has room there. */
  boolean isShortEnough(int k, int stop) {
    return durations == null || durations.with(node, k, stop) <= board.longest[vehicle];
  }

  /** Whether the longest tour is kept as the order is. */
  boolean isShortEnough() {
    return durations == null || durations.whole(length + 1) <= board.longest[vehicle];
  }

  /**
   * Whether {@code nodes[from … to]}, driven after what stands before them in this tour, still
   * reach position {@code k} of a tour in time; asks nothing about breaks, durations and this
   * vehicle's own hours when the other is of another kind.
   */
  boolean reaches(int[] nodes, int from, int to, Tour tail, int k) {
    int rows = board.nodes;
    int before = nodes[from - 1];
    int left = leave[from - 1];
    for (int i = from; i <= to; i++) {
      int here = nodes[i];
      int arrival = left + board.time[before * rows + here];
      if (arrival > board.closes[here]) {
        return false;
      }
      left = board.begin(here, arrival) + board.service[here];
      before = here;
    }
    return left + board.time[before * rows + tail.node[k]] <= tail.late[k];
  }

  // ---- changes; each must be followed by settle

  /** Puts a stop after position {@code k}. */
  void insert(int k, int stop) {
    room(length + 3);
    System.arraycopy(node, k + 1, node, k + 2, length + 1 - k);
    node[k + 1] = stop;
    length++;
  }

  /** Takes out positions {@code from … to}. */
  void remove(int from, int to) {
    System.arraycopy(node, to + 1, node, from, length + 1 - to);
    length -= to - from + 1;
  }

  /** Takes over an order; the ends remain the vehicle's own. */
  void reorder(int[] nodes, int last) {
    room(last + 1);
    System.arraycopy(nodes, 1, node, 1, last - 1);
    node[last] = board.endNode[vehicle];
    length = last - 1;
  }

  private void room(int size) {
    if (node.length < size) {
      int larger = Math.max(size, 2 * node.length);
      node = Arrays.copyOf(node, larger);
      leave = Arrays.copyOf(leave, larger);
      late = Arrays.copyOf(late, larger);
    }
  }

  /** Recomputes load and times from the order, and gives it a name. */
  void settle(int version) {
    this.version = version;
    int last = length + 1;
    int rows = board.nodes;
    boolean missed = false;
    int sum = 0;
    int left = board.earliest[vehicle];
    leave[0] = left;
    for (int k = 1; k < last; k++) {
      int here = node[k];
      // a pinned order may contain a way that does not exist; the clock stops at its end
      int arrival = Math.min(left + board.time[node[k - 1] * rows + here], Matrix.LARGEST);
      if (arrival > board.closes[here]) {
        missed = true;
        left = arrival + board.service[here];
      } else {
        left = board.begin(here, arrival) + board.service[here];
      }
      leave[k] = left;
      sum += board.load[here];
    }
    leave[last] = left + board.time[node[last - 1] * rows + node[last]];
    load = sum;
    broken = missed || leave[last] > board.latest[vehicle];
    int bound = board.latest[vehicle];
    late[last] = bound;
    for (int k = last - 1; k > 0; k--) {
      int here = node[k];
      int travel = board.time[here * rows + node[k + 1]];
      bound = board.latestBegin(here, bound - travel - board.service[here]);
      late[k] = bound;
    }
    late[0] = bound;
    if (durations != null) {
      durations.settle(node, last);
    }
  }
}
