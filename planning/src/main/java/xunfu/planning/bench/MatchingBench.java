package xunfu.planning.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import xunfu.planning.matching.Districting;
import xunfu.planning.matching.Districts;
import xunfu.planning.matching.Matcher;
import xunfu.planning.matching.Matching;
import xunfu.planning.matching.MatchingProblem;
import xunfu.planning.matching.Territory;

/**
 * {@code ./xunfu bench matching}: visitors and premises of invented counties matched, and counties
 * divided, on one warm thread; a line of JSON each, CPU milliseconds, the worst of five counties.
 * Every matching is checked by its prices: nobody else would be cheaper anywhere.
 */
public final class MatchingBench {
  private static final int COUNTIES = 5;
  private static final int WARM_UPS = 5;
  private static final double TOLERANCE = 0.05;

  private MatchingBench() {}

  /** Entry; needs no data. */
  public static void main(String... arguments) {
    matching(40, 200);
    matching(60, 600);
    matching(120, 4_000);
    districts(4, 1_000);
    districts(20, 4_000);
  }

  private static void matching(int visitors, int premises) {
    double first = 0;
    for (int county = 0; county < WARM_UPS; county++) {
      MatchingProblem problem = Counties.of(100 + county, visitors, premises);
      first = Math.max(first, cpu(() -> Matcher.match(problem)).milliseconds());
    }
    double worst = 0;
    double mostLoad = 0;
    long arcs = 0;
    for (int county = 1; county <= COUNTIES; county++) {
      MatchingProblem problem = Counties.of(county, visitors, premises);
      var measured = cpu(() -> Matcher.match(problem));
      check(problem, measured.result());
      worst = Math.max(worst, measured.milliseconds());
      int most = measured.result().loads().stream().max(Integer::compare).orElse(0);
      mostLoad = Math.max(mostLoad, (double) most * visitors / premises);
      arcs = Math.max(arcs, problem.arcs());
    }
    print(
        "matching/%dx%d".formatted(visitors, premises),
        worst,
        String.format(
            Locale.ROOT,
            "\"whileWarmingUp\":%.1f,\"arcs\":%d,\"mostLoad\":%.3f,\"proven\":true",
            first,
            arcs,
            mostLoad));
  }

  /** The conditions of optimality, told from the prices alone. */
  private static void check(MatchingProblem problem, Matching matching) {
    for (int at = 0; at < problem.premises(); at++) {
      for (int visitor = 0; visitor < problem.visitors(); visitor++) {
        if (matching.detour(problem, at, visitor) < 0) {
          throw new IllegalStateException(
              "visitor %d would be cheaper for premises %d".formatted(visitor, at));
        }
      }
    }
    for (int visitor = 0; visitor < problem.visitors(); visitor++) {
      checkPrice(problem, matching, visitor);
    }
  }

  private static void checkPrice(MatchingProblem problem, Matching matching, int visitor) {
    long price = matching.placePrices().get(visitor);
    int load = matching.loads().get(visitor);
    var places = problem.loads().get(visitor).blocks();
    int[] each =
        places.stream()
            .flatMapToInt(block -> IntStream.generate(block::price).limit(block.places()))
            .toArray();
    if (load > 0 && each[load - 1] > price || load < each.length && each[load] < price) {
      throw new IllegalStateException("the price of visitor %d is none".formatted(visitor));
    }
  }

  private static void districts(int districts, int sites) {
    double worst = 0;
    double balance = 0;
    double compactness = 1;
    double neighbours = 1;
    for (int county = 0; county <= COUNTIES; county++) {
      double[][] doors = Counties.doors(county, sites);
      var territory = Territory.of(sites, (from, to) -> Counties.seconds(doors[from], doors[to]));
      var measured = cpu(() -> Districting.divide(territory, districts, TOLERANCE, 1));
      if (county > 0) {
        Districts divided = measured.result();
        worst = Math.max(worst, measured.milliseconds());
        balance = Math.max(balance, divided.balance());
        compactness = Math.min(compactness, divided.compactness());
        neighbours = Math.min(neighbours, divided.neighbours());
      }
    }
    print(
        "districts/%dof%d".formatted(districts, sites),
        worst,
        String.format(
            Locale.ROOT,
            "\"balance\":%.3f,\"compactness\":%.3f,\"neighbours\":%.3f",
            balance,
            compactness,
            neighbours));
  }

  private record Measured<T>(T result, double milliseconds) {}

  private static <T> Measured<T> cpu(Supplier<T> work) {
    var threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    T result = work.get();
    return new Measured<>(result, (threads.getCurrentThreadCpuTime() - begin) / 1e6);
  }

  private static void print(String metric, double milliseconds, String more) {
    System.out.printf(
        Locale.ROOT,
        "{\"bench\":\"matching\",\"metric\":\"%s\",\"value\":%.1f,\"unit\":\"ms\","
            + "\"cpuSeconds\":%.4f,%s,\"n\":%d,\"machine\":\"%s %s, %d processors\","
            + "\"commit\":\"%s\"}%n",
        metric,
        milliseconds,
        milliseconds / 1_000,
        more,
        COUNTIES,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getenv().getOrDefault("XUNFU_COMMIT", "unknown"));
  }
}
