package xunfu.planning;

/**
 * A rest of a pair, taken between two stops: after a service, on the way, or while waiting; never
 * within a service. A break is due when the vehicle's tour lasts beyond {@code latestStart}; a tour
 * that ends by then needs none.
 *
 * @param earliestStart seconds after the problem's zero
 * @param latestStart not before {@code earliestStart}
 * @param seconds its length, ≥ 0
 */
public record Break(int earliestStart, int latestStart, int seconds) {
  /** Refuses a break that starts nowhere or has a negative length. */
  public Break {
    if (earliestStart < 0
        || latestStart < earliestStart
        || latestStart > Matrix.LARGEST
        || seconds < 0
        || seconds > Matrix.LARGEST) {
      throw new BadProblem(
          "break of %d seconds starting in %d–%d".formatted(seconds, earliestStart, latestStart));
    }
  }
}
