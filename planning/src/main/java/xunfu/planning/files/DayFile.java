package xunfu.planning.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xunfu.planning.BadProblem;
import xunfu.planning.Break;
import xunfu.planning.Costs;
import xunfu.planning.Matrix;
import xunfu.planning.Pin;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * Our own day file, JSON:
 *
 * <pre>
 * {"name": "…",
 *  "matrix": {"seconds": [[…]], "metres": [[…]]},
 *  "costs": {"perMetre": 0, "perSecond": 1, "perVehicle": 0},
 *  "stops": [{"place": 1, "serviceSeconds": 600, "windows": [["9:00", "11:30"], ["14:00", "17:00"]],
 *             "load": 0, "prize": 5000, "skills": ["food"], "pin": {"vehicle": 0, "position": 0}}],
 *  "vehicles": [{"from": 0, "to": 0, "starts": "9:00", "ends": "17:00", "maxDurationSeconds": 28800,
 *                "capacity": 100, "breaks": [{"from": "11:30", "to": "12:30", "seconds": 3600}],
 *                "skills": ["food"]}]}
 * </pre>
 *
 * Times are clock times or seconds. All members but {@code matrix.seconds}, {@code stops}, {@code
 * vehicles}, {@code place} and {@code from} may be absent; a stop without prize is required. Stops
 * are printed by their number in the list, the first being 1.
 */
final class DayFile {
  private final String file;

  private DayFile(String file) {
    this.file = file;
  }

  static Instance read(String file, String text) {
    return new DayFile(file).instance(Json.read(file, text));
  }

  /** A problem within a larger file; {@code file} is what messages call it. */
  static Problem problem(String file, Object root) {
    return new DayFile(file).problem(root);
  }

  private Instance instance(Object root) {
    Problem problem = problem(root);
    List<Integer> numbers = IntStream.rangeClosed(1, problem.stops().size()).boxed().toList();
    List<Integer> depots = problem.vehicles().stream().map(Vehicle::startLocation).toList();
    String name = find(object(root, "the file"), "name") instanceof String given ? given : file;
    return new Instance(name, problem, numbers, depots, 1, 1);
  }

  private Problem problem(Object root) {
    Map<?, ?> day = object(root, "the file");
    Matrix matrix = matrix(object(need(day, "matrix", "the file"), "matrix"));
    List<Stop> stops = all(need(day, "stops", "the file"), "stop", this::stop);
    List<Vehicle> vehicles = all(need(day, "vehicles", "the file"), "vehicle", this::vehicle);
    return new Problem(matrix, stops, vehicles, costs(find(day, "costs")));
  }

  private Matrix matrix(Map<?, ?> tables) {
    int[][] seconds = table(need(tables, "seconds", "matrix"), "matrix.seconds");
    Object metres = find(tables, "metres");
    return metres == null ? Matrix.of(seconds) : Matrix.of(seconds, table(metres, "matrix.metres"));
  }

  private int[][] table(Object rows, String what) {
    return list(rows, what).stream()
        .map(row -> list(row, what).stream().mapToInt(value -> whole(value, what)).toArray())
        .toArray(int[][]::new);
  }

  private Costs costs(@Nullable Object given) {
    if (given == null) {
      return Costs.TRAVEL_SECONDS;
    }
    Map<?, ?> costs = object(given, "costs");
    return new Costs(
        whole(costs, "perMetre", 0), whole(costs, "perSecond", 0), whole(costs, "perVehicle", 0));
  }

  private Stop stop(Object given) {
    Map<?, ?> stop = object(given, "a stop");
    Object prize = find(stop, "prize");
    return new Stop(
        whole(need(stop, "place", "a stop"), "place"),
        whole(stop, "serviceSeconds", 0),
        windows(find(stop, "windows")),
        whole(stop, "load", 0),
        prize == null ? Stop.REQUIRED : whole(prize, "prize"),
        java.util.Set.copyOf(words(find(stop, "skills"))),
        pin(find(stop, "pin")));
  }

  private List<Window> windows(@Nullable Object given) {
    return given == null
        ? List.of(Window.ALWAYS)
        : list(given, "windows").stream().map(this::window).toList();
  }

  private Window window(Object given) {
    List<?> ends = list(given, "a window");
    if (ends.size() != 2) {
      throw new BadProblem("%s: a window has %d ends".formatted(file, ends.size()));
    }
    return new Window(time(ends.get(0)), time(ends.get(1)));
  }

  private @Nullable Pin pin(@Nullable Object given) {
    if (given == null) {
      return null;
    }
    Map<?, ?> pin = object(given, "a pin");
    return new Pin(whole(pin, "vehicle", 0), whole(need(pin, "position", "a pin"), "position"));
  }

  private Vehicle vehicle(Object given) {
    Map<?, ?> vehicle = object(given, "a vehicle");
    int from = whole(need(vehicle, "from", "a vehicle"), "from");
    Object starts = find(vehicle, "starts");
    Object ends = find(vehicle, "ends");
    Object breaks = find(vehicle, "breaks");
    return new Vehicle(
        from,
        whole(vehicle, "to", from),
        starts == null ? 0 : time(starts),
        ends == null ? Matrix.LARGEST : time(ends),
        whole(vehicle, "maxDurationSeconds", Matrix.LARGEST),
        whole(vehicle, "capacity", Integer.MAX_VALUE),
        breaks == null ? List.of() : all(breaks, "break", this::rest),
        java.util.Set.copyOf(words(find(vehicle, "skills"))));
  }

  private Break rest(Object given) {
    Map<?, ?> rest = object(given, "a break");
    return new Break(
        time(need(rest, "from", "a break")),
        time(need(rest, "to", "a break")),
        whole(need(rest, "seconds", "a break"), "seconds"));
  }

  private List<String> words(@Nullable Object given) {
    return given == null ? List.of() : list(given, "skills").stream().map(String::valueOf).toList();
  }

  // ---- small readings

  private <T> List<T> all(Object given, String what, Function<Object, T> reading) {
    var read = new ArrayList<T>();
    for (Object one : list(given, what + "s")) {
      try {
        read.add(reading.apply(one));
      } catch (BadProblem fault) {
        throw new BadProblem(
            "%s, %s %d: %s".formatted(file, what, read.size() + 1, fault.getMessage()));
      }
    }
    return read;
  }

  private int time(Object given) {
    if (!(given instanceof String text)) {
      return whole(given, "a time");
    }
    String[] parts = text.split(":");
    if (parts.length != 2 || !parts[0].matches("\\d{1,3}") || !parts[1].matches("[0-5]\\d")) {
      throw new BadProblem("%s: '%s' is no time such as 9:30".formatted(file, text));
    }
    return Integer.parseInt(parts[0]) * 3_600 + Integer.parseInt(parts[1]) * 60;
  }

  private int whole(Map<?, ?> members, String name, int otherwise) {
    Object value = find(members, name);
    return value == null ? otherwise : whole(value, name);
  }

  private int whole(Object value, String what) {
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw new BadProblem(
        "%s: %s is %s, expected a whole number".formatted(file, what, shown(value)));
  }

  private static String shown(Object value) {
    String text = value == Json.NULL ? "null" : String.valueOf(value);
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private Map<?, ?> object(Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new BadProblem("%s: %s is %s, expected an object".formatted(file, what, shown(value)));
  }

  private List<?> list(Object value, String what) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new BadProblem("%s: %s is %s, expected a list".formatted(file, what, shown(value)));
  }

  private static @Nullable Object find(Map<?, ?> members, String name) {
    Object value = members.get(name);
    return value == Json.NULL ? null : value;
  }

  private Object need(Map<?, ?> members, String name, String where) {
    Object value = find(members, name);
    if (value == null) {
      throw new BadProblem("%s: %s has no %s".formatted(file, where, name));
    }
    return value;
  }
}
