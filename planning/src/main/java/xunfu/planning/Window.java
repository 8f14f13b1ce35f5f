package xunfu.planning;

/**
 * A span of time in which service at a stop may begin; both ends belong to it.
 *
 * @param opens earliest begin, seconds after the problem's zero (usually midnight of the first
 *     day), 0 to {@link Matrix#LARGEST}
 * @param closes latest begin, not before {@code opens}
 */
public record Window(int opens, int closes) {
  /** Any time. */
  public static final Window ALWAYS = new Window(0, Matrix.LARGEST);

  /** Refuses a window that closes before it opens or lies outside the range. */
  public Window {
    if (opens < 0 || closes > Matrix.LARGEST) {
      throw new BadProblem(
          "window %d–%d lies outside 0–%d".formatted(opens, closes, Matrix.LARGEST));
    }
    if (closes < opens) {
      throw new BadProblem("window %d–%d closes before it opens".formatted(opens, closes));
    }
  }
}
