package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.planning.Valley.MINUTE;
import static xunfu.planning.Valley.clock;
import static xunfu.planning.Valley.day;
import static xunfu.planning.Valley.pair;
import static xunfu.planning.Valley.road;
import static xunfu.planning.Valley.stop;
import static xunfu.planning.Valley.walk;
import static xunfu.planning.Valley.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xunfu.planning.Reasons.Attempt;
import xunfu.planning.Reasons.Attempt.Breaks;
import xunfu.planning.Reasons.Attempt.None;
import xunfu.planning.Reasons.Attempt.Possible;
import xunfu.planning.Reasons.Bound;
import xunfu.planning.Reasons.OfLeftOut;
import xunfu.planning.Reasons.OfStop;

/**
 * Each reason is true: first some that can be worked out by hand, then all of random days by
 * trying.
 */
class A04_ReasonsTest {
  @Test
  void aWindowFurtherOnBindsTheStopsBeforeIt() {
    Problem problem = day(pair(), stop(5), stop(10).open(window("9:00", "10:00")));
    OfStop first = Reasons.of(problem, walk(problem, 0, 1)).stops().getFirst();
    assertThat(first.slackSeconds()).isEqualTo(40 * MINUTE);
    assertThat(first.bound()).isEqualTo(Bound.WINDOW);
    assertThat(first.boundBy()).isEqualTo(1);
  }

  @Test
  void theHoursBindWhereNoWindowDoes() {
    Problem problem = day(pair(), stop(5));
    OfStop only = Reasons.of(problem, walk(problem, 0)).stops().getFirst();
    assertThat(only.bound()).isEqualTo(Bound.HOURS);
    assertThat(only.boundBy()).isNull();
    assertThat(only.earlier()).isEqualTo(new None());
    assertThat(only.byOther()).isEqualTo(new None());
  }

  @Test
  void changingPlacesCostsTheDetour() {
    Problem problem = day(pair(), stop(5), stop(10), stop(10));
    List<OfStop> stops = Reasons.of(problem, walk(problem, 0, 1, 2)).stops();
    assertThat(stops.get(0).later()).isEqualTo(new Possible(0, 0, 10 * MINUTE));
    assertThat(stops.get(1).later()).isEqualTo(new Possible(0, 1, 0));
    assertThat(stops.get(1).earlier()).isEqualTo(stops.get(0).later());
  }

  @Test
  void aChangeThatComesTooLateNamesTheDoorThatIsClosedThen() {
    Problem problem = day(pair(), stop(5).open(window("9:00", "9:10")), stop(10));
    OfStop first = Reasons.of(problem, walk(problem, 0, 1)).stops().getFirst();
    assertThat(first.later()).isInstanceOf(Breaks.class);
    assertThat(((Breaks) first.later()).violations().getFirst().stop()).isZero();
  }

  @Test
  void theOtherPairIsNamedWithWhatItWouldCost() {
    var problem = Problem.of(road(40), List.of(stop(5), stop(30)), List.of(pair(), Vehicle.at(39)));
    Plan plan = Evaluator.evaluate(problem, List.of(List.of(0), List.of(1)));
    OfStop first = Reasons.of(problem, plan).stops().getFirst();
    assertThat(first.byOther()).isEqualTo(new Possible(1, 0, (50 - 10) * MINUTE));
  }

  @Test
  void aStopLeftOutSaysWhatTakingItInWouldCostOrBreak() {
    Problem dear = day(pair(), stop(5), stop(30).worth(60));
    OfLeftOut left = Reasons.of(dear, walk(dear, 0)).leftOut().getFirst();
    assertThat(left.cheapest()).isEqualTo(new Possible(0, 0, 50 * MINUTE));
    Problem full = day(pair().working(clock("9:00"), clock("9:30")), stop(5), stop(6).worth(60));
    Attempt breaks = Reasons.of(full, walk(full, 0)).leftOut().getFirst().cheapest();
    assertThat(((Breaks) breaks).violations())
        .containsExactly(new Plan.Violation(Plan.Violation.Kind.OVERTIME, 0, null, 2 * MINUTE));
  }

  @Test
  void everyReasonOfRandomDaysHoldsWhenItIsTried() {
    var random = new Random(4);
    int possible = 0;
    int breaking = 0;
    for (int number = 0; number < 60; number++) {
      Problem one = B01_TimesTest.randomDay(random, 8, number % 2 == 0);
      var problem =
          Problem.of(
              one.matrix(),
              one.stops(),
              List.of(one.vehicles().getFirst(), Vehicle.at(1).working(30_000, 60_000)));
      Plan plan = Planner.solve(problem, Budget.iterations(1, 200));
      Reasons reasons = Reasons.of(problem, plan);
      assertThat(reasons.stops()).hasSize(plan.served());
      for (OfStop reason : reasons.stops()) {
        checkSlack(problem, plan, reason);
        for (Attempt attempt : List.of(reason.earlier(), reason.later(), reason.byOther())) {
          possible += attempt instanceof Possible ? 1 : 0;
          breaking += attempt instanceof Breaks ? 1 : 0;
        }
        checkMove(problem, plan, reason.stop(), reason.byOther());
      }
      for (OfLeftOut reason : reasons.leftOut()) {
        checkMove(problem, plan, reason.stop(), reason.cheapest());
      }
    }
    assertThat(possible).isGreaterThan(50);
    assertThat(breaking).isGreaterThan(50);
  }

  /**
   * Held up at its door for as long as the slack, the day is kept; what binds is then at its end.
   */
  private static void checkSlack(Problem problem, Plan plan, OfStop reason) {
    Plan.Call call =
        plan.routes().stream()
            .flatMap(route -> route.calls().stream())
            .filter(one -> one.stop() == reason.stop())
            .findFirst()
            .orElseThrow();
    Stop stop = problem.stops().get(reason.stop());
    int arrival = call.arriveAt() + reason.slackSeconds();
    Window[] rest =
        stop.windows().stream()
            .filter(window -> window.closes() >= arrival)
            .map(window -> new Window(Math.max(window.opens(), arrival), window.closes()))
            .toArray(Window[]::new);
    var stops = new ArrayList<>(problem.stops());
    stops.set(reason.stop(), stop.open(rest));
    var held = new Problem(problem.matrix(), stops, problem.vehicles(), problem.costs());
    assertThat(Evaluator.evaluate(held, plan.sequences()).feasible()).isTrue();
  }

  /** No place of another route that breaks nothing is cheaper than the one named. */
  private static void checkMove(Problem problem, Plan plan, int stop, Attempt named) {
    long best = Long.MAX_VALUE;
    for (int vehicle = 0; vehicle < 2; vehicle++) {
      if (plan.sequences().get(vehicle).contains(stop)) {
        continue;
      }
      for (int at = 0; at <= plan.sequences().get(vehicle).size(); at++) {
        Plan tried = Evaluator.evaluate(problem, moved(plan, stop, vehicle, at));
        boolean fine =
            tried.violations().stream().noneMatch(v -> v.vehicle() != null && v.vehicle() >= 0);
        if (fine) {
          long travel = tried.cost() - tried.prizesLost();
          best = Math.min(best, travel - (plan.cost() - plan.prizesLost()));
        }
        if (named instanceof Breaks breaks
            && breaks.vehicle() == vehicle
            && breaks.position() == at) {
          assertThat(tried.violations()).containsAll(breaks.violations());
        }
      }
    }
    if (named instanceof Possible possible) {
      assertThat(possible.extraCost()).isEqualTo(best);
    } else {
      assertThat(best)
          .as("%s of stop %d in %s", named, stop, plan.sequences())
          .isEqualTo(Long.MAX_VALUE);
    }
  }

  private static List<List<Integer>> moved(Plan plan, int stop, int vehicle, int at) {
    var sequences = new ArrayList<List<Integer>>();
    for (List<Integer> sequence : plan.sequences()) {
      sequences.add(new ArrayList<>(sequence));
      sequences.getLast().remove(Integer.valueOf(stop));
    }
    sequences.get(vehicle).add(at, stop);
    return sequences;
  }
}
