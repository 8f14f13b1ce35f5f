package xunfu.planning.files;

import xunfu.planning.Matrix;

/** Straight-line distances between points of the plane, in whole units. */
final class Coordinates {
  /** How a real distance becomes a whole number. */
  enum Rounding {
    DOWN,
    NEAREST,
    UP;

    private int of(double value) {
      return (int)
          switch (this) {
            case DOWN -> StrictMath.floor(value);
            case NEAREST -> StrictMath.floor(value + 0.5);
            case UP -> StrictMath.ceil(value);
          };
    }
  }

  private Coordinates() {}

  /** Distances times {@code units}, rounded. */
  static Matrix matrix(double[] x, double[] y, int units, Rounding rounding) {
    int[][] lengths = new int[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        lengths[i][j] = rounding.of(units * StrictMath.sqrt(dx * dx + dy * dy));
      }
    }
    return Matrix.of(lengths);
  }
}
