package xunfu.planning;

/**
 * Travel between places, as two square tables of whole numbers: seconds and metres. Row = from,
 * column = to; the two directions may differ (one-way streets, hills). Immutable: the tables are
 * copied when it is made and never handed out.
 *
 * <p>The unit of length is the caller's: metres for a day by the road, tenths for the instances of
 * the literature. Only {@link Costs} gives it a meaning.
 */
public final class Matrix {
  /** A travel time or length that says: there is no way from here to there. */
  public static final int UNREACHABLE = 1_000_000_000;

  /**
   * The largest value that is still a real time or length. It leaves room to add two without
   * overflow.
   */
  public static final int LARGEST = 500_000_000;

  /**
   * More places than this in one problem would need hundreds of megabytes; such work is divided
   * first.
   */
  public static final int MOST_PLACES = 5_000;

  private final int size;
  private final int[] seconds;
  private final int[] metres;

  private Matrix(int size, int[] seconds, int[] metres) {
    this.size = size;
    this.seconds = seconds;
    this.metres = metres;
  }

  /**
   * Makes a matrix of two tables of equal size.
   *
   * @param seconds travel times, 0 to {@link #LARGEST}, or {@link #UNREACHABLE}; the diagonal is
   *     not read
   * @param metres travel lengths, same range
   * @throws BadProblem when a table is not square, the two differ in size, they are too large, or a
   *     value is out of range
   */
  public static Matrix of(int[][] seconds, int[][] metres) {
    int size = seconds.length;
    if (size == 0) {
      throw new BadProblem("matrix is empty");
    }
    if (size > MOST_PLACES) {
      throw new BadProblem(
          "matrix has %d places, at most %d fit in one problem".formatted(size, MOST_PLACES),
          "divide the stops by district or by day first");
    }
    if (metres.length != size) {
      throw new BadProblem(
          "matrix of seconds has %d rows, matrix of metres has %d".formatted(size, metres.length));
    }
    int[] times = flatten("seconds", seconds, size);
    int[] lengths = flatten("metres", metres, size);
    for (int arc = 0; arc < times.length; arc++) {
      if (times[arc] == UNREACHABLE || lengths[arc] == UNREACHABLE) {
        times[arc] = UNREACHABLE;
        lengths[arc] = UNREACHABLE;
      }
    }
    return new Matrix(size, times, lengths);
  }

  /** Makes a matrix in which a metre takes a second; for problems that know only one measure. */
  public static Matrix of(int[][] both) {
    return of(both, both);
  }

  private static int[] flatten(String name, int[][] rows, int size) {
    int[] flat = new int[size * size];
    for (int from = 0; from < size; from++) {
      if (rows[from].length != size) {
        throw new BadProblem(
            "row %d of the matrix of %s has %d columns, %d expected"
                .formatted(from, name, rows[from].length, size));
      }
      for (int to = 0; to < size; to++) {
        flat[from * size + to] = from == to ? 0 : checked(name, from, to, rows[from][to]);
      }
    }
    return flat;
  }

  private static int checked(String name, int from, int to, int value) {
    if (value < 0) {
      throw new BadProblem("%s from place %d to place %d are %d".formatted(name, from, to, value));
    }
    if (value > LARGEST && value < UNREACHABLE) {
      throw new BadProblem(
          "%s from place %d to place %d are %d, more than %d"
              .formatted(name, from, to, value, LARGEST),
          "use Matrix.UNREACHABLE where there is no way");
    }
    return Math.min(value, UNREACHABLE);
  }

  /** Number of places. */
  public int size() {
    return size;
  }

  /**
   * Travel time in seconds; 0 from a place to itself; {@link #UNREACHABLE} when there is no way.
   */
  public int seconds(int from, int to) {
    return seconds[from * size + to];
  }

  /**
   * Travel length in metres; 0 from a place to itself; {@link #UNREACHABLE} when there is no way.
   */
  public int metres(int from, int to) {
    return metres[from * size + to];
  }
}
