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
}
