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
  private final Board board;
  private final int vehicle;

  private int[] headSeconds = new int[8];
  private int[] headEarliest = new int[8];
  private int[] headLatest = new int[8];
  private int[] tailSeconds = new int[8];
  private int[] tailEarliest = new int[8];
  private int[] tailLatest = new int[8];

  // the stretch joined last
  private int seconds;
  private int earliest;
  private int latest;

  Durations(Board board, int vehicle) {
    this.board = board;
    this.vehicle = vehicle;
  }

  /** Recomputes heads and tails of an order; positions 0 and {@code last} are its ends. */
  void settle(int[] node, int last) {
    if (headSeconds.length <= last) {
      int size = 2 * (last + 1);
      headSeconds = new int[size];
      headEarliest = new int[size];
      headLatest = new int[size];
      tailSeconds = new int[size];
      tailEarliest = new int[size];
      tailLatest = new int[size];
    }
    beginAtDepot();
    for (int k = 0; k <= last; k++) {
      if (k > 0) {
        join(travel(node[k - 1], node[k]), node[k], k == last);
      }
      headSeconds[k] = seconds;
      headEarliest[k] = earliest;
      headLatest[k] = latest;
    }
    tailSeconds[last] = 0;
    tailEarliest[last] = board.earliest[vehicle];
    tailLatest[last] = board.latest[vehicle];
    for (int k = last - 1; k > 0; k--) {
      seconds = board.service[node[k]];
      earliest = board.opens[node[k]];
      latest = board.closes[node[k]];
      join(
          travel(node[k], node[k + 1]), tailSeconds[k + 1], tailEarliest[k + 1], tailLatest[k + 1]);
      tailSeconds[k] = seconds;
      tailEarliest[k] = earliest;
      tailLatest[k] = latest;
    }
  }

  /** Least seconds from departure to return of the order as it is. */
  int whole(int last) {
    return headSeconds[last];
  }

  /** Least seconds with a stop after position {@code k}. */
  int with(int[] node, int k, int stop) {
    seconds = headSeconds[k];
    earliest = headEarliest[k];
    latest = headLatest[k];
    join(travel(node[k], stop), stop, false);
    join(travel(stop, node[k + 1]), tailSeconds[k + 1], tailEarliest[k + 1], tailLatest[k + 1]);
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
