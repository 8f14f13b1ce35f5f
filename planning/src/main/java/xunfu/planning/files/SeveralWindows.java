package xunfu.planning.files;

import java.util.ArrayList;
import java.util.Collections;
import xunfu.planning.Costs;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * The format of Belhaiza's instances of shops that open several times a day ("A hybrid variable
 * neighborhood tabu search heuristic for the vehicle routing problem with multiple time windows",
 * Computers and Operations Research 52, 2014): type, vehicles and customers; then the longest tour
 * (0 = no bound) and the capacity; then a row for the depot and for each customer: number, x, y,
 * service, demand, two values that are not used, number of windows, begin and end of each. Lengths
 * and times are read in thousandths.
 */
final class SeveralWindows {
  private static final int UNITS = 1_000;
  private static final int FIRST_WINDOW = 8;
  private static final int MOST_WINDOWS = 1_000;

  private SeveralWindows() {}

  static Instance read(String name, Lines lines) {
    double[] head = lines.numbers(lines.expect("the counts"), 3, "type, vehicles, customers");
    double[] bounds = lines.numbers(lines.expect("the bounds"), 2, "longest tour and capacity");
    int vehicles = (int) head[1];
    int customers = (int) head[2];
    if (vehicles < 1 || customers < 1 || customers >= Matrix.MOST_PLACES) {
      throw lines.fault("%d vehicles and %d customers".formatted(vehicles, customers));
    }
    double[] x = new double[customers + 1];
    double[] y = new double[customers + 1];
    double[] depot = lines.numbers(lines.expect("the depot"), FIRST_WINDOW + 1, "the depot");
    x[0] = depot[1];
    y[0] = depot[2];
    var stops = new ArrayList<Stop>();
    var numbers = new ArrayList<Integer>();
    for (int i = 1; i <= customers; i++) {
      double[] row = lines.numbers(lines.expect("customer " + i), FIRST_WINDOW, "a customer");
      if (row[0] != i) {
        throw lines.fault("customer %s, expected %d".formatted(row[0], i));
      }
      x[i] = row[1];
      y[i] = row[2];
      stops.add(Stop.at(i).lasting(scaled(row[3])).loading((int) row[4]).open(windows(row, lines)));
      numbers.add(i);
    }
    Vehicle vehicle =
        Vehicle.at(0)
            .working(scaled(depot[7]), scaled(depot[8]))
            .holding((int) bounds[1])
            .atMost(bounds[0] == 0 ? Matrix.LARGEST : scaled(bounds[0]));
    var problem =
        new Problem(
            Coordinates.matrix(x, y, UNITS, Coordinates.Rounding.NEAREST),
            stops,
            Collections.nCopies(vehicles, vehicle),
            Costs.TRAVEL_METRES);
    return new Instance(name, problem, numbers, Collections.nCopies(vehicles, 0), UNITS, UNITS);
  }

  private static Window[] windows(double[] row, Lines lines) {
    int count = (int) row[7];
    if (count < 1 || count > MOST_WINDOWS || row.length < FIRST_WINDOW + 2 * count) {
      throw lines.fault("%d windows in a row of %d values".formatted(count, row.length));
    }
    var windows = new Window[count];
    for (int w = 0; w < count; w++) {
      int at = FIRST_WINDOW + 2 * w;
      windows[w] = new Window(scaled(row[at]), scaled(row[at + 1]));
    }
    return windows;
  }

  private static int scaled(double value) {
    return (int) StrictMath.rint(value * UNITS);
  }
}
