package xunfu.planning;

/**
 * Takes stops out of a plan so that others can be put in better: whole strings of neighbouring
 * routes, or stops that resemble each other wherever they are.
 */
final class Ruin {
  /** Stops removed by a ruin of strings, on average (c̄ of the paper). */
  private static final int AVERAGE_REMOVED = 10;

  /**
   * The same where one vehicle has all stops: it has no neighbours to exchange with, so that more
   * of its own tour must be open at once.
   */
  private static final int AVERAGE_REMOVED_ALONE = 16;

  /** Longest string (Lᵐᵃˣ of the paper). */
  private static final int LONGEST_STRING = 10;

  /** One string in two keeps some stops in its middle (α of the paper). */
  private static final double SPLIT_SHARE = 0.5;

  /** Chance that one more stop is kept in the middle (β of the paper). */
  private static final double SPLIT_DEEPER = 0.01;

  /** Most stops removed by a ruin of related stops. */
  private static final int MOST_RELATED = 20;

  private final Tours tours;
  private final Nearness nearness;
  private final Dice dice;
  private final int[] ruinedAt;
  private final boolean alone;
  private int ruins;
  private int seed;

  Ruin(Tours tours, Nearness nearness, Dice dice) {
    this.tours = tours;
    this.nearness = nearness;
    this.dice = dice;
    this.alone = tours.board.vehicles == 1;
    this.ruinedAt = new int[tours.board.vehicles];
  }

  /**
   * Removes strings of stops around a random one, one of each route; a vehicle that is alone may
   * lose several, such as the morning's and the afternoon's calls in one village.
   */
  void strings() {
    ruins++;
    int longest = Math.min(LONGEST_STRING, averageLength());
    double most = 4.0 * (alone ? AVERAGE_REMOVED_ALONE : AVERAGE_REMOVED) / (1 + longest) - 1;
    int strings = (int) (1 + dice.share() * most);
    seed = dice.below(tours.board.stops);
    int[] around = nearness.byRoad[seed];
    for (int i = 0; i < around.length && strings > 0; i++) {
      int stop = around[i];
      int r = tours.routeOf[stop];
      if (r < 0 || tours.board.pinned[stop] || ruinedAt[r] == ruins && !alone) {
        continue;
      }
      ruinedAt[r] = ruins;
      strings--;
      int free = tours.tour[r].length - tours.prefix[r];
      int count = 1 + dice.below(Math.min(free, longest));
      if (count < free && count > 1 && dice.share() < SPLIT_SHARE) {
        splitString(r, tours.place[stop], count, free);
      } else {
        int from = window(r, tours.place[stop], count);
        tours.remove(r, from, from + count - 1);
      }
    }
  }

  /** Removes stops that lie near a random one, in place or in the order of tours. */
  void related() {
    seed = dice.below(tours.board.stops);
    int[] around = dice.onceIn(2) ? nearness.byRoad[seed] : nearness.bySequence[seed];
    int most = Math.min(MOST_RELATED, Math.max(3, tours.board.stops / 3));
    int count = 2 + dice.below(most - 1);
    for (int i = 0; i < around.length && count > 0; i++) {
      int stop = around[i];
      if (tours.routeOf[stop] < 0 || tours.board.pinned[stop] || dice.onceIn(4)) {
        continue;
      }
      tours.remove(tours.routeOf[stop], tours.place[stop], tours.place[stop]);
      count--;
    }
  }

  /** The stop around which the last ruin was. */
  int seed() {
    return seed;
  }

  private int averageLength() {
    int served = tours.board.stops - tours.absent.count();
    int used = 0;
    for (int r = 0; r < tours.board.vehicles; r++) {
      used += tours.tour[r].length > 0 ? 1 : 0;
    }
    return used == 0 ? 1 : Math.max(1, served / used);
  }

  /** First position of a random string of so many free stops that holds position {@code at}. */
  private int window(int r, int at, int count) {
    int lowest = Math.max(tours.prefix[r] + 1, at - count + 1);
    int highest = Math.min(at, tours.tour[r].length - count + 1);
    return lowest + dice.below(highest - lowest + 1);
  }

  private void splitString(int r, int at, int count, int free) {
    int kept = 1;
    while (count + kept < free && dice.share() < SPLIT_DEEPER) {
      kept++;
    }
    int from = window(r, at, count + kept);
    int head = 1 + dice.below(count - 1);
    tours.remove(r, from + head + kept, from + count + kept - 1);
    tours.remove(r, from, from + head - 1);
  }
}
