package xunfu.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xunfu.planning.Valley.MINUTE;
import static xunfu.planning.Valley.clock;
import static xunfu.planning.Valley.day;
import static xunfu.planning.Valley.pair;
import static xunfu.planning.Valley.stop;
import static xunfu.planning.Valley.text;
import static xunfu.planning.Valley.walk;
import static xunfu.planning.Valley.window;

import java.util.List;
import org.junit.jupiter.api.Test;
import xunfu.planning.Plan.LeftOut;
import xunfu.planning.Plan.Reason;
import xunfu.planning.Plan.Violation;
import xunfu.planning.Plan.Violation.Kind;

class A01_EvaluatorTest {
  @Test
  void oneStopIsReachedServedAndLeft() {
    Plan plan = walk(day(pair(), stop(5)), 0);
    assertThat(text(plan.routes().getFirst())).isEqualTo("9:00 | 0 9:05-9:15 | 9:20");
    assertThat(plan.travelSeconds()).isEqualTo(10 * MINUTE);
    assertThat(plan.travelMetres()).isEqualTo(10_000);
    assertThat(plan.cost()).isEqualTo(10 * MINUTE);
    assertThat(plan.feasible()).isTrue();
  }

  @Test
  void twoDirectionsOfARoadMayDiffer() {
    var matrix = Matrix.of(new int[][] {{0, 60}, {300, 0}}, new int[][] {{0, 900}, {1100, 0}});
    var problem = Problem.of(matrix, List.of(Stop.at(1)), List.of(Vehicle.at(0)));
    Plan plan = walk(problem, 0);
    assertThat(plan.travelSeconds()).isEqualTo(360);
    assertThat(plan.travelMetres()).isEqualTo(2000);
  }

  @Test
  void thePairLeavesLaterRatherThanWaitAtItsFirstDoor() {
    Plan plan = walk(day(pair(), stop(5).open(window("10:00", "11:00"))), 0);
    assertThat(text(plan.routes().getFirst())).isEqualTo("9:55 | 0 10:00-10:10 | 10:15");
  }

  @Test
  void itWaitsForTheNextWindowOfAShopThatClosesAtNoon() {
    Stop shop = stop(10).open(window("9:00", "9:20"), window("14:00", "16:00"));
    Plan plan = walk(day(pair(), stop(5), shop), 0, 1);
    assertThat(text(plan.routes().getFirst())).isEqualTo("9:00 | 0 9:05-9:15 | 1 9:20-9:30 | 9:40");
    Plan later = walk(day(pair(), stop(6), shop), 0, 1);
    assertThat(text(later.routes().getFirst()))
        .isEqualTo("9:00 | 0 9:06-9:16 | 1 9:20-9:30 | 9:40");
    Plan tooLate = walk(day(pair(), stop(5).lasting(11 * MINUTE), shop), 0, 1);
    assertThat(text(tooLate.routes().getFirst()))
        .isEqualTo("9:00 | 0 9:05-9:16 | 1 9:21 14:00-14:10 | 14:20");
    assertThat(tooLate.routes().getFirst().calls().get(1).waitSeconds())
        .isEqualTo(clock("14:00") - clock("9:21"));
  }

  @Test
  void slackSaysHowMuchAnArrivalMaySlip() {
    Plan plan =
        walk(
            day(
                pair(),
                stop(5).open(window("9:00", "12:00")),
                stop(10).open(window("9:00", "10:00"))),
            0,
            1);
    var calls = plan.routes().getFirst().calls();
    assertThat(calls.get(0).slackSeconds()).isEqualTo(40 * MINUTE);
    assertThat(calls.get(1).slackSeconds()).isEqualTo(40 * MINUTE);
  }

  @Test
  void slackEndsWhereTheDayEnds() {
    Plan plan = walk(day(pair().working(clock("9:00"), clock("10:00")), stop(5)), 0);
    assertThat(plan.routes().getFirst().calls().getFirst().slackSeconds()).isEqualTo(40 * MINUTE);
  }

  @Test
  void aClosedDoorIsAViolationWithItsAmount() {
    Plan plan = walk(day(pair(), stop(30).open(window("9:00", "9:10"))), 0);
    assertThat(plan.violations()).containsExactly(new Violation(Kind.LATE, 0, 0, 20 * MINUTE));
    assertThat(plan.routes().getFirst().calls().getFirst().lateSeconds()).isEqualTo(20 * MINUTE);
    assertThat(plan.feasible()).isFalse();
  }

  @Test
  void overtimeDurationLoadAndSkillAreViolations() {
    Vehicle short_ = pair().working(clock("9:00"), clock("9:15")).atMost(600).holding(3);
    Plan plan = walk(day(short_, stop(5).loading(5).needing("lift")), 0);
    assertThat(plan.violations())
        .containsExactlyInAnyOrder(
            new Violation(Kind.OVERTIME, 0, null, 5 * MINUTE),
            new Violation(Kind.TOO_LONG, 0, null, 10 * MINUTE),
            new Violation(Kind.OVERLOADED, 0, null, 2),
            new Violation(Kind.UNABLE, 0, 0, 1));
  }

  @Test
  void aTourStartsLaterToKeepItsMaximumDuration() {
    Stop early = stop(5).open(window("9:00", "11:00"));
    Stop late = stop(10).open(window("12:00", "13:00"));
    Plan free = walk(day(pair(), early, late), 0, 1);
    assertThat(text(free.routes().getFirst()))
        .isEqualTo("9:00 | 0 9:05-9:15 | 1 9:20 12:00-12:10 | 12:20");
    Plan bound = walk(day(pair().atMost(90 * MINUTE), early, late), 0, 1);
    assertThat(text(bound.routes().getFirst()))
        .isEqualTo("10:55 | 0 11:00-11:10 | 1 11:15 12:00-12:10 | 12:20");
    assertThat(bound.feasible()).isTrue();
  }

  @Test
  void aTourSkipsToALaterWindowWhenThatMakesItShortEnough() {
    Stop twice = stop(5).open(window("9:00", "9:10"), window("11:00", "11:10"));
    Stop late = stop(10).open(window("11:20", "12:00"));
    Plan plan = walk(day(pair().atMost(40 * MINUTE), twice, late), 0, 1);
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.routes().getFirst().departAt()).isBetween(clock("10:59"), clock("11:05"));
  }

  @Test
  void aBreakFallsIntoTheWaitAndCostsNothing() {
    Vehicle rested = pair().resting(new Break(clock("11:30"), clock("13:00"), 60 * MINUTE));
    Plan plan = walk(day(rested, stop(5), stop(10).open(window("14:00", "15:00"))), 0, 1);
    var route = plan.routes().getFirst();
    assertThat(text(route)).isEqualTo("9:00 | 0 9:05-9:15 | 1 9:20 14:00-14:10 | 14:20");
    assertThat(route.breaksAt()).containsExactly(clock("11:30"));
    assertThat(route.calls().get(1).waitSeconds())
        .isEqualTo(clock("14:00") - clock("9:20") - 60 * MINUTE);
  }

  @Test
  void aBreakOnTheWayDelaysTheArrival() {
    Vehicle rested = pair().resting(new Break(clock("9:10"), clock("9:20"), 30 * MINUTE));
    Plan plan = walk(day(rested, stop(20)), 0);
    assertThat(text(plan.routes().getFirst())).isEqualTo("9:00 | 0 9:50-10:00 | 10:20");
    assertThat(plan.routes().getFirst().breaksAt()).containsExactly(clock("9:10"));
    assertThat(plan.feasible()).isTrue();
  }

  @Test
  void aTourThatEndsBeforeTheBreakIsDueNeedsNone() {
    Vehicle rested = pair().resting(new Break(clock("11:30"), clock("13:00"), 60 * MINUTE));
    Plan plan = walk(day(rested, stop(5)), 0);
    assertThat(plan.routes().getFirst().breaksAt()).isEmpty();
    assertThat(text(plan.routes().getFirst())).isEqualTo("9:00 | 0 9:05-9:15 | 9:20");
  }

  @Test
  void aServiceThatCoversTheWholeBreakTimeIsAViolation() {
    Vehicle rested = pair().resting(new Break(clock("9:30"), clock("9:40"), 5 * MINUTE));
    Plan plan = walk(day(rested, stop(5).lasting(60 * MINUTE).open(window("9:05", "9:05"))), 0);
    assertThat(plan.violations()).extracting(Violation::kind).containsExactly(Kind.NO_BREAK);
  }

  @Test
  void leftOutStopsSayWhy() {
    int[][] road = {{0, 60, 1_000_000_000}, {60, 0, 60}, {1_000_000_000, 60, 0}};
    var problem =
        Problem.of(
            Matrix.of(road),
            List.of(
                Stop.at(1).worth(5).needing("lift"),
                Stop.at(2).worth(6),
                Stop.at(1).worth(7).open(new Window(0, 59)),
                Stop.at(1).worth(8)),
            List.of(Vehicle.at(0)));
    Plan plan = walk(problem);
    assertThat(plan.leftOut())
        .containsExactly(
            new LeftOut(0, Reason.NOBODY_ABLE),
            new LeftOut(1, Reason.NO_WAY),
            new LeftOut(2, Reason.NEVER_IN_TIME),
            new LeftOut(3, Reason.NO_ROOM));
    assertThat(plan.prizesLost()).isEqualTo(26);
    assertThat(plan.cost()).isEqualTo(26);
    assertThat(plan.feasible()).isTrue();
  }

  @Test
  void aRequiredStopLeftOutAndAPinMovedAreViolations() {
    Plan plan = walk(day(pair(), stop(5), stop(6).pinned(0, 0)), 0);
    assertThat(plan.violations())
        .extracting(Violation::kind)
        .containsExactly(Kind.PIN_MOVED, Kind.REQUIRED_LEFT_OUT);
  }

  @Test
  void aPinnedStopMayBeLate() {
    Plan plan = walk(day(pair(), stop(30).open(window("9:00", "9:10")).pinned(0, 0)), 0);
    assertThat(plan.feasible()).isTrue();
    assertThat(plan.routes().getFirst().calls().getFirst().lateSeconds()).isEqualTo(20 * MINUTE);
  }

  @Test
  void refusesAStopServedTwiceAndAStopThatDoesNotExist() {
    Problem problem = day(pair(), stop(5));
    assertThatThrownBy(() -> walk(problem, 0, 0))
        .isInstanceOf(BadProblem.class)
        .hasMessage("stop 0 is served twice");
    assertThatThrownBy(() -> walk(problem, 1))
        .isInstanceOf(BadProblem.class)
        .hasMessage("stop 1 does not exist, there are 1");
  }
}
