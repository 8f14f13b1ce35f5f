package xunfu.planning.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An independent judge of routes: reads the instance itself, drives every route in real numbers and
 * adds up. Shares no code with the engine or its readers; deliberately plain.
 */
public final class Checker {
  private final Map<String, String> header = new HashMap<>();
  private final Map<String, List<double[]>> sections = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private double distance;
  private double prizesLost;

  private Checker() {}

  /** What the routes break, in words; empty when they keep every rule. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Length of all routes, in the file's units. */
  public double distance() {
    return distance;
  }

  /** Prizes of the stops on no route, in the file's units. */
  public double prizesLost() {
    return prizesLost;
  }

  /** A checker for an instance in VRPLIB's format. */
  public static Checker vrplib(Path file) {
    var checker = new Checker();
    String section = "";
    for (String line : lines(file)) {
      String text = line.trim();
      if (text.endsWith("_SECTION")) {
        section = text;
        checker.sections.put(section, new ArrayList<>());
      } else if (text.contains(":")) {
        checker.header.put(text.split(":")[0].trim(), text.split(":")[1].trim());
      } else if (!text.isEmpty() && !text.equals("EOF")) {
        checker.sections.get(section).add(numbers(text));
      }
    }
    return checker;
  }

  /** A checker for one of Solomon's instances. */
  public static Checker solomon(Path file) {
    var checker = new Checker();
    List<String> lines = lines(file).stream().map(String::trim).toList();
    double[] fleet = numbers(lines.get(4));
    checker.header.putAll(
        Map.of("TYPE", "VRPTW", "VEHICLES", "" + fleet[0], "CAPACITY", "" + fleet[1]));
    for (String name : List.of("NODE_COORD", "DEMAND", "TIME_WINDOW", "SERVICE_TIME")) {
      checker.sections.put(name + "_SECTION", new ArrayList<>());
    }
    for (String line : lines.subList(9, lines.size())) {
      if (!line.isEmpty()) {
        double[] row = numbers(line);
        checker.add("NODE_COORD", row[0], row[1], row[2]);
        checker.add("DEMAND", row[0], row[3]);
        checker.add("TIME_WINDOW", row[0], row[4], row[5]);
        checker.add("SERVICE_TIME", row[0], row[6]);
      }
    }
    return checker;
  }

  private void add(String section, double... row) {
    sections.get(section + "_SECTION").add(row);
  }

  private static double[] numbers(String text) {
    String[] words = text.trim().split("\\s+");
    double[] values = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      values[i] = Double.parseDouble(words[i]);
    }
    return values;
  }

  /** Drives the routes; each holds the printed numbers of its stops. */
  public void drive(List<List<Integer>> routes) {
    int size = sections.get("NODE_COORD_SECTION").size();
    boolean[] seen = new boolean[size];
    for (int r = 0; r < routes.size(); r++) {
      if (!routes.get(r).isEmpty()) {
        drive(r, routes.get(r), seen);
      }
    }
    for (int node = 1; node < size; node++) {
      if (!seen[node] && !isDepot(node)) {
        if (sections.containsKey("PRIZE_SECTION")) {
          prizesLost += sections.get("PRIZE_SECTION").get(node)[1];
        } else {
          faults.add("node " + node + " is not served");
        }
      }
    }
    if (routes.stream().filter(route -> !route.isEmpty()).count() > number("VEHICLES", 1)) {
      faults.add("too many routes");
    }
  }

  private boolean isDepot(int node) {
    return sections.containsKey("DEPOT_SECTION")
        && sections.get("DEPOT_SECTION").stream().anyMatch(row -> row[0] == node + 1);
  }

  private double number(String name, double otherwise) {
    return header.containsKey(name) ? Double.parseDouble(header.get(name)) : otherwise;
  }

  private void drive(int r, List<Integer> route, boolean[] seen) {
    int depot =
        sections.containsKey("VEHICLES_DEPOT_SECTION")
            ? (int) sections.get("VEHICLES_DEPOT_SECTION").get(r)[1] - 1
            : 0;
    double load = 0;
    double opens = window(depot)[0];
    double time = opens;
    double shortest = 0;
    double latestStart = window(depot)[1];
    double earliestEnd = opens;
    int before = depot;
    var stops = new ArrayList<>(route);
    stops.add(depot);
    for (int node : stops) {
      double leg = leg(before, node);
      distance += leg;
      time = Math.max(time + leg, window(node)[0]);
      if (time > window(node)[1] + 1e-6) {
        faults.add("route %d reaches %d at %f, after %f".formatted(r, node, time, window(node)[1]));
      }
      // length of the tour when it leaves as late as waiting allows
      double travelled = shortest + leg;
      double wait = Math.max(0, window(node)[0] - travelled - latestStart);
      latestStart = Math.min(latestStart, window(node)[1] - travelled);
      shortest = travelled + wait;
      latestStart = wait > 0 ? window(node)[0] - shortest : latestStart;
      if (node != depot) {
        if (seen[node]) {
          faults.add("node " + node + " is served twice");
        }
        seen[node] = true;
        load +=
            sections.containsKey("DEMAND_SECTION")
                ? sections.get("DEMAND_SECTION").get(node)[1]
                : 0;
        time += service(node);
        shortest += service(node);
      }
      before = node;
    }
    earliestEnd = time;
    if (load > number("CAPACITY", Double.MAX_VALUE)) {
      faults.add("route " + r + " carries " + load);
    }
    if (shortest > number("VEHICLES_MAX_DURATION", Double.MAX_VALUE) + 1e-6) {
      faults.add("route %d lasts %f until %f".formatted(r, shortest, earliestEnd));
    }
  }

  private double service(int node) {
    return sections.containsKey("SERVICE_TIME_SECTION")
        ? sections.get("SERVICE_TIME_SECTION").get(node)[1]
        : number("SERVICE_TIME", 0);
  }

  private double[] window(int node) {
    if (!sections.containsKey("TIME_WINDOW_SECTION")) {
      return new double[] {0, Double.MAX_VALUE};
    }
    double[] row = sections.get("TIME_WINDOW_SECTION").get(node);
    return new double[] {row[1], row[2]};
  }

  private double leg(int from, int to) {
    double[] a = sections.get("NODE_COORD_SECTION").get(from);
    double[] b = sections.get("NODE_COORD_SECTION").get(to);
    double length = Math.hypot(a[1] - b[1], a[2] - b[2]);
    return switch (header.get("TYPE")) {
      case "VRPTW", "PCVRPTW" -> Math.floor(10 * length + 1e-9) / 10;
      case "MDVRPTW" -> Math.rint(1000 * length) / 1000;
      default ->
          header.get("EDGE_WEIGHT_TYPE").equals("CEIL_2D")
              ? Math.ceil(length - 1e-9)
              : Math.floor(length + 0.5);
    };
  }

  /** The routes of a solution file, by their number. */
  public static List<List<Integer>> routes(Path solution) {
    return routes(lines(solution));
  }

  /** The same of lines that are at hand. */
  public static List<List<Integer>> routes(List<String> solution) {
    var routes = new ArrayList<List<Integer>>();
    for (String line : solution) {
      if (line.startsWith("Route")) {
        String[] words = line.substring(line.indexOf(':') + 1).trim().split("\\s+");
        int number = Integer.parseInt(line.replaceAll("^Route #(\\d+).*", "$1"));
        while (routes.size() < number) {
          routes.add(List.of());
        }
        if (!words[0].isEmpty()) {
          routes.set(number - 1, Arrays.stream(words).map(Integer::valueOf).toList());
        }
      }
    }
    return routes;
  }

  /** The cost that a solution file claims. */
  public static double cost(Path solution) {
    return lines(solution).stream()
        .filter(line -> line.startsWith("Cost"))
        .mapToDouble(line -> Double.parseDouble(line.substring(5).trim()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
