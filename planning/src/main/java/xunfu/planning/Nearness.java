package xunfu.planning;

import java.util.Arrays;

/**
 * Who lies near whom: for each stop the others, nearest first, no more than {@link #MOST}. Two
 * orders are kept: by the road alone, and by how well one stop follows the other on a tour (road,
 * plus a share of the waiting between their windows).
 */
final class Nearness {
  /** Bounds memory for large problems; a ruin of a few dozen stops never looks further. */
  static final int MOST = 400;

  /**
   * What a second of unavoidable waiting counts beside a unit of travel, as in Vidal et al. 2013.
   */
  private static final double WAITING = 0.2;

  final int[][] byRoad;
  final int[][] bySequence;

  Nearness(Board board) {
    int n = board.stops;
    byRoad = new int[n][];
    bySequence = new int[n][];
    double scale = costPerSecond(board);
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        keys[j] = key(road(board, i, j), j);
      }
      keys[i] = i;
      byRoad[i] = nearest(keys, n);
      for (int j = 0; j < n; j++) {
        double either = Math.min(sequence(board, i, j, scale), sequence(board, j, i, scale));
        keys[j] = key((long) either, j);
      }
      keys[i] = i;
      bySequence[i] = nearest(keys, n);
    }
  }

  private static long key(long distance, int stop) {
    return Math.min(distance, Integer.MAX_VALUE) << 32 | stop;
  }

  private static long road(Board board, int i, int j) {
    return Math.min(board.cost[i * board.nodes + j], board.cost[j * board.nodes + i]);
  }

  private static double sequence(Board board, int i, int j, double scale) {
    int travel = board.time[i * board.nodes + j];
    long soonest = (long) board.closes[i] + board.service[i] + travel;
    long first = (long) board.opens[i] + board.service[i] + travel;
    double wait = Math.max(0, board.opens[j] - soonest);
    double late = Math.max(0, first - board.closes[j]);
    return board.cost[i * board.nodes + j] + scale * (WAITING * wait + late);
  }

  private static double costPerSecond(Board board) {
    double cost = 1;
    double seconds = 1;
    for (int arc = 0; arc < board.cost.length; arc++) {
      if (board.time[arc] < Matrix.UNREACHABLE) {
        cost += board.cost[arc];
        seconds += board.time[arc];
      }
    }
    return cost / seconds;
  }

  private static int[] nearest(long[] keys, int n) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] stops = new int[Math.min(n, MOST)];
    for (int k = 0; k < stops.length; k++) {
      stops[k] = (int) sorted[k];
    }
    return stops;
  }
}
