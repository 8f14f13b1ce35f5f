package xunfu.registry;

/**
 * How long and how far it is between places.
 *
 * @param seconds from the row's place to the column's
 * @param metres the same
 * @param estimated true when no road network of a real map was asked
 */
public record TravelTimes(int[][] seconds, int[][] metres, boolean estimated) {}
