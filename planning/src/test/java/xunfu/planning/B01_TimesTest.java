package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.planning.Valley.MINUTE;
import static xunfu.planning.Valley.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The quick times of the search say the same as the exact evaluator, on thousands of small days.
 */
class B01_TimesTest {
  private static final int PLACES = 8;

  /** A random small day: asymmetric roads, one to three windows, perhaps breaks and a maximum. */
  static Problem randomDay(Random random, int stops, boolean plain) {
    int[][] seconds = new int[PLACES][PLACES];
    for (int[] row : seconds) {
      for (int to = 0; to < PLACES; to++) {
        row[to] = random.nextInt(40) * MINUTE;
      }
    }
    var list = new ArrayList<Stop>();
    for (int i = 0; i < stops; i++) {
      var windows = new ArrayList<Window>();
      for (int w = random.nextInt(3); w >= 0; w--) {
        int opens = clock("8:00") + random.nextInt(8 * 60) * MINUTE;
        windows.add(new Window(opens, opens + (30 + random.nextInt(180)) * MINUTE));
      }
      list.add(
          Stop.at(random.nextInt(PLACES))
              .lasting(random.nextInt(30) * MINUTE)
              .open(windows.toArray(Window[]::new))
              .worth(1_000 + random.nextInt(20_000)));
    }
    Vehicle pair = Vehicle.at(0).working(clock("8:00"), clock("17:00"));
    if (!plain && random.nextBoolean()) {
      pair = pair.atMost((120 + random.nextInt(300)) * MINUTE);
    }
    if (!plain && random.nextInt(3) > 0) {
      int from = clock("11:00") + random.nextInt(60) * MINUTE;
      var lunch = new Break(from, from + random.nextInt(60) * MINUTE, 30 * MINUTE);
      var tea = new Break(clock("14:30"), clock("15:00"), 10 * MINUTE);
      pair = random.nextBoolean() ? pair.resting(lunch) : pair.resting(lunch, tea);
    }
    return Problem.of(Matrix.of(seconds), list, List.of(pair));
  }

  private static List<Integer> someOrder(Random random, int stops) {
    var order = new ArrayList<>(IntStream.range(0, stops).boxed().toList());
    java.util.Collections.shuffle(order, random);
    return order.subList(0, 1 + random.nextInt(Math.min(4, stops)));
  }

  @Test
  void theClockAgreesWithTheEvaluatorOnBreaksAndDurations() {
    var random = new Random(7);
    int fitting = 0;
    for (int day = 0; day < 3_000; day++) {
      Problem problem = randomDay(random, 5, false);
      List<Integer> order = someOrder(random, 5);
      boolean expected = Evaluator.evaluate(problem, List.of(order)).feasible();
      var tours = new Tours(new Board(problem));
      int[] nodes = new int[order.size() + 2];
      nodes[0] = tours.board.startNode[0];
      for (int k = 0; k < order.size(); k++) {
        nodes[k + 1] = order.get(k);
      }
      nodes[order.size() + 1] = tours.board.endNode[0];
      assertThat(tours.fits(0, nodes, order.size() + 1)).as("day %d", day).isEqualTo(expected);
      fitting += expected ? 1 : 0;
    }
    assertThat(fitting).isBetween(500, 2_500);
  }

  @Test
  void anInsertionFitsExactlyWhenTheLongerOrderIsFeasible() {
    var random = new Random(8);
    int asked = 0;
    for (int day = 0; day < 2_000; day++) {
      Problem problem = randomDay(random, 6, day % 2 == 0);
      List<Integer> order = someOrder(random, 5);
      if (!Evaluator.evaluate(problem, List.of(order)).feasible()) {
        continue;
      }
      var tours = new Tours(new Board(problem));
      tours.append(new int[][] {order.stream().mapToInt(Integer::intValue).toArray()});
      for (int k = 0; k <= order.size(); k++) {
        var longer = new ArrayList<>(order);
        longer.add(k, 5);
        boolean expected = Evaluator.evaluate(problem, List.of(longer)).feasible();
        assertThat(tours.fits(0, k, 5)).as("day %d, after %d", day, k).isEqualTo(expected);
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(2_000);
  }

  @Test
  void durationsToldInConstantTimeAreThoseOfTheEvaluator() {
    var random = new Random(10);
    int fitting = 0;
    int refused = 0;
    for (int day = 0; day < 3_000; day++) {
      Problem several = randomDay(random, 6, true);
      List<Stop> stops =
          several.stops().stream().map(stop -> stop.open(stop.windows().getFirst())).toList();
      Vehicle pair = several.vehicles().getFirst().atMost((90 + random.nextInt(240)) * MINUTE);
      Problem problem = Problem.of(several.matrix(), stops, List.of(pair));
      List<Integer> order = someOrder(random, 5);
      if (!Evaluator.evaluate(problem, List.of(order)).feasible()) {
        continue;
      }
      var tours = new Tours(new Board(problem));
      tours.append(new int[][] {order.stream().mapToInt(Integer::intValue).toArray()});
      if (tours.tour[0].length < order.size()) {
        continue;
      }
      assertThat(tours.board.longest[0]).isEqualTo(pair.maxDurationSeconds());
      for (int k = 0; k <= order.size(); k++) {
        var longer = new ArrayList<>(order);
        longer.add(k, 5);
        boolean expected = Evaluator.evaluate(problem, List.of(longer)).feasible();
        assertThat(tours.fits(0, k, 5)).as("day %d, after %d", day, k).isEqualTo(expected);
        fitting += expected ? 1 : 0;
        refused += !expected && tours.tour[0].hasRoom(k, 5) ? 1 : 0;
      }
    }
    assertThat(fitting).isGreaterThan(100);
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void costsAndTimesAreTheSameAfterAnyChangesAndUndoing() {
    var random = new Random(9);
    for (int day = 0; day < 200; day++) {
      Problem problem = randomDay(random, 12, day % 2 == 0);
      var tours = new Tours(new Board(problem));
      for (int step = 0; step < 60; step++) {
        long before = tours.cost;
        List<List<Integer>> orders = orders(tours);
        changeSomething(tours, random);
        if (random.nextBoolean() || !tours.sound()) {
          tours.undo();
          assertThat(orders(tours)).isEqualTo(orders);
          assertThat(tours.cost).isEqualTo(before);
        } else {
          tours.keep();
        }
        Plan plan = Evaluator.evaluate(problem, orders(tours));
        assertThat(plan.feasible()).isTrue();
        assertThat(plan.cost()).isEqualTo(tours.cost);
      }
    }
  }

  private static List<List<Integer>> orders(Tours tours) {
    return java.util.Arrays.stream(tours.copy())
        .map(order -> IntStream.of(order).boxed().toList())
        .toList();
  }

  private static void changeSomething(Tours tours, Random random) {
    for (int i = 0; i < 3; i++) {
      if (tours.tour[0].length > 0 && random.nextInt(3) == 0) {
        int from = 1 + random.nextInt(tours.tour[0].length);
        tours.remove(0, from, from + random.nextInt(tours.tour[0].length - from + 1));
      }
      if (tours.absent.count() > 0) {
        int stop = tours.absent.get(random.nextInt(tours.absent.count()));
        int k = random.nextInt(tours.tour[0].length + 1);
        if (tours.fits(0, k, stop)) {
          tours.insert(0, k, stop);
        }
      }
    }
  }
}
