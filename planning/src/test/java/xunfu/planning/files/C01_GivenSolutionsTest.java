package xunfu.planning.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xunfu.planning.Evaluator;
import xunfu.planning.Plan;
import xunfu.planning.bench.Checker;

/** The checker, and our readers with the evaluator, reproduce the cost of every given solution. */
class C01_GivenSolutionsTest {
  @ParameterizedTest
  @CsvSource({"gh1000-vrptw,1", "gh1000-pcvrptw,10", "mdvrptw,1000", "tsp,1"})
  void theCheckerReproducesEveryGivenCost(String folder, double perUnit) {
    for (Path solution : Literature.files(folder, ".sol")) {
      Checker checker = Checker.vrplib(instanceOf(solution));
      List<List<Integer>> routes = Checker.routes(solution);
      checker.drive(routes);
      assertThat(checker.faults()).as("%s", solution).isEmpty();
      assertThat(perUnit * (checker.distance() + checker.prizesLost()))
          .as("%s", solution)
          .isCloseTo(Checker.cost(solution), within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({"gh1000-vrptw,10", "gh1000-pcvrptw,1", "mdvrptw,1", "tsp,1"})
  void readersAndEvaluatorReproduceTheGivenCost(String folder, double unitsPerCost)
      throws Exception {
    List<Path> solutions = Literature.files(folder, ".sol");
    for (int i = 0; i < solutions.size(); i += 6) {
      Path solution = solutions.get(i);
      Instance instance = InstanceFile.read(instanceOf(solution));
      Plan plan = Evaluator.evaluate(instance.problem(), sequences(instance, solution));
      assertThat(plan.violations()).as("%s", solution).isEmpty();
      assertThat((double) plan.cost())
          .as("%s", solution)
          .isCloseTo(unitsPerCost * Checker.cost(solution), within(0.5));
    }
  }

  @Test
  void aChangedSolutionIsFoundOut() {
    Path solution = Literature.files("gh1000-vrptw", ".sol").getFirst();
    List<List<Integer>> routes = new ArrayList<>(Checker.routes(solution));
    var backwards = new ArrayList<>(routes.getFirst()).reversed();
    routes.set(0, backwards.subList(0, backwards.size() - 1));
    Checker checker = Checker.vrplib(instanceOf(solution));
    checker.drive(routes);
    assertThat(checker.faults()).anyMatch(fault -> fault.contains("after"));
    assertThat(checker.faults()).anyMatch(fault -> fault.endsWith("is not served"));
  }

  static Path instanceOf(Path solution) {
    return Path.of(solution.toString().replace(".sol", ".vrp"));
  }

  static List<List<Integer>> sequences(Instance instance, Path solution) {
    var stopOf = new HashMap<Integer, Integer>();
    for (int stop = 0; stop < instance.numbers().size(); stop++) {
      stopOf.put(instance.numbers().get(stop), stop);
    }
    var sequences = new ArrayList<List<Integer>>();
    for (List<Integer> route : Checker.routes(solution)) {
      sequences.add(route.stream().map(stopOf::get).toList());
    }
    while (sequences.size() < instance.problem().vehicles().size()) {
      sequences.add(List.of());
    }
    return sequences;
  }
}
