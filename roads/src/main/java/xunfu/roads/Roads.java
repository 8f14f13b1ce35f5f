package xunfu.roads;

import java.util.List;

/** Answers how long and how far it is between places. Safe to be asked by several at once. */
@FunctionalInterface
public interface Roads {
  /** More points than this at once would need hundreds of megabytes; ask by district. */
  int MOST_POINTS = 5_000;

  /**
   * Between every two of these points.
   *
   * @param points in any order, also twice the same; none to {@link #MOST_POINTS}, or as many as
   *     the one who answers allows
   * @throws IllegalArgumentException when there are more
   */
  Travel between(List<Point> points, Profile profile);

  /** Who must be named where the answers are shown; empty when nobody. */
  default String attribution() {
    return "";
  }

  /** Changes when the same question might get another answer: part of a cache's key. */
  default String version() {
    return "";
  }
}
