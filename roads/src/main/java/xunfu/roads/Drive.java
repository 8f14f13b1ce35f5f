package xunfu.roads;

/**
 * A way that was driven between two visits.
 *
 * @param metres driven, more than 0
 * @param seconds it took, more than 0
 */
public record Drive(Point from, Point to, Profile profile, int metres, int seconds) {
  public Drive {
    if (metres <= 0 || seconds <= 0) {
      throw new IllegalArgumentException(
          "driven from %s to %s: %d m in %d s".formatted(from, to, metres, seconds));
    }
  }

  /**
   * A way of which only the time is known, from the end of one visit to the beginning of the next:
   * it counts as driven at the usual pace, so that the road is taken to be as long as the time
   * says.
   */
  public static Drive timed(Point from, Point to, Profile profile, int seconds) {
    double pace = DetourModel.UNTAUGHT.pace(profile, from.crowMetres(to));
    return new Drive(from, to, profile, (int) Math.max(1, seconds / pace), seconds);
  }
}
