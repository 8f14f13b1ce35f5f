package xunfu.planning;

import java.util.List;

/**
 * A problem made so that its plans bear visits that last longer than thought: windows and hours end
 * earlier, by what the overruns until then will not exceed on a given share of days.
 *
 * <p>Visits overrun and fall short independently, so after many of them the day is off by the root
 * of the sum of their variances, not by the sum of their overruns: thirty visits of five minutes
 * that each vary by 40 % put a day off by seven minutes on one side in a hundred and sixty, not by
 * an hour. Which stops will be served before a given time is not known beforehand; they are taken
 * to be spread evenly over the vehicles and their hours. Waiting, which makes up for overruns, is
 * not counted on.
 */
final class Buffers {
  private Buffers() {}

  static Problem in(Problem problem, double spread, double quantile) {
    if (!(spread >= 0 && spread <= 1) || !(quantile >= 0.5 && quantile < 1)) {
      throw new BadProblem(
          "buffers for a spread of %s and a share of days of %s".formatted(spread, quantile),
          "0–1 and 0.5 up to below 1");
    }
    // a share evenly spread over ±a has the variance a² ⁄ 3
    double variance =
        problem.stops().stream()
                .mapToDouble(
                    stop -> spread * spread * stop.serviceSeconds() * stop.serviceSeconds())
                .sum()
            / (3.0 * problem.vehicles().size());
    double wholeDay = normalQuantile(quantile) * Math.sqrt(variance);
    int begin = problem.vehicles().stream().mapToInt(Vehicle::earliestStart).min().orElse(0);
    int end = problem.vehicles().stream().mapToInt(Vehicle::latestEnd).max().orElse(0);
    List<Stop> stops =
        problem.stops().stream()
            .map(stop -> stop.open(windows(stop.windows(), wholeDay, begin, end)))
            .toList();
    List<Vehicle> vehicles =
        problem.vehicles().stream()
            .map(
                v -> {
                  int back = v.latestEnd() - margin(v.latestEnd(), wholeDay, begin, end);
                  return v.working(v.earliestStart(), Math.max(v.earliestStart(), back));
                })
            .toList();
    return new Problem(problem.matrix(), stops, vehicles, problem.costs());
  }

  private static Window[] windows(List<Window> windows, double wholeDay, int begin, int end) {
    return windows.stream()
        .map(
            w -> {
              int closes = w.closes() - margin(w.closes(), wholeDay, begin, end);
              return new Window(w.opens(), Math.max(w.opens(), closes));
            })
        .toArray(Window[]::new);
  }

  /** What the overruns until a time of the day come to. */
  private static int margin(int time, double wholeDay, int begin, int end) {
    double share = (double) (Math.min(time, end) - begin) / Math.max(1, end - begin);
    return (int) Math.ceil(wholeDay * Math.sqrt(Math.max(0, share)));
  }

  /** Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23: within 0.00045. */
  private static double normalQuantile(double share) {
    double t = Math.sqrt(-2 * StrictMath.log(1 - share));
    return t
        - (2.515517 + t * (0.802853 + t * 0.010328))
            / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  }
}
