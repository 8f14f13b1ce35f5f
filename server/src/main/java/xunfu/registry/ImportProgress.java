package xunfu.registry;

/** Is told how far an import has come. */
@FunctionalInterface
public interface ImportProgress {

  /**
   * A batch has been kept.
   *
   * @param rows read so far
   * @param share of the file that has been read, 0 to 1
   */
  void reached(long rows, double share);
}
