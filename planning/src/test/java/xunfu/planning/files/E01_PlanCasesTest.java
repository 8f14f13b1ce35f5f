package xunfu.planning.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import xunfu.planning.Evaluator;
import xunfu.planning.Problem;

/** The evaluator satisfies the cases that it shares with its twin on the phone. */
class E01_PlanCasesTest {
  @TestFactory
  Stream<DynamicTest> everySharedCaseIsEvaluatedAlike() throws Exception {
    Map<?, ?> file = (Map<?, ?>) Json.read("evaluator.json", Files.readString(PlanCases.FILE));
    return ((List<?>) file.get("cases"))
        .stream()
            .map(one -> (Map<?, ?>) one)
            .map(one -> DynamicTest.dynamicTest((String) one.get("name"), () -> check(one)));
  }

  private static void check(Map<?, ?> one) {
    Problem problem = DayFile.problem("evaluator.json", one.get("problem"));
    List<List<Integer>> sequences =
        ((List<?>) one.get("sequences"))
            .stream()
                .map(
                    order ->
                        ((List<?>) order).stream().map(stop -> ((Double) stop).intValue()).toList())
                .toList();
    String plan = PlanCases.text(PlanCases.shown(Evaluator.evaluate(problem, sequences)));
    assertThat(plan).isEqualTo(PlanCases.text(one.get("plan")));
  }
}
