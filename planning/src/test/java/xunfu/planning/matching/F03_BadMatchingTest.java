package xunfu.planning.matching;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import xunfu.planning.BadProblem;
import xunfu.planning.matching.Load.Block;

class F03_BadMatchingTest {
  private static final MatchingProblem TWO = MatchingProblem.of(new int[2][3]);

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(BadProblem.class).hasMessageStartingWith(message);
  }

  @Test
  void refusesTablesOfTheWrongSize() {
    refused(() -> MatchingProblem.of(new int[0][]), "there is no visitor");
    refused(
        () -> MatchingProblem.of(new int[][] {{1, 2}, {1}}),
        "visitor 1 has costs for 1 premises, 2 expected");
    refused(
        () -> MatchingProblem.of(new int[10_000][10_000]),
        "10000 visitors and 10000 premises make more than 50000000 arcs");
    refused(() -> TWO.loaded(List.of(Load.upTo(1))), "1 loads for 2 visitors");
    refused(() -> TWO.leavingOutFor(1, 2), "2 prices for 3 premises");
    refused(
        () -> TWO.skilled(List.of(Set.of()), List.of()),
        "skills of 1 visitors and 0 premises, 2 and 3 expected");
  }

  @Test
  void refusesCostsOutOfRange() {
    refused(
        () -> MatchingProblem.of(new int[][] {{1, 600_000_000}}),
        "visitor 0 to premises 1 costs 600000000, at most 500000000");
    refused(() -> TWO.leavingOutFor(1, 2, 600_000_000), "leaving out premises 2 costs 600000000");
    refused(() -> new Block(1, -600_000_000), "a place costs -600000000");
  }

  @Test
  void refusesLoadsThatBecomeCheaper() {
    refused(
        () -> new Load(List.of(new Block(2, 5), new Block(1, 4))),
        "block 1 of a load costs 4 a place, the one before 5");
    refused(() -> new Block(0, 5), "a block of 0 places");
  }

  @Test
  void refusesAVisitorBeforeWhoIsNotThere() {
    refused(
        () -> TWO.keeping(new int[] {0, 2, -1}, 5), "premises 1 had visitor 2, there are 0 to 1");
    refused(() -> TWO.keeping(new int[] {0}, 5), "continuity of 1 premises, 3 expected");
    refused(() -> TWO.keeping(new int[] {0, 0, 0}, -5), "continuity of 3 premises");
  }
}
