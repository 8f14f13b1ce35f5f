package xunfu.planning;

import java.util.Arrays;

/**
 * Puts absent stops back, one after another, each at its cheapest place; now and then a place is
 * overlooked on purpose (a blink), so that the same ruin may be mended in different ways.
 *
 * <p>Where there are many routes, the cheapest place of a stop in a route is remembered until that
 * route changes: between two rounds only a few do.
 */
final class Recreate {
  /** One place in so many is overlooked (β of the paper: 1 %). */
  private static final int BLINK = 100;

  /** From this many vehicles on places are remembered, and whole routes are overlooked instead. */
  private static final int REMEMBER_FROM = 6;

  /** Most memory cells; beyond, nothing is remembered. */
  private static final int MOST_REMEMBERED = 8_000_000;

  /** Absent stops near the ruin that a round tries beside those it took out itself. */
  private static final int MOST_NEAR = 24;

  /** Absent stops from anywhere that it tries besides. */
  private static final int MOST_FAR = 4;

  /**
   * One round in so many sends out an idle vehicle for a stop whose prize alone does not pay it.
   */
  private static final int OPENING = 5;

  private static final long NOWHERE = Long.MAX_VALUE / 4;

  private final Tours tours;
  private final Board board;
  private final Dice dice;
  private final boolean remembers;
  private final int[] knownVersion;
  private final int[] knownPlace;
  private final long[] knownCost;
  private final int[] emptySeen;
  private final int[] queue;
  private final long[] keys;
  private final int[] fromDepot;
  private int tries;

  /** Looks at a remembered place that go well before the next is overlooked. */
  private int untilBlink;

  /** Whether some stop may be left out. */
  private final boolean choosy;

  /** Whether the next idle vehicle is sent out whatever it costs. */
  private boolean opening;

  Recreate(Tours tours, Dice dice) {
    this.tours = tours;
    this.board = tours.board;
    this.dice = dice;
    long cells = (long) board.stops * board.vehicles;
    untilBlink = dice.failuresBeforeOneIn(BLINK);
    remembers = board.vehicles >= REMEMBER_FROM && cells <= MOST_REMEMBERED;
    int size = remembers ? (int) cells : 0;
    knownVersion = new int[size];
    knownPlace = new int[size];
    knownCost = new long[size];
    emptySeen = new int[board.kinds];
    queue = new int[board.stops];
    keys = new long[board.stops];
    choosy = Arrays.stream(board.prize).limit(board.stops).anyMatch(p -> p < Stop.REQUIRED);
    fromDepot = new int[board.stops];
    Arrays.setAll(fromDepot, i -> board.cost[board.startNode[0] * board.nodes + i]);
  }

  /** Tries every absent stop once. */
  void all() {
    tours.absent.copy(0, queue, 0, tours.absent.count());
    putBack(tours.absent.count());
  }

  /**
   * Puts back what a ruin took out, and tries some of the stops that were absent already.
   *
   * @param before how many were absent before the ruin
   * @param around stops near the ruin, nearest first
   */
  void after(int before, int[] around) {
    putBack(choose(before, around));
  }

  private void putBack(int count) {
    opening = choosy && dice.onceIn(OPENING);
    sort(count);
    for (int i = 0; i < count; i++) {
      insertCheapest(queue[i]);
    }
  }

  private int choose(int before, int[] around) {
    int fresh = tours.absent.count() - before;
    int count = 0;
    for (int i = before; i < tours.absent.count(); i++) {
      queue[count++] = tours.absent.get(i);
    }
    if (before <= MOST_NEAR + MOST_FAR) {
      for (int i = 0; i < before; i++) {
        queue[count++] = tours.absent.get(i);
      }
      return count;
    }
    // some near the ruin, some from anywhere; the list is shuffled as far as it is used
    int known = 0;
    for (int i = 0; i < around.length && known < MOST_NEAR; i++) {
      int at = tours.absent.indexOf(around[i]);
      if (at >= known && at < before) {
        tours.absent.swap(known++, at);
      }
    }
    for (; known < MOST_NEAR + MOST_FAR && known < before; known++) {
      tours.absent.swap(known, known + dice.below(before - known));
    }
    tours.absent.copy(0, queue, fresh, known);
    return fresh + known;
  }

  private void sort(int count) {
    int way = dice.below(20);
    for (int i = 0; i < count; i++) {
      int stop = queue[i];
      long key =
          switch (way) {
            case 0, 1, 2 -> -board.load[stop];
            case 3, 4 -> -fromDepot[stop];
            case 5 -> fromDepot[stop];
            case 6, 7 -> board.closes[stop] - board.opens[stop];
            case 8, 9 -> board.opens[stop];
            case 10, 11 -> -board.closes[stop];
            case 12, 13 -> -board.prize[stop];
            default -> dice.below(1 << 30);
          };
      int at = i;
      while (at > 0 && keys[at - 1] > key) {
        keys[at] = keys[at - 1];
        queue[at] = queue[at - 1];
        at--;
      }
      keys[at] = key;
      queue[at] = stop;
    }
  }

  private void insertCheapest(int stop) {
    tries++;
    long best = Math.min(NOWHERE, board.prize[stop]);
    int bestRoute = -1;
    int bestPlace = -1;
    int idleRoute = -1;
    for (int r = 0; r < board.vehicles; r++) {
      boolean idle = tours.length[r] == 0;
      if (idle) {
        int kind = board.kind[r];
        if (emptySeen[kind] == tries) {
          continue;
        }
        emptySeen[kind] = tries;
      }
      if (board.load[stop] > tours.freeLoad[r] || !board.able(r, stop)) {
        continue;
      }
      long cost;
      if (remembers) {
        if (--untilBlink < 0) {
          untilBlink = dice.failuresBeforeOneIn(BLINK);
          continue;
        }
        int cell = stop * board.vehicles + r;
        if (knownVersion[cell] != tours.version[r]) {
          knownCost[cell] = cheapest(r, stop, NOWHERE);
          knownPlace[cell] = found;
          knownVersion[cell] = tours.version[r];
        }
        cost = knownCost[cell];
        found = knownPlace[cell];
      } else {
        cost = cheapest(r, stop, idle ? NOWHERE : best);
      }
      if (cost < best) {
        best = cost;
        bestRoute = r;
        bestPlace = found;
      } else if (opening && idle && cost < NOWHERE) {
        idleRoute = r;
      }
    }
    if (bestRoute < 0 && idleRoute >= 0) {
      opening = false;
      tours.insert(idleRoute, 0, stop);
    } else if (bestRoute >= 0) {
      tours.insert(bestRoute, bestPlace, stop);
    }
  }

  private int found;

  /**
   * Cheapest place of a stop in a route, below {@code bound}; its position is in {@link #found}.
   */
  private long cheapest(int r, int stop, long bound) {
    Tour here = tours.tour[r];
    int last = here.length;
    int[] leave = here.leave;
    int[] late = here.late;
    int closes = board.closes[stop];
    int earliestLeave = board.opens[stop] + board.service[stop];
    long best = bound;
    found = -1;
    for (int k = tours.prefix[r]; k <= last; k++) {
      if (leave[k] > closes) {
        break;
      }
      if (late[k + 1] < earliestLeave || (!remembers && dice.onceIn(BLINK))) {
        continue;
      }
      long cost = here.insertionCost(k, stop);
      if (cost < best && tours.fits(r, k, stop)) {
        best = cost;
        found = k;
      }
    }
    return found < 0 ? NOWHERE : best;
  }
}
