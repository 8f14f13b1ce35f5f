package xunfu.planning.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xunfu.planning.bench.Counties;
import xunfu.planning.matching.Load.Block;

/** Against every other matching where they can be counted, by two proofs where they cannot. */
class F02_MatchingProofTest {

  @Test
  void smallMatchingsAreTheCheapestOfAll() {
    for (int seed = 0; seed < 400; seed++) {
      var problem = random(seed, 1 + seed % 3, seed % 7);
      var matching = Matcher.match(problem);
      assertThat(Proof.complaints(problem, matching)).as("seed %d", seed).isEmpty();
      assertThat(matching.cost()).as("seed %d", seed).isEqualTo(cheapest(problem, List.of()));
    }
  }

  private static long cheapest(MatchingProblem problem, List<Integer> begun) {
    if (begun.size() == problem.premises()) {
      return Proof.cost(problem, begun);
    }
    long best = Long.MAX_VALUE;
    for (int visitor = -1; visitor < problem.visitors(); visitor++) {
      if (visitor == -1 || problem.cost(visitor, begun.size()) != MatchingProblem.NO_ARC) {
        var more = new ArrayList<>(begun);
        more.add(visitor);
        best = Math.min(best, cheapest(problem, more));
      }
    }
    return best;
  }

  @Test
  void mediumMatchingsAreProvenTwice() {
    for (int seed = 0; seed < 60; seed++) {
      var problem = random(seed, 2 + seed % 9, 10 + seed);
      var matching = Matcher.match(problem);
      assertThat(Proof.complaints(problem, matching)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void anotherVisitorIsNeverCheaper() {
    for (int seed = 0; seed < 100; seed++) {
      var problem = random(seed, 6, 30);
      var matching = Matcher.match(problem);
      for (int at = 0; at < 30; at++) {
        for (int visitor = 0; visitor < 6; visitor++) {
          assertThat(matching.detour(problem, at, visitor)).isNotNegative();
        }
      }
    }
  }

  @Test
  void theOrderOfThePremisesDoesNotChangeTheCost() {
    for (int seed = 0; seed < 50; seed++) {
      var problem = random(seed, 5, 25);
      int[][] turned = new int[5][25];
      int[] leavingOut = new int[25];
      for (int at = 0; at < 25; at++) {
        leavingOut[24 - at] = problem.leavingOut(at);
        for (int visitor = 0; visitor < 5; visitor++) {
          turned[visitor][24 - at] = problem.cost(visitor, at);
        }
      }
      var other = MatchingProblem.of(turned).loaded(problem.loads()).leavingOutFor(leavingOut);
      assertThat(Matcher.match(other).cost()).isEqualTo(Matcher.match(problem).cost());
    }
  }

  @Test
  void theSameProblemIsMatchedAlike() {
    assertThat(Matcher.match(random(7, 20, 300))).isEqualTo(Matcher.match(random(7, 20, 300)));
  }

  @Test
  void aMatchingThatIsNotTheCheapestIsFoundOut() {
    var problem =
        F01_MatchingTest.problem(
            """
            1 5
            5 1
            """);
    var crossed = new Matching(List.of(1, 0), List.of(1, 1), 10, List.of(0L, 0L), List.of());
    assertThat(Proof.complaints(problem, crossed))
        .containsExactly(
            "a circle of changes would save", "prices prove only that nothing is below 2, not 10");
  }

  @Test
  void manyVisitorsAndThousandsOfPremisesAreMatchedEvenly() {
    var problem = Counties.of(1, 120, 4_000);
    var matching = Matcher.match(problem);
    assertThat(matching.leftOut()).isEmpty();
    assertThat(matching.loads()).allMatch(load -> load <= Math.ceil(1.15 * 4_000 / 120));
  }

  /** Few values, so that ties are many; lacking arcs, loads of all kinds, some may be left out. */
  private static MatchingProblem random(int seed, int visitors, int premises) {
    var random = new SplittableRandom(seed);
    int largest = seed % 2 == 0 ? 5 : 1_000;
    int[][] costs = new int[visitors][premises];
    for (int[] row : costs) {
      for (int at = 0; at < premises; at++) {
        costs(random, row, at, largest);
      }
    }
    var loads = IntStream.range(0, visitors).mapToObj(v -> load(random, largest)).toList();
    int[] leavingOut =
        random.ints(premises, 0, random.nextBoolean() ? largest : 1_000_000).toArray();
    return MatchingProblem.of(costs).loaded(loads).leavingOutFor(leavingOut);
  }

  private static void costs(SplittableRandom random, int[] row, int at, int largest) {
    row[at] = random.nextInt(5) == 0 ? MatchingProblem.NO_ARC : random.nextInt(-2, largest);
  }

  private static Load load(SplittableRandom random, int largest) {
    return switch (random.nextInt(4)) {
      case 0 -> Load.none();
      case 1 -> Load.upTo(1 + random.nextInt(20));
      case 2 -> Load.even(random.nextInt(30), random.nextInt(largest));
      default -> new Load(List.of(new Block(2, -random.nextInt(largest)), new Block(9, 3)));
    };
  }
}
