package xunfu.planning.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.planning.matching.Matching.NOBODY;
import static xunfu.planning.matching.MatchingProblem.NO_ARC;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xunfu.planning.matching.Matching.LeftOut;
import xunfu.planning.matching.Matching.Reason;

/** From one visitor to hand-overs: small enough to be seen through by hand. */
class F01_MatchingTest {

  /** One line a visitor, one number a premises, a dash where nobody may go. */
  static MatchingProblem problem(String table) {
    return MatchingProblem.of(
        table
            .strip()
            .lines()
            .map(
                line ->
                    Arrays.stream(line.strip().split(" +"))
                        .mapToInt(cell -> cell.equals("-") ? NO_ARC : Integer.parseInt(cell))
                        .toArray())
            .toArray(int[][]::new));
  }

  private static Matching match(MatchingProblem problem) {
    var matching = Matcher.match(problem);
    assertThat(Proof.complaints(problem, matching)).isEmpty();
    return matching;
  }

  @Test
  void aVisitorAloneGoesEverywhere() {
    var matching = match(problem("7 0 9"));
    assertThat(matching.visitorOf()).containsExactly(0, 0, 0);
    assertThat(matching.cost()).isEqualTo(16);
    assertThat(matching.premisesOf(0)).containsExactly(0, 1, 2);
  }

  @Test
  void premisesGoToTheNearestVisitorWhoHasAPlace() {
    var matching =
        match(
            problem(
                """
                1 2 3
                9 9 9
                """));
    assertThat(matching.visitorOf()).containsExactly(0, 0, 0);
    var full =
        match(
            problem(
                    """
                    1 2 3
                    9 9 9
                    """)
                .loaded(Load.upTo(2)));
    assertThat(full.visitorOf()).containsExactly(0, 0, 1);
    assertThat(full.cost()).isEqualTo(12);
  }

  @Test
  void aFullVisitorHandsOverWhatIsCheapestToHandOver() {
    // the third premises can only go to the first visitor, who gives the second away and not the
    // first; the second visitor, full as well, passes on in turn
    var matching =
        match(
            problem(
                    """
                    1 1 1
                    9 3 -
                    9 5 -
                    """)
                .loaded(Load.upTo(1)));
    assertThat(matching.visitorOf()).containsExactly(2, 1, 0);
    assertThat(matching.cost()).isEqualTo(1 + 3 + 9);
  }

  @Test
  void skillsAreArcsThatAreMissing() {
    var problem =
        problem(
                """
                1 1
                9 9
                """)
            .skilled(List.of(Set.of(), Set.of("lifts")), List.of(Set.of(), Set.of("lifts")));
    assertThat(match(problem).visitorOf()).containsExactly(0, 1);
    assertThat(problem.arcs()).isEqualTo(3);
  }

  @Test
  void aFamiliarFaceIsWorthItsBonusAndNoMore() {
    var far =
        problem(
            """
            10 10
            15 25
            """);
    var matching = match(far.keeping(new int[] {1, 1}, 8));
    assertThat(matching.visitorOf()).containsExactly(1, 0);
    assertThat(matching.cost()).isEqualTo(15 - 8 + 10);
    assertThat(match(far.keeping(new int[] {-1, -1}, 8)).visitorOf()).containsExactly(0, 0);
  }

  @Test
  void workIsSharedWhenMoreWorkCostsMore() {
    var near =
        problem(
            """
            1 1 1 1
            2 2 2 2
            """);
    assertThat(match(near).loads()).containsExactly(4, 0);
    assertThat(match(near.loaded(Load.even(4, 2))).loads()).containsExactly(2, 2);
    assertThat(match(near.loaded(List.of(Load.none(), Load.upTo(4)))).loads())
        .containsExactly(0, 4);
  }

  @Test
  void aNegativePlaceDrawsTheFirstWorkToEverybody() {
    var oneEach = new Load(List.of(new Load.Block(1, -50), new Load.Block(9, 0)));
    var matching =
        match(
            problem(
                    """
                    1 1 1
                    20 30 40
                    """)
                .loaded(oneEach));
    assertThat(matching.loads()).containsExactly(2, 1);
    assertThat(matching.visitorOf().getFirst()).isEqualTo(1);
  }

  @Test
  void whatNobodyMayVisitIsLeftOutWithTheReason() {
    var matching =
        match(
            problem(
                    """
                    1 - 3
                    2 - 9
                    """)
                .loaded(List.of(Load.upTo(1), Load.none())));
    assertThat(matching.visitorOf()).containsExactly(0, NOBODY, NOBODY);
    assertThat(matching.leftOut())
        .containsExactly(new LeftOut(1, Reason.NO_ARC), new LeftOut(2, Reason.ALL_FULL));
  }

  @Test
  void whatIsDearerThanLeavingOutIsLeftOut() {
    var matching = match(problem("5 50").leavingOutFor(10, 10));
    assertThat(matching.visitorOf()).containsExactly(0, NOBODY);
    assertThat(matching.leftOut()).containsExactly(new LeftOut(1, Reason.TOO_DEAR));
    assertThat(matching.cost()).isEqualTo(15);
  }

  @Test
  void anotherVisitorWouldMakeTheWholeSoMuchDearer() {
    var problem =
        problem(
            """
            3 4
            7 5
            """);
    var matching = match(problem);
    assertThat(matching.detour(problem, 0, 1)).isEqualTo(4);
    assertThat(matching.detour(problem, 1, 1)).isEqualTo(1);
    assertThat(matching.detour(problem, 1, 0)).isZero();
  }

  @Test
  void nothingToMatchIsMatchedToNothing() {
    var matching = match(MatchingProblem.of(new int[2][0]));
    assertThat(matching.visitorOf()).isEmpty();
    assertThat(matching.cost()).isZero();
  }
}
