package xunfu.planning.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import xunfu.planning.Plan;

/** A plan printed in the terms of the file its problem came from. */
public final class PlanText {
  private PlanText() {}

  /**
   * The routes, one a line, as in the solutions of the literature: {@code Route #1: 12 5 7}. Routes
   * without stops are left out and the others numbered 1, 2, 3 …; with several depots the number is
   * that of the vehicle, and the depot is named.
   */
  public static List<String> routes(Instance instance, Plan plan) {
    var lines = new ArrayList<String>();
    for (Plan.Route route : plan.routes()) {
      if (!route.calls().isEmpty()) {
        String head =
            instance.severalDepots()
                ? "Route #%d (depot %d): "
                    .formatted(route.vehicle() + 1, instance.depots().get(route.vehicle()))
                : "Route #%d: ".formatted(lines.size() + 1);
        lines.add(
            route.sequence().stream()
                .map(stop -> String.valueOf(instance.numbers().get(stop)))
                .collect(Collectors.joining(" ", head, "")));
      }
    }
    return lines;
  }

  /**
   * The figures on one line of JSON: distance and prizes in the file's own units, routes that serve
   * something, stops served, whether every rule is kept.
   */
  public static String figures(Instance instance, Plan plan, double cpuSeconds) {
    long routes = plan.routes().stream().filter(route -> !route.calls().isEmpty()).count();
    return String.format(
        Locale.ROOT,
        "{\"distance\":%s,\"prizesLost\":%s,\"routes\":%d,\"served\":%d,\"feasible\":%b,"
            + "\"cpuSeconds\":%.3f}",
        shared(plan.travelMetres(), instance.unitsPerDistance()),
        shared(plan.prizesLost(), instance.unitsPerPrize()),
        routes,
        plan.served(),
        plan.feasible(),
        cpuSeconds);
  }

  private static String shared(long value, int units) {
    return BigDecimal.valueOf(value)
        .divide(BigDecimal.valueOf(units), 3, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
