package xunfu.planning.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xunfu.planning.Budget;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.bench.Checker;

/** What the planner prints for an instance stands before the independent checker. */
class C02_SolvedInstancesTest {
  @ParameterizedTest
  @CsvSource({"C101,827.3,0", "C201,589.1,0", "R101,1637.7,1.5", "RC102,1457.4,2", "R208,701.0,4"})
  void solomonInstancesComeNearTheBestKnown(String name, double best, double mostPercent)
      throws Exception {
    Path file = Literature.folder("solomon100").resolve(name + ".txt");
    Instance instance = InstanceFile.read(file);
    Plan plan = Planner.solve(instance.problem(), Budget.iterations(1, 30_000));
    Checker checker = Checker.solomon(file);
    checker.drive(routes(PlanText.routes(instance, plan)));
    assertThat(checker.faults()).isEmpty();
    assertThat(Math.round(10 * checker.distance())).isEqualTo(plan.cost());
    assertThat(100 * (checker.distance() / best - 1)).isBetween(-1e-6, mostPercent + 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "mdvrptw/PR11A.vrp,1500",
    "gh1000-pcvrptw/R1_10_1.vrp,500",
    "gh1000-vrptw/RC1_10_1.vrp,500"
  })
  void largeInstancesOfEveryKindAreServedWithinTheRules(String path, int iterations)
      throws Exception {
    Path file = Literature.folder("").resolve(path);
    Instance instance = InstanceFile.read(file);
    Plan plan = Planner.solve(instance.problem(), Budget.iterations(1, iterations));
    Checker checker = Checker.vrplib(file);
    List<List<Integer>> routes = new ArrayList<>();
    if (instance.severalDepots()) {
      for (List<Integer> sequence : plan.sequences()) {
        routes.add(sequence.stream().map(instance.numbers()::get).toList());
      }
    } else {
      routes = routes(PlanText.routes(instance, plan));
    }
    checker.drive(routes);
    assertThat(checker.faults()).isEmpty();
    assertThat(
            Math.round(instance.unitsPerDistance() * (checker.distance() + checker.prizesLost())))
        .isEqualTo(plan.cost());
  }

  private static List<List<Integer>> routes(List<String> lines) {
    return lines.stream()
        .map(line -> line.substring(line.indexOf(':') + 2))
        .map(stops -> java.util.Arrays.stream(stops.split(" ")).map(Integer::valueOf).toList())
        .toList();
  }
}
