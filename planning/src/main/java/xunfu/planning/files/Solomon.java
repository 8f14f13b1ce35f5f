package xunfu.planning.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import xunfu.planning.Costs;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * The format of Solomon's instances ("Algorithms for the vehicle routing and scheduling problems
 * with time window constraints", Operations Research 35, 1987). Times and distances are read in
 * tenths, distances cut off after the first decimal; the total distance is minimised.
 */
final class Solomon {
  private static final int TENTHS = 10;
  private static final int COLUMNS = 7;
  private static final int MOST_VEHICLES = 10_000;

  private Solomon() {}

  static Instance read(Lines lines) {
    String name = lines.expect("a name");
    skipTo(lines, "VEHICLE");
    lines.expect("NUMBER CAPACITY");
    double[] fleet = lines.numbers(lines.expect("number and capacity"), 2, "number and capacity");
    skipTo(lines, "CUSTOMER");
    lines.expect("the heading of the customers");
    var rows = new ArrayList<double[]>();
    String what = "number, x, y, demand, ready time, due date, service time";
    for (String line = lines.expect("the depot"); line != null; line = lines.next()) {
      double[] row = lines.numbers(line, COLUMNS, what);
      if (row[0] != rows.size()) {
        throw lines.fault("customer %s, expected %d".formatted(plain(row[0]), rows.size()));
      }
      rows.add(row);
    }
    if (fleet[0] < 1 || fleet[0] > MOST_VEHICLES) {
      throw lines.fault("%s vehicles".formatted(plain(fleet[0])));
    }
    return instance(name, rows, (int) fleet[0], (int) fleet[1]);
  }

  private static void skipTo(Lines lines, String heading) {
    while (!lines.expect("the section " + heading).startsWith(heading)) {
      // lines between sections carry nothing
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static Instance instance(String name, List<double[]> rows, int vehicles, int capacity) {
    double[] x = rows.stream().mapToDouble(row -> row[1]).toArray();
    double[] y = rows.stream().mapToDouble(row -> row[2]).toArray();
    Matrix matrix = Coordinates.matrix(x, y, TENTHS, Coordinates.Rounding.DOWN);
    var stops = new ArrayList<Stop>();
    var numbers = new ArrayList<Integer>();
    for (int i = 1; i < rows.size(); i++) {
      double[] row = rows.get(i);
      stops.add(
          Stop.at(i)
              .loading((int) row[3])
              .open(new Window(tenths(row[4]), tenths(row[5])))
              .lasting(tenths(row[6])));
      numbers.add(i);
    }
    double[] depot = rows.getFirst();
    Vehicle vehicle = Vehicle.at(0).working(tenths(depot[4]), tenths(depot[5])).holding(capacity);
    var problem =
        new Problem(matrix, stops, Collections.nCopies(vehicles, vehicle), Costs.TRAVEL_METRES);
    return new Instance(name, problem, numbers, Collections.nCopies(vehicles, 0), TENTHS, TENTHS);
  }

  private static int tenths(double value) {
    return (int) Math.rint(value * TENTHS);
  }
}
