package xunfu.planning;

/**
 * How long a tour lasts with a stop put in, in constant time, where every stop has one window and
 * there are no breaks.
 *
 * <p>A stretch of a tour is told by three numbers: its least duration and the interval of
 * beginnings that allow it (Savelsbergh's idea in the form of Vidal and others, numbers 5 and 4 of
 * the essay in {@link RuinAndRecreate}). Two stretches joined give such numbers again. Here the
 * stretches are the heads and tails of one tour; that the windows can be kept must be known
 * already.
 */
final class Durations {
  private static final int ROW = 6;
  private static final int TAIL = 3;

  private final Board board;
  private final int vehicle;

  /**
   * Six numbers per position: seconds, earliest and latest beginning of the head that ends there
   * and of the tail that begins there.
   */
  private int[] stretches = new int[8 * ROW];

  // the stretch joined last
  private int seconds;
  private int earliest;
  private int latest;

  Durations(Board board, int vehicle) {
    this.board = board;
    this.vehicle = vehicle;
  }

  /** Takes over the numbers of another order's first positions up to {@code last}. */
  void copy(Durations other, int last) {
    room(last);
    System.arraycopy(other.stretches, 0, stretches, 0, (last + 1) * ROW);
  }

  private void room(int last) {
    if (stretches.length < (last + 1) * ROW) {
      stretches = new int[2 * (last + 1) * ROW];
    }
  }

  /** Recomputes heads and tails of an order; positions 0 and {@code last} are its ends. */
  void settle(int[] node, int last) {
    room(last);
    beginAtDepot();
    for (int k = 0; k <= last; k++) {
      if (k > 0) {
        join(travel(node[k - 1], node[k]), node[k], k == last);
      }
      store(k * ROW);
    }
    seconds = 0;
    earliest = board.earliest[vehicle];
    latest = board.latest[vehicle];
    store(last * ROW + TAIL);
    for (int k = last - 1; k > 0; k--) {
      seconds = board.service[node[k]];
      earliest = board.opens[node[k]];
      latest = board.closes[node[k]];
      joinTail(travel(node[k], node[k + 1]), k + 1);
      store(k * ROW + TAIL);
    }
  }

  private void store(int at) {
    stretches[at] = seconds;
    stretches[at + 1] = earliest;
    stretches[at + 2] = latest;
  }

  private void joinTail(int travel, int k) {
    int at = k * ROW + TAIL;
    join(travel, stretches[at], stretches[at + 1], stretches[at + 2]);
  }

  /** Least seconds from departure to return of the order as it is. */
  int whole(int last) {
    return stretches[last * ROW];
  }

  /** Least seconds with a stop after position {@code k}. */
  int with(int[] node, int k, int stop) {
    int at = k * ROW;
    seconds = stretches[at];
    earliest = stretches[at + 1];
    latest = stretches[at + 2];
    join(travel(node[k], stop), stop, false);
    joinTail(travel(stop, node[k + 1]), k + 1);
    return seconds;
  }

  private void beginAtDepot() {
    seconds = 0;
    earliest = board.earliest[vehicle];
    latest = board.latest[vehicle];
  }

  private void join(int travel, int node, boolean end) {
    if (end) {
      join(travel, 0, board.earliest[vehicle], board.latest[vehicle]);
    } else {
      join(travel, board.service[node], board.opens[node], board.closes[node]);
    }
  }

  private void join(int travel, int nextSeconds, int nextEarliest, int nextLatest) {
    int before = seconds + travel;
    int wait = Math.max(0, nextEarliest - before - latest);
    earliest = Math.max(earliest, nextEarliest - before) - wait;
    latest = Math.min(latest, nextLatest - before);
    seconds = before + nextSeconds + wait;
  }

  private int travel(int from, int to) {
    return board.time[from * board.nodes + to];
  }
}
