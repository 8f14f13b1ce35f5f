package xunfu.planning.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xunfu.planning.BadProblem;
import xunfu.planning.Costs;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * The VRPLIB dialect of the PyVRP instances: a header of {@code NAME : value} lines, then sections
 * of rows that begin with a node number.
 *
 * <table>
 * <caption>How lengths and times become whole numbers</caption>
 * <tr><td>{@code VRPTW}, {@code PCVRPTW}</td><td>tenths, cut off; prizes in tenths too</td></tr>
 * <tr><td>{@code MDVRPTW}</td><td>thousandths, to the nearest</td></tr>
 * <tr><td>{@code TSP}</td><td>whole units, to the nearest ({@code EUC_2D}) or up ({@code CEIL_2D})</td></tr>
 * </table>
 */
final class Vrplib {
  private static final int MOST_VEHICLES = 10_000;

  private final Lines lines;
  private final Map<String, String> header = new HashMap<>();
  private final Map<String, List<double[]>> sections = new HashMap<>();
  private final Set<String> checked = new HashSet<>();

  private Vrplib(Lines lines) {
    this.lines = lines;
  }

  static Instance read(Lines lines) {
    var reader = new Vrplib(lines);
    reader.readAll();
    return reader.instance();
  }

  private void readAll() {
    String line = lines.expect("a header");
    while (!line.equals("EOF")) {
      if (line.endsWith("_SECTION")) {
        line = readSection(line);
      } else {
        int colon = line.indexOf(':');
        if (colon < 0) {
          throw lines.fault("'%s' is neither a header nor a section".formatted(shortened(line)));
        }
        header.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        line = lines.expect("EOF");
      }
    }
  }

  private String readSection(String name) {
    var rows = new ArrayList<double[]>();
    String line = lines.expect("rows of " + name);
    while (Character.isDigit(line.charAt(0)) || line.charAt(0) == '-') {
      rows.add(lines.numbers(line, 1, "numbers"));
      line = lines.expect("EOF");
    }
    sections.put(name, rows);
    return line;
  }

  private static String shortened(String line) {
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  // ---- from sections to a problem

  private Instance instance() {
    int size = wholeHeader("DIMENSION", 1, Matrix.MOST_PLACES);
    boolean tour = type().equals("TSP");
    boolean depots = type().equals("MDVRPTW");
    int units = tour ? 1 : depots ? 1_000 : 10;
    Matrix matrix = matrix(size, units, tour, depots);
    List<Integer> depotNodes = depotNodes(size, tour);
    List<Integer> vehicleDepots = vehicleDepots(depotNodes, tour);
    var stops = new ArrayList<Stop>();
    var numbers = new ArrayList<Integer>();
    for (int node = 0; node < size; node++) {
      if (!depotNodes.contains(node)) {
        stops.add(stop(node, size, units));
        numbers.add(node);
      }
    }
    var vehicles = new ArrayList<Vehicle>();
    for (int depot : vehicleDepots) {
      vehicles.add(vehicle(depot, size, units));
    }
    var problem = new Problem(matrix, stops, vehicles, Costs.TRAVEL_METRES);
    List<Integer> printed = vehicleDepots.stream().map(node -> node + 1).toList();
    String name = header.getOrDefault("NAME", "");
    return new Instance(name, problem, numbers, printed, units, units);
  }

  private String type() {
    String type = text("TYPE");
    if (!List.of("TSP", "CVRP", "VRPTW", "PCVRPTW", "MDVRPTW").contains(type)) {
      throw lines.fault("TYPE is " + type + ", expected TSP, CVRP, VRPTW, PCVRPTW or MDVRPTW");
    }
    return type;
  }

  private Matrix matrix(int size, int units, boolean tour, boolean depots) {
    String weights = text("EDGE_WEIGHT_TYPE");
    if (!weights.equals("EUC_2D") && !weights.equals("CEIL_2D")) {
      throw lines.fault("EDGE_WEIGHT_TYPE is " + weights + ", expected EUC_2D or CEIL_2D");
    }
    Coordinates.Rounding rounding =
        weights.equals("CEIL_2D")
            ? Coordinates.Rounding.UP
            : tour || depots ? Coordinates.Rounding.NEAREST : Coordinates.Rounding.DOWN;
    double[] x = new double[size];
    double[] y = new double[size];
    List<double[]> rows = rows("NODE_COORD_SECTION", size, 3);
    for (int node = 0; node < size; node++) {
      x[node] = rows.get(node)[1];
      y[node] = rows.get(node)[2];
    }
    return Coordinates.matrix(x, y, units, rounding);
  }

  private List<Integer> depotNodes(int size, boolean tour) {
    if (tour) {
      return List.of(0);
    }
    var nodes = new LinkedHashSet<Integer>();
    for (double[] row : section("DEPOT_SECTION")) {
      if (row[0] != -1) {
        nodes.add(node(row[0], size, "DEPOT_SECTION"));
      }
    }
    if (nodes.isEmpty()) {
      throw lines.fault("DEPOT_SECTION names no depot");
    }
    return List.copyOf(nodes);
  }

  private List<Integer> vehicleDepots(List<Integer> depotNodes, boolean tour) {
    int count = tour ? 1 : wholeHeader("VEHICLES", 1, MOST_VEHICLES);
    if (!sections.containsKey("VEHICLES_DEPOT_SECTION")) {
      return Collections.nCopies(count, depotNodes.getFirst());
    }
    return rows("VEHICLES_DEPOT_SECTION", count, 2).stream()
        .map(row -> depot((int) row[1] - 1, depotNodes))
        .toList();
  }

  private int depot(int node, List<Integer> depotNodes) {
    if (!depotNodes.contains(node)) {
      throw lines.fault("VEHICLES_DEPOT_SECTION names node %d, no depot".formatted(node + 1));
    }
    return node;
  }

  private Stop stop(int node, int size, int units) {
    Stop stop = Stop.at(node);
    if (sections.containsKey("DEMAND_SECTION")) {
      stop = stop.loading((int) rows("DEMAND_SECTION", size, 2).get(node)[1]);
    }
    if (sections.containsKey("SERVICE_TIME_SECTION")) {
      stop = stop.lasting(scaled(rows("SERVICE_TIME_SECTION", size, 2).get(node)[1], units));
    } else if (header.containsKey("SERVICE_TIME")) {
      stop = stop.lasting(scaled(lines.number(text("SERVICE_TIME"), "SERVICE_TIME"), units));
    }
    if (sections.containsKey("TIME_WINDOW_SECTION")) {
      stop = stop.open(window(node, size, units));
    }
    if (sections.containsKey("PRIZE_SECTION")) {
      stop = stop.worth(scaled(rows("PRIZE_SECTION", size, 2).get(node)[1], units));
    }
    return stop;
  }

  private Vehicle vehicle(int depot, int size, int units) {
    Vehicle vehicle = Vehicle.at(depot);
    if (header.containsKey("CAPACITY")) {
      vehicle = vehicle.holding(wholeHeader("CAPACITY", 0, Integer.MAX_VALUE));
    }
    if (sections.containsKey("TIME_WINDOW_SECTION")) {
      Window hours = window(depot, size, units);
      vehicle = vehicle.working(hours.opens(), hours.closes());
    }
    if (header.containsKey("VEHICLES_MAX_DURATION")) {
      String most = text("VEHICLES_MAX_DURATION");
      vehicle = vehicle.atMost(scaled(lines.number(most, "VEHICLES_MAX_DURATION"), units));
    }
    return vehicle;
  }

  private Window window(int node, int size, int units) {
    double[] row = rows("TIME_WINDOW_SECTION", size, 3).get(node);
    return new Window(scaled(row[1], units), scaled(row[2], units));
  }

  private static int scaled(double value, int units) {
    double scaled = StrictMath.rint(value * units);
    if (Math.abs(scaled) > Matrix.LARGEST) {
      throw new BadProblem("%s is too large for a time".formatted(value));
    }
    return (int) scaled;
  }

  // ---- headers and sections

  private String text(String name) {
    String value = header.get(name);
    if (value == null) {
      throw lines.fault("the header has no " + name);
    }
    return value;
  }

  private int wholeHeader(String name, int least, int most) {
    return lines.whole(text(name), least, most, name);
  }

  private List<double[]> section(String name) {
    List<double[]> rows = sections.get(name);
    if (rows == null) {
      throw lines.fault("there is no " + name);
    }
    return rows;
  }

  /** A section with one row for each node (or vehicle), in order. */
  private List<double[]> rows(String name, int count, int columns) {
    List<double[]> rows = section(name);
    if (rows.size() != count) {
      throw lines.fault("%s has %d rows, expected %d".formatted(name, rows.size(), count));
    }
    for (int i = 0; i < count && !checked.contains(name); i++) {
      double[] row = rows.get(i);
      if (row.length < columns || row[0] != i + 1) {
        throw lines.fault(
            "row %d of %s reads %s, expected its number and %d values"
                .formatted(i + 1, name, java.util.Arrays.toString(row), columns - 1));
      }
    }
    checked.add(name);
    return rows;
  }

  private int node(double number, int size, String section) {
    if (number != Math.rint(number) || number < 1 || number > size) {
      throw lines.fault("%s names node %s, there are %d".formatted(section, number, size));
    }
    return (int) number - 1;
  }
}
