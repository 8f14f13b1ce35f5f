package xunfu.roads.osm;

/** Listens to an import. */
@FunctionalInterface
public interface Progress {
  /**
   * Told at the beginning of each step and as it goes on.
   *
   * @param step in words
   * @param percent of the step, 0 to 100; −1 when nobody can say
   */
  void tell(String step, int percent);
}
