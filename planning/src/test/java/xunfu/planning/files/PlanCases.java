package xunfu.planning.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import xunfu.planning.Break;
import xunfu.planning.Costs;
import xunfu.planning.Evaluator;
import xunfu.planning.Matrix;
import xunfu.planning.Plan;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;

/**
 * The cases that Java and TypeScript share, in {@code cases/plan/evaluator.json}. {@link #main}
 * writes the file anew (after a change of the rules that is meant); {@code E01_PlanCasesTest} and
 * its twin in {@code web/planning} read it.
 */
final class PlanCases {
  static final Path FILE = Path.of("..", "cases", "plan", "evaluator.json");
  private static final int CASES = 60;

  private PlanCases() {}

  public static void main(String[] arguments) throws IOException {
    var random = new Random(2026);
    var lines = new ArrayList<String>();
    for (int number = 0; number < CASES; number++) {
      Problem problem = problem(random, number);
      List<List<Integer>> sequences = sequences(random, problem);
      var one = new LinkedHashMap<String, Object>();
      one.put("name", "random day " + number);
      one.put("problem", day(problem));
      one.put("sequences", sequences);
      one.put("plan", shown(Evaluator.evaluate(problem, sequences)));
      lines.add(text(one));
    }
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, "{\"cases\": [\n" + String.join(",\n", lines) + "\n]}\n");
  }

  private static Problem problem(Random random, int number) {
    int places = 6;
    int[][] seconds = new int[places][places];
    int[][] metres = new int[places][places];
    for (int i = 0; i < places; i++) {
      for (int j = 0; j < places; j++) {
        boolean noWay = random.nextInt(60) == 0;
        seconds[i][j] = noWay ? Matrix.UNREACHABLE : random.nextInt(2_400);
        metres[i][j] = noWay ? Matrix.UNREACHABLE : random.nextInt(20_000);
      }
    }
    var stops = new ArrayList<Stop>();
    for (int i = 0; i < 6; i++) {
      Stop stop = Stop.at(random.nextInt(places)).lasting(random.nextInt(1_800));
      if (random.nextInt(4) > 0) {
        var windows = new Window[1 + random.nextInt(3)];
        for (int w = 0; w < windows.length; w++) {
          int opens = 28_800 + random.nextInt(28_800);
          windows[w] = new Window(opens, opens + random.nextInt(9_000));
        }
        stop = stop.open(windows);
      }
      if (random.nextBoolean()) {
        stop = stop.worth(random.nextInt(10_000));
      }
      if (random.nextInt(5) == 0) {
        stop = stop.needing("lift");
      }
      stops.add(stop.loading(random.nextInt(3)));
    }
    Vehicle first = Vehicle.at(0).working(28_800, 61_200).holding(8);
    if (number % 3 > 0) {
      int from = 39_600 + random.nextInt(3_600);
      first = first.resting(new Break(from, from + random.nextInt(3_600), 1_800));
    }
    if (number % 4 == 0) {
      first = first.atMost(7_200 + random.nextInt(14_400));
    }
    if (number % 5 == 0) {
      stops.set(0, stops.get(0).pinned(0, 0));
    }
    Vehicle second = Vehicle.at(1).endingAt(0).working(32_400, 57_600).able("lift");
    return new Problem(
        Matrix.of(seconds, metres),
        stops,
        List.of(first, second),
        number % 2 == 0 ? Costs.TRAVEL_SECONDS : new Costs(2, 3, 1_000));
  }

  private static List<List<Integer>> sequences(Random random, Problem problem) {
    var order = new ArrayList<>(IntStream.range(0, problem.stops().size()).boxed().toList());
    Collections.shuffle(order, random);
    int cut = random.nextInt(4);
    int end = Math.min(order.size(), cut + 1 + random.nextInt(3));
    return List.of(List.copyOf(order.subList(0, cut)), List.copyOf(order.subList(cut, end)));
  }

  // ---- as JSON

  private static Map<String, Object> day(Problem problem) {
    var day = new LinkedHashMap<String, Object>();
    var matrix = new LinkedHashMap<String, Object>();
    matrix.put("seconds", table(problem.matrix(), true));
    matrix.put("metres", table(problem.matrix(), false));
    day.put("matrix", matrix);
    Costs costs = problem.costs();
    day.put(
        "costs",
        members(
            "perMetre", costs.perMetre(),
            "perSecond", costs.perSecond(),
            "perVehicle", costs.perVehicle()));
    day.put("stops", problem.stops().stream().map(PlanCases::stop).toList());
    day.put("vehicles", problem.vehicles().stream().map(PlanCases::vehicle).toList());
    return day;
  }

  private static List<List<Integer>> table(Matrix matrix, boolean seconds) {
    return IntStream.range(0, matrix.size())
        .mapToObj(
            i ->
                IntStream.range(0, matrix.size())
                    .mapToObj(j -> seconds ? matrix.seconds(i, j) : matrix.metres(i, j))
                    .toList())
        .toList();
  }

  private static Map<String, Object> stop(Stop stop) {
    var members =
        members(
            "place", stop.location(),
            "serviceSeconds", stop.serviceSeconds(),
            "windows", stop.windows().stream().map(w -> List.of(w.opens(), w.closes())).toList(),
            "load", stop.load());
    if (!stop.required()) {
      members.put("prize", stop.prize());
    }
    members.put("skills", List.copyOf(stop.skills()));
    if (stop.pin() != null) {
      members.put(
          "pin", members("vehicle", stop.pin().vehicle(), "position", stop.pin().position()));
    }
    return members;
  }

  private static Map<String, Object> vehicle(Vehicle vehicle) {
    return members(
        "from", vehicle.startLocation(),
        "to", vehicle.endLocation(),
        "starts", vehicle.earliestStart(),
        "ends", vehicle.latestEnd(),
        "maxDurationSeconds", vehicle.maxDurationSeconds(),
        "capacity", Math.min(vehicle.capacity(), 1_000),
        "breaks",
            vehicle.breaks().stream()
                .map(
                    b ->
                        members(
                            "from",
                            b.earliestStart(),
                            "to",
                            b.latestStart(),
                            "seconds",
                            b.seconds()))
                .toList(),
        "skills", List.copyOf(vehicle.skills()));
  }

  static Map<String, Object> shown(Plan plan) {
    return members(
        "routes", plan.routes().stream().map(PlanCases::route).toList(),
        "leftOut",
            plan.leftOut().stream()
                .map(left -> members("stop", left.stop(), "reason", left.reason().name()))
                .toList(),
        "travelSeconds", plan.travelSeconds(),
        "travelMetres", plan.travelMetres(),
        "prizesLost", plan.prizesLost(),
        "cost", plan.cost(),
        "violations",
            plan.violations().stream()
                .map(
                    v ->
                        members(
                            "kind",
                            v.kind().name(),
                            "vehicle",
                            v.vehicle() == null ? Json.NULL : v.vehicle(),
                            "stop",
                            v.stop() == null ? Json.NULL : v.stop(),
                            "amount",
                            v.amount()))
                .toList());
  }

  private static Map<String, Object> route(Plan.Route route) {
    return members(
        "vehicle", route.vehicle(),
        "departAt", route.departAt(),
        "returnAt", route.returnAt(),
        "travelSeconds", route.travelSeconds(),
        "travelMetres", route.travelMetres(),
        "calls",
            route.calls().stream()
                .map(
                    call ->
                        members(
                            "stop", call.stop(),
                            "arriveAt", call.arriveAt(),
                            "startAt", call.startAt(),
                            "leaveAt", call.leaveAt(),
                            "waitSeconds", call.waitSeconds(),
                            "slackSeconds", call.slackSeconds(),
                            "lateSeconds", call.lateSeconds()))
                .toList(),
        "breaksAt", route.breaksAt());
  }

  private static Map<String, Object> members(Object... namesAndValues) {
    var members = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }

  static String text(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> "\"%s\": %s".formatted(entry.getKey(), text(entry.getValue())))
              .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream()
              .map(PlanCases::text)
              .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
      case String string -> "\"" + string + "\"";
      case Double number when number == Math.rint(number) -> String.valueOf(number.longValue());
      default -> value == Json.NULL ? "null" : String.valueOf(value);
    };
  }
}
