package xunfu.planning;

/**
 * Small exchanges that make a plan shorter, until none does: a segment moved (relocate, or-opt,
 * also turned round), two segments exchanged (swap, cross-exchange), two tails exchanged (2-opt*),
 * a stretch turned round (2-opt). Each would make one stop follow another that lies near it.
 *
 * <p>Ruin and recreate seldom turns a stretch of a route round, which a day of one pair needs; so
 * the search calls this on what it has found. The cost of an exchange is known from the few legs it
 * changes; only a cheaper one is asked for its times, walking just the stops it moves: before them
 * stands the earliest leave, behind them the latest arrival (see {@link Tours}).
 */
final class LocalSearch {
  /** Neighbours looked at per stop, as in most granular searches. */
  private static final int NEIGHBOURS = 20;

  /** Longest segment that is moved or exchanged. */
  private static final int LONGEST = 3;

  private final Tours tours;
  private final Board board;
  private final Nearness nearness;
  private final int[] queue;
  private final boolean[] queued;
  private int head;
  private int waiting;
  private int[] first = new int[16];
  private int[] second = new int[16];

  LocalSearch(Tours tours, Nearness nearness) {
    this.tours = tours;
    this.board = tours.board;
    this.nearness = nearness;
    this.queue = new int[Math.max(1, board.stops)];
    this.queued = new boolean[board.stops];
  }

  /** Improves around every stop. */
  void all() {
    for (int r = 0; r < board.vehicles; r++) {
      enqueueRoute(r);
    }
    drain();
  }

  /** Improves around the stops of the routes changed since the plan was last kept. */
  void changed() {
    for (int i = 0; i < tours.touches(); i++) {
      enqueueRoute(tours.touchedTour(i));
    }
    drain();
  }

  private void enqueueRoute(int r) {
    for (int k = tours.prefix[r] + 1; k <= tours.tour[r].length; k++) {
      int stop = tours.tour[r].node[k];
      if (!queued[stop]) {
        queued[stop] = true;
        queue[(head + waiting++) % queue.length] = stop;
      }
    }
  }

  private void drain() {
    while (waiting > 0) {
      int stop = queue[head];
      head = (head + 1) % queue.length;
      waiting--;
      queued[stop] = false;
      while (tours.routeOf[stop] >= 0 && improvesAround(stop)) {
        // each turn makes the plan cheaper
      }
    }
  }

  private boolean improvesAround(int u) {
    int[] near = nearness.bySequence[u];
    int last = Math.min(near.length, NEIGHBOURS + 1);
    for (int i = 1; i < last; i++) {
      int v = near[i];
      if (tours.routeOf[v] < 0) {
        continue;
      }
      int r = tours.routeOf[u];
      int q = tours.routeOf[v];
      if (segmentMoves(r, tours.place[u], q, tours.place[v])
          || segmentMoves(r, tours.place[u], q, tours.place[v] - 1)
          || (r == q
              ? turns(r, tours.place[v], tours.place[u])
              : tailsExchange(r, tours.place[u], q, tours.place[v])
                  || segmentsExchange(r, tours.place[u], q, tours.place[v]))) {
        return true;
      }
    }
    return false;
  }

  // ---- a segment moves behind another stop

  /** Moves one to three stops that begin at {@code p} of route r behind position {@code k} of q. */
  private boolean segmentMoves(int r, int p, int q, int k) {
    if (k < tours.prefix[q]) {
      return false;
    }
    int[] from = tours.tour[r].node;
    int[] to = tours.tour[q].node;
    for (int count = 1; count <= LONGEST && p + count - 1 <= tours.tour[r].length; count++) {
      int end = p + count - 1;
      if (r == q && k >= p - 1 && k <= end) {
        continue;
      }
      long saved =
          arc(from[p - 1], from[p])
              + arc(from[end], from[end + 1])
              - arc(from[p - 1], from[end + 1])
              + arc(to[k], to[k + 1]);
      if (arc(to[k], from[p]) + arc(from[end], to[k + 1]) < saved
          && moves(r, p, end, q, k, false)) {
        return true;
      }
      if (count > 1) {
        long turned = 0;
        for (int i = p; i < end; i++) {
          turned += arc(from[i + 1], from[i]) - arc(from[i], from[i + 1]);
        }
        if (arc(to[k], from[end]) + arc(from[p], to[k + 1]) + turned < saved
            && moves(r, p, end, q, k, true)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean moves(int r, int p, int end, int q, int k, boolean turned) {
    if (r == q) {
      int low = Math.min(p, k + 1);
      int high = Math.max(end, k);
      start(1);
      int at = copy(first, 0, r, 0, low - 1);
      if (k < p) {
        at = copySegment(first, at, r, p, end, turned);
        at = copy(first, at, r, k + 1, p - 1);
      } else {
        at = copy(first, at, r, end + 1, k);
        at = copySegment(first, at, r, p, end, turned);
      }
      return tours.tour[r].reaches(first, low, high, tours.tour[r], high + 1)
          && commit(r, copy(first, at, r, high + 1, tours.tour[r].length + 1));
    }
    int moved = 0;
    for (int i = p; i <= end; i++) {
      moved += board.load[tours.tour[r].node[i]];
      if (!board.able(q, tours.tour[r].node[i])) {
        return false;
      }
    }
    if (tours.tour[q].load + moved > board.capacity[q]) {
      return false;
    }
    start(2);
    int at = copy(first, 0, q, 0, k);
    at = copySegment(first, at, r, p, end, turned);
    if (!tours.tour[q].reaches(first, k + 1, at - 1, tours.tour[q], k + 1)) {
      return false;
    }
    int last = copy(first, at, q, k + 1, tours.tour[q].length + 1);
    int rest = copy(second, 0, r, 0, p - 1);
    if (!tours.tour[r].reaches(second, p, p - 1, tours.tour[r], end + 1)) {
      return false;
    }
    return commit(q, last, r, copy(second, rest, r, end + 1, tours.tour[r].length + 1));
  }

  // ---- two segments change places

  /** Exchanges stops that begin at {@code p} of r with stops that begin behind {@code k} of q. */
  private boolean segmentsExchange(int r, int p, int q, int k) {
    if (k < tours.prefix[q]) {
      return false;
    }
    int[] a = tours.tour[r].node;
    int[] b = tours.tour[q].node;
    for (int m = 1; m <= LONGEST && p + m - 1 <= tours.tour[r].length; m++) {
      int endA = p + m - 1;
      for (int n = 1; n <= LONGEST && k + n <= tours.tour[q].length; n++) {
        int endB = k + n;
        long before =
            arc(a[p - 1], a[p])
                + arc(a[endA], a[endA + 1])
                + arc(b[k], b[k + 1])
                + arc(b[endB], b[endB + 1]);
        long after =
            arc(b[k], a[p])
                + arc(a[endA], b[endB + 1])
                + arc(a[p - 1], b[k + 1])
                + arc(b[endB], a[endA + 1]);
        if (after < before && exchanges(r, p, endA, q, k + 1, endB)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean exchanges(int r, int p, int endA, int q, int s, int endB) {
    int loadA = 0;
    int loadB = 0;
    for (int i = p; i <= endA; i++) {
      loadA += board.load[tours.tour[r].node[i]];
      if (!board.able(q, tours.tour[r].node[i])) {
        return false;
      }
    }
    for (int i = s; i <= endB; i++) {
      loadB += board.load[tours.tour[q].node[i]];
      if (!board.able(r, tours.tour[q].node[i])) {
        return false;
      }
    }
    if (tours.tour[r].load - loadA + loadB > board.capacity[r]
        || tours.tour[q].load - loadB + loadA > board.capacity[q]) {
      return false;
    }
    start(2);
    int at = copy(first, copy(first, 0, r, 0, p - 1), q, s, endB);
    if (!tours.tour[r].reaches(first, p, at - 1, tours.tour[r], endA + 1)) {
      return false;
    }
    int lastA = copy(first, at, r, endA + 1, tours.tour[r].length + 1);
    at = copy(second, copy(second, 0, q, 0, s - 1), r, p, endA);
    if (!tours.tour[q].reaches(second, s, at - 1, tours.tour[q], endB + 1)) {
      return false;
    }
    return commit(r, lastA, q, copy(second, at, q, endB + 1, tours.tour[q].length + 1));
  }

  // ---- two tails change places

  /** The tail from {@code p} of r goes behind {@code k} of q, and the tail behind k goes to r. */
  private boolean tailsExchange(int r, int p, int q, int k) {
    if (k < tours.prefix[q] || board.endNode[r] != board.endNode[q]) {
      return false;
    }
    int[] a = tours.tour[r].node;
    int[] b = tours.tour[q].node;
    if (arc(b[k], a[p]) + arc(a[p - 1], b[k + 1]) >= arc(a[p - 1], a[p]) + arc(b[k], b[k + 1])) {
      return false;
    }
    int headA = 0;
    int headB = 0;
    for (int i = 1; i < p; i++) {
      headA += board.load[a[i]];
    }
    for (int i = 1; i <= k; i++) {
      headB += board.load[b[i]];
    }
    if (headA + tours.tour[q].load - headB > board.capacity[r]
        || headB + tours.tour[r].load - headA > board.capacity[q]
        || (board.kind[r] != board.kind[q] && !tailsAllowed(r, p, q, k + 1))) {
      return false;
    }
    start(2);
    int atA = copy(first, 0, r, 0, p - 1);
    int atB = copy(second, 0, q, 0, k);
    return tours.tour[r].reaches(first, p, p - 1, tours.tour[q], k + 1)
        && tours.tour[q].reaches(second, k + 1, k, tours.tour[r], p)
        && commit(
            r,
            copy(first, atA, q, k + 1, tours.tour[q].length + 1),
            q,
            copy(second, atB, r, p, tours.tour[r].length + 1));
  }

  private boolean tailsAllowed(int r, int p, int q, int s) {
    for (int i = p; i <= tours.tour[r].length; i++) {
      if (!board.able(q, tours.tour[r].node[i])) {
        return false;
      }
    }
    for (int i = s; i <= tours.tour[q].length; i++) {
      if (!board.able(r, tours.tour[q].node[i])) {
        return false;
      }
    }
    return true;
  }

  // ---- a stretch is turned round

  /** Makes the stop at {@code u} follow that at {@code v} by turning round what lies between. */
  private boolean turns(int r, int v, int u) {
    int low = v < u ? v + 1 : u + 1;
    int high = v < u ? u : v;
    if (low >= high || low <= tours.prefix[r]) {
      return false;
    }
    int[] order = tours.tour[r].node;
    long delta =
        arc(order[low - 1], order[high])
            + arc(order[low], order[high + 1])
            - arc(order[low - 1], order[low])
            - arc(order[high], order[high + 1]);
    if (!board.symmetric) {
      for (int i = low; i < high; i++) {
        delta += arc(order[i + 1], order[i]) - arc(order[i], order[i + 1]);
      }
    }
    if (delta >= 0) {
      return false;
    }
    start(1);
    int at = copySegment(first, copy(first, 0, r, 0, low - 1), r, low, high, true);
    return tours.tour[r].reaches(first, low, high, tours.tour[r], high + 1)
        && commit(r, copy(first, at, r, high + 1, tours.tour[r].length + 1));
  }

  // ---- scratch orders

  private void start(int orders) {
    int size = board.stops + 2;
    if (first.length < size) {
      first = new int[size];
    }
    if (orders == 2 && second.length < size) {
      second = new int[size];
    }
  }

  private int copy(int[] into, int at, int r, int from, int to) {
    int count = to - from + 1;
    if (count > 0) {
      System.arraycopy(tours.tour[r].node, from, into, at, count);
      return at + count;
    }
    return at;
  }

  private int copySegment(int[] into, int at, int r, int from, int to, boolean turned) {
    if (!turned) {
      return copy(into, at, r, from, to);
    }
    int end = at;
    for (int i = to; i >= from; i--) {
      into[end++] = tours.tour[r].node[i];
    }
    return end;
  }

  private boolean commit(int r, int size) {
    if (!board.plain[r] && !tours.fits(r, first, size - 1)) {
      return false;
    }
    tours.reorder(r, first, size - 1);
    enqueueRoute(r);
    return true;
  }

  private boolean commit(int a, int sizeA, int b, int sizeB) {
    boolean same = board.kind[a] == board.kind[b] && board.plain[a] && board.plain[b];
    if (!same && !(tours.fits(a, first, sizeA - 1) && tours.fits(b, second, sizeB - 1))) {
      return false;
    }
    tours.reorder(a, first, sizeA - 1);
    tours.reorder(b, second, sizeB - 1);
    enqueueRoute(a);
    enqueueRoute(b);
    return true;
  }

  private long arc(int from, int to) {
    return board.cost[from * board.nodes + to];
  }
}
