package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class B03_LocalSearchTest {
  private static final int RING = 24;

  /** Places on a ring; the station is one of them. */
  private static Problem ring(int vehicles, int capacity) {
    int[][] metres = new int[RING][RING];
    for (int i = 0; i < RING; i++) {
      for (int j = 0; j < RING; j++) {
        metres[i][j] = (int) (10_000 * Math.abs(StrictMath.sin(Math.PI * (i - j) / RING)));
      }
    }
    List<Stop> stops =
        IntStream.range(1, RING).mapToObj(place -> Stop.at(place).loading(1)).toList();
    return new Problem(
        Matrix.of(metres),
        stops,
        Collections.nCopies(vehicles, Vehicle.at(0).holding(capacity)),
        Costs.TRAVEL_METRES);
  }

  private static Plan improved(Problem problem, List<List<Integer>> orders) {
    var board = new Board(problem);
    var tours = new Tours(board);
    tours.append(
        orders.stream()
            .map(order -> order.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new));
    long before = tours.cost;
    new LocalSearch(tours, new Nearness(board)).all();
    assertThat(tours.cost).isLessThanOrEqualTo(before);
    Plan plan =
        Evaluator.evaluate(
            problem,
            Arrays.stream(tours.copy()).map(o -> IntStream.of(o).boxed().toList()).toList());
    assertThat(plan.cost()).isEqualTo(tours.cost);
    return plan;
  }

  @Test
  void aRouteThatCrossesItselfIsTurnedUntilItGoesRoundTheRing() {
    var random = new Random(1);
    Problem problem = ring(1, RING);
    long round = RING * problem.matrix().metres(0, 1);
    for (int turn = 0; turn < 20; turn++) {
      var order = new ArrayList<>(IntStream.range(0, RING - 1).boxed().toList());
      Collections.shuffle(order, random);
      assertThat(improved(problem, List.of(order)).cost()).isLessThanOrEqualTo(round * 5 / 4);
    }
  }

  @Test
  void stretchesDrivenBackwardsAreTurnedRound() {
    var order = new ArrayList<>(IntStream.range(0, RING - 1).boxed().toList());
    Collections.reverse(order.subList(5, 15));
    Problem problem = ring(1, RING);
    assertThat(improved(problem, List.of(order)).cost())
        .isEqualTo(RING * problem.matrix().metres(0, 1));
  }

  @Test
  void tailsOfTwoRoutesThatCrossAreExchanged() {
    Problem problem = ring(2, 12);
    var left = new ArrayList<Integer>();
    var right = new ArrayList<Integer>();
    for (int i = 0; i < 11; i++) {
      boolean near = i < 5;
      (near ? left : right).add(i);
      (near ? right : left).add(22 - i);
    }
    left.add(5, 11);
    Plan plan = improved(problem, List.of(left, right));
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.travelMetres())
        .isLessThan(Evaluator.evaluate(problem, List.of(left, right)).travelMetres());
  }

  @Test
  void itNeverBreaksARuleAndNeverMakesADayDearer() {
    var random = new Random(2);
    for (int day = 0; day < 300; day++) {
      Problem one = B01_TimesTest.randomDay(random, 14, day % 2 == 0);
      var problem =
          Problem.of(
              one.matrix(),
              one.stops(),
              List.of(one.vehicles().getFirst(), Vehicle.at(1).working(30_000, 60_000)));
      List<List<Integer>> orders = RegretInsertion.sequences(problem);
      Plan plan = improved(problem, orders);
      assertThat(plan.feasible()).isTrue();
    }
  }
}
