package xunfu.planning.matching;

import java.util.Arrays;
import xunfu.planning.BadProblem;
import xunfu.planning.Matrix;

/**
 * What is to be divided: sites, how far they are from each other, and how much work is at each.
 * Immutable.
 */
public final class Territory {
  /** More sites than this would need tables of hundreds of megabytes; divide in steps. */
  public static final int MOST_SITES = Matrix.MOST_PLACES;

  /** A way that is longer, or none, counts as this: dear, but a district it must have. */
  static final int LONGEST_WAY = 90_000_000;

  private final Way way;
  private final int[] work;

  private Territory(Way way, int[] work) {
    this.way = way;
    this.work = work;
  }

  /** How far it is; 0 or more, {@link Matrix#UNREACHABLE} where there is no way. */
  @FunctionalInterface
  public interface Way {
    /**
     * From one site to another, by index; by custom seconds. Asked often: look up, don't search.
     */
    int between(int from, int to);
  }

  /**
   * Sites with a unit of work each.
   *
   * @throws BadProblem when there is none or more than {@link #MOST_SITES}
   */
  public static Territory of(int sites, Way way) {
    int[] work = new int[Math.clamp(sites, 0, MOST_SITES + 1)];
    Arrays.fill(work, 1);
    return checked(way, work);
  }

  /**
   * Sites with work.
   *
   * @param work of each, 0 or more: visits a year, or hours
   * @throws BadProblem when there is none, more than {@link #MOST_SITES}, or negative work
   */
  public static Territory of(int[] work, Way way) {
    return checked(way, work.clone());
  }

  private static Territory checked(Way way, int[] work) {
    if (work.length == 0) {
      throw new BadProblem("there is no site to divide");
    }
    if (work.length > MOST_SITES) {
      throw new BadProblem(
          "more than %d sites to divide".formatted(MOST_SITES), "divide by township first");
    }
    for (int site = 0; site < work.length; site++) {
      if (work[site] < 0 || work[site] > Matrix.LARGEST / MOST_SITES) {
        throw new BadProblem("site %d has %d of work".formatted(site, work[site]));
      }
    }
    return new Territory(way, work);
  }

  /** How many sites. */
  public int sites() {
    return work.length;
  }

  /** Work at a site. */
  public int work(int site) {
    return work[site];
  }

  /** All work. */
  public long work() {
    return Arrays.stream(work).asLongStream().sum();
  }

  /** From one site to another; no way counts as a very long one. */
  int between(int from, int to) {
    if (from == to) {
      return 0;
    }
    int between = way.between(from, to);
    if (between < 0) {
      throw new BadProblem("from site %d to site %d it is %d".formatted(from, to, between));
    }
    return Math.min(between, LONGEST_WAY);
  }
}
