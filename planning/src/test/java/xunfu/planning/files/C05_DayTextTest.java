package xunfu.planning.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xunfu.planning.Break;
import xunfu.planning.Costs;
import xunfu.planning.Matrix;
import xunfu.planning.Problem;
import xunfu.planning.Stop;
import xunfu.planning.Vehicle;
import xunfu.planning.Window;
import xunfu.planning.bench.OfficerDays;

/** A problem that is written as a day file is read back as the same problem. */
class C05_DayTextTest {
  private static void survives(Problem problem) {
    Instance read = InstanceFile.read("day.json", DayText.of("a day", problem));
    assertThat(read.name()).isEqualTo("a day");
    Problem again = read.problem();
    assertThat(again.stops()).isEqualTo(problem.stops());
    assertThat(again.vehicles()).isEqualTo(problem.vehicles());
    assertThat(again.costs()).isEqualTo(problem.costs());
    for (int from = 0; from < problem.matrix().size(); from++) {
      for (int to = 0; to < problem.matrix().size(); to++) {
        assertThat(again.matrix().seconds(from, to)).isEqualTo(problem.matrix().seconds(from, to));
        assertThat(again.matrix().metres(from, to)).isEqualTo(problem.matrix().metres(from, to));
      }
    }
  }

  @Test
  void daysOfOfficersSurvive() {
    survives(OfficerDays.full(1, 33));
    survives(OfficerDays.overFull(2, 20));
  }

  @Test
  void everythingThatAProblemCanSaySurvives() {
    int[][] table = {{0, 5, Matrix.UNREACHABLE}, {7, 0, 3}, {Matrix.UNREACHABLE, 2, 0}};
    survives(
        new Problem(
            Matrix.of(table, table),
            List.of(
                Stop.at(1).lasting(60).pinned(0, 0),
                Stop.at(2).open(new Window(5, 9), new Window(20, 30)).worth(77),
                new Stop(1, 0, List.of(Window.ALWAYS), 3, Stop.REQUIRED, Set.of("b", "a"), null)),
            List.of(
                new Vehicle(0, 2, 1, 90, 80, 12, List.of(new Break(10, 20, 5)), Set.of("a", "b")),
                Vehicle.at(0)),
            new Costs(2, 3, 4)));
  }

  @Test
  void aNameThatWouldBreakTheFileIsRefused() {
    assertThatThrownBy(() -> DayText.of("a \"day\"", OfficerDays.full(1, 2)))
        .hasMessageContaining("a name with quotes");
  }
}
