package xunfu.planning.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;

/** A problem written as our own day file, which {@link InstanceFile} reads back to the same. */
public final class DayText {
  private DayText() {}

  /**
   * The file's text; times are seconds.
   *
   * @param name without quotes or backslashes
   * @throws IllegalArgumentException when the name has one
   */
  public static String of(String name, Problem problem) {
    var lines = new ArrayList<String>();
    lines.add("{\"name\": " + quoted(name) + ",");
    Matrix matrix = problem.matrix();
    lines.add(" \"matrix\": {\"seconds\": " + table(matrix.size(), matrix::seconds) + ",");
    lines.add("  \"metres\": " + table(matrix.size(), matrix::metres) + "},");
    lines.add(
        " \"costs\": {\"perMetre\": %d, \"perSecond\": %d, \"perVehicle\": %d},"
            .formatted(
                problem.costs().perMetre(),
                problem.costs().perSecond(),
                problem.costs().perVehicle()));
    lines.add(" \"stops\": [" + joined(",\n  ", problem.stops(), DayText::stop) + "],");
    lines.add(" \"vehicles\": [" + joined(",\n  ", problem.vehicles(), DayText::vehicle) + "]}");
    return String.join("\n", lines) + "\n";
  }

  private static String table(int size, IntBinaryOperator cell) {
    IntFunction<String> row =
        from ->
            IntStream.range(0, size)
                .mapToObj(to -> String.valueOf(cell.applyAsInt(from, to)))
                .collect(Collectors.joining(",", "[", "]"));
    return IntStream.range(0, size).mapToObj(row).collect(Collectors.joining(",\n   ", "[", "]"));
  }

  private static String stop(Stop stop) {
    var members = new ArrayList<String>();
    members.add("\"place\": " + stop.location());
    members.add("\"serviceSeconds\": " + stop.serviceSeconds());
    members.add(
        "\"windows\": ["
            + joined(", ", stop.windows(), it -> "[%d, %d]".formatted(it.opens(), it.closes()))
            + "]");
    members.add("\"load\": " + stop.load());
    if (stop.prize() != Stop.REQUIRED) {
      members.add("\"prize\": " + stop.prize());
    }
    members.add("\"skills\": [" + words(stop.skills()) + "]");
    var pin = stop.pin();
    if (pin != null) {
      members.add(
          "\"pin\": {\"vehicle\": %d, \"position\": %d}".formatted(pin.vehicle(), pin.position()));
    }
    return "{" + String.join(", ", members) + "}";
  }

  private static String vehicle(Vehicle vehicle) {
    return "{\"from\": %d, \"to\": %d, \"starts\": %d, \"ends\": %d, \"maxDurationSeconds\": %d,"
            .formatted(
                vehicle.startLocation(),
                vehicle.endLocation(),
                vehicle.earliestStart(),
                vehicle.latestEnd(),
                vehicle.maxDurationSeconds())
        + " \"capacity\": %d, \"breaks\": [%s], \"skills\": [%s]}"
            .formatted(
                vehicle.capacity(),
                joined(
                    ", ",
                    vehicle.breaks(),
                    rest ->
                        "{\"from\": %d, \"to\": %d, \"seconds\": %d}"
                            .formatted(rest.earliestStart(), rest.latestStart(), rest.seconds())),
                words(vehicle.skills()));
  }

  private static String words(Collection<String> words) {
    return words.stream().sorted().map(DayText::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    if (text.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
      throw new IllegalArgumentException("a name with quotes or backslashes: " + text);
    }
    return '"' + text + '"';
  }

  private static <T> String joined(String between, List<T> things, Function<T, String> written) {
    return things.stream().map(written).collect(Collectors.joining(between));
  }
}
