package xunfu.bench.plan;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import xunfu.planning.bench.Counties;
import xunfu.planning.bench.CpuClock;
import xunfu.planning.matching.Load;
import xunfu.planning.matching.Matcher;
import xunfu.planning.matching.MatchingProblem;

/**
 * {@code ./xunfu bench matching --peers}: the same counties matched by us and by OR-Tools' minimum
 * cost flow, which proves its optimum; both costs must be equal. CPU milliseconds of the calling
 * thread, the translation into arcs left out for both; the middle of seven counties after three
 * that warm up.
 */
public final class MatchingReferee {
  private static final int WARM_UPS = 3;
  private static final int COUNTIES = 7;

  private MatchingReferee() {}

  /** Entry; needs no data. Exit 1 when a cost differs. */
  public static void main(String... arguments) {
    Loader.loadNativeLibraries();
    measured(60, 600);
    measured(120, 4_000);
  }

  private static void measured(int visitors, int premises) {
    double[] ours = new double[COUNTIES];
    double[] theirs = new double[COUNTIES];
    for (int county = -WARM_UPS; county < COUNTIES; county++) {
      MatchingProblem problem = Counties.of(200 + county, visitors, premises);
      long[] cost = new long[2];
      double own = milliseconds(() -> cost[0] = Matcher.match(problem).cost());
      MinCostFlow flow = network(problem);
      double other = milliseconds(() -> cost[1] = solved(flow));
      if (cost[0] != cost[1]) {
        System.err.printf("county %d: we say %d, OR-Tools %d%n", county, cost[0], cost[1]);
        System.exit(1);
      }
      if (county >= 0) {
        ours[county] = own;
        theirs[county] = other;
      }
    }
    print("matching/%dx%d".formatted(visitors, premises), middle(ours), middle(theirs));
  }

  private static MinCostFlow network(MatchingProblem problem) {
    var flow = new MinCostFlow();
    int nobody = problem.premises() + problem.visitors();
    int sink = nobody + 1;
    for (int at = 0; at < problem.premises(); at++) {
      flow.setNodeSupply(at, 1);
      for (int visitor = 0; visitor < problem.visitors(); visitor++) {
        int cost = problem.cost(visitor, at);
        if (cost != MatchingProblem.NO_ARC) {
          flow.addArcWithCapacityAndUnitCost(at, problem.premises() + visitor, 1, cost);
        }
      }
      flow.addArcWithCapacityAndUnitCost(at, nobody, 1, problem.leavingOut(at));
    }
    for (int visitor = 0; visitor < problem.visitors(); visitor++) {
      List<Load.Block> blocks = problem.loads().get(visitor).blocks();
      for (Load.Block block : blocks) {
        flow.addArcWithCapacityAndUnitCost(
            problem.premises() + visitor, sink, block.places(), block.price());
      }
    }
    flow.addArcWithCapacityAndUnitCost(nobody, sink, problem.premises(), 0);
    flow.setNodeSupply(sink, -problem.premises());
    return flow;
  }

  private static long solved(MinCostFlow flow) {
    if (flow.solve() != MinCostFlowBase.Status.OPTIMAL) {
      throw new IllegalStateException("OR-Tools found no optimum");
    }
    return flow.getOptimalCost();
  }

  private static double milliseconds(LongSupplier work) {
    var clock = new CpuClock();
    work.getAsLong();
    return 1e3 * clock.seconds();
  }

  private static double middle(double[] values) {
    return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElse(0);
  }

  private static void print(String metric, double ours, double theirs) {
    System.out.printf(
        Locale.ROOT,
        "{\"bench\":\"matching\",\"metric\":\"%s\",\"value\":%.1f,\"unit\":\"ms\","
            + "\"cpuSeconds\":%.4f,\"peer\":\"ortools\",\"peerValue\":%.1f,"
            + "\"peerCpuSeconds\":%.4f,\"ratio\":%.2f,\"sameCost\":true,\"n\":%d,"
            + "\"machine\":\"%s %s, %d processors\",\"commit\":\"%s\"}%n",
        metric,
        ours,
        ours / 1_000,
        theirs,
        theirs / 1_000,
        theirs / ours,
        COUNTIES,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getenv().getOrDefault("XUNFU_COMMIT", "unknown"));
  }
}
