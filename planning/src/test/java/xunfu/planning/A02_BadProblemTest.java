package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xunfu.planning.Valley.day;
import static xunfu.planning.Valley.pair;
import static xunfu.planning.Valley.road;
import static xunfu.planning.Valley.stop;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class A02_BadProblemTest {
  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(BadProblem.class).hasMessageStartingWith(message);
  }

  @Test
  void refusesMatricesOfTheWrongSize() {
    refused(() -> Matrix.of(new int[0][]), "matrix is empty");
    refused(
        () -> Matrix.of(new int[][] {{0, 1}, {1}}),
        "row 1 of the matrix of seconds has 1 columns, 2 expected");
    refused(
        () -> Matrix.of(new int[2][2], new int[3][3]),
        "matrix of seconds has 2 rows, matrix of metres has 3");
    refused(() -> Matrix.of(new int[10_001][]), "matrix has 10001 places, at most 5000");
  }

  @Test
  void refusesNegativeTimes() {
    refused(
        () -> Matrix.of(new int[][] {{0, -7}, {1, 0}}), "seconds from place 0 to place 1 are -7");
    refused(() -> Stop.at(0).lasting(-1), "stop at place 0 lasts -1 seconds");
    refused(() -> new Window(10, 9), "window 10–9 closes before it opens");
    refused(() -> Vehicle.at(0).working(10, 9), "vehicle works 10–9");
  }

  @Test
  void refusesPlacesThatAreNotThere() {
    refused(
        () -> Problem.of(road(3), List.of(Stop.at(3)), List.of(pair())),
        "stop 0 lies at place 3, the matrix has places 0–2");
    refused(() -> Problem.of(road(3), List.of(), List.of()), "there is no vehicle");
  }

  @Test
  void refusesPinsWithGaps() {
    refused(
        () -> day(pair(), stop(1).pinned(0, 0), stop(2).pinned(0, 2)),
        "vehicle 0 has a stop pinned at position 2, expected 1");
    refused(
        () -> day(pair(), stop(1).pinned(0, 0), stop(2).pinned(0, 0)),
        "vehicle 0 has a stop pinned at position 0, expected 1");
    refused(() -> day(pair(), stop(1).pinned(1, 0)), "a stop is pinned to vehicle 1, there are 1");
  }

  @Test
  void joinsWindowsThatTouchAndSortsThem() {
    assertThat(Stop.at(0).open(new Window(50, 60), new Window(0, 10), new Window(10, 20)).windows())
        .containsExactly(new Window(0, 20), new Window(50, 60));
  }
}
