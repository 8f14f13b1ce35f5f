package xunfu.rounds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import xunfu.planning.Window;

/** The phone mends a day by the same hours: {@code cases/plan/hours.json} binds both. */
class OpeningHoursTest {
  private static final Path CASES = Path.of("..", "cases", "plan", "hours.json");

  private record Case(
      String name, List<List<String>> hours, int serviceSeconds, List<List<Integer>> beginnings) {}

  private record Cases(List<Case> cases) {}

  @TestFactory
  Stream<DynamicTest> aVisitBeginsWithinTheHoursAndIsOverByTheirEnd() {
    return JsonMapper.shared().readValue(CASES, Cases.class).cases().stream()
        .map(it -> DynamicTest.dynamicTest(it.name(), () -> check(it)));
  }

  private static void check(Case it) {
    var hours =
        it.hours().stream().map(pair -> pair.stream().map(DayPlanner::time).toList()).toList();
    var expected =
        it.beginnings().stream().map(pair -> new Window(pair.getFirst(), pair.getLast())).toList();
    assertThat(OpeningHours.beginnings(hours, it.serviceSeconds())).isEqualTo(expected);
  }
}
