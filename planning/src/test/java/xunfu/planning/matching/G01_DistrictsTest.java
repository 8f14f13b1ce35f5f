package xunfu.planning.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import xunfu.planning.BadProblem;
import xunfu.planning.Matrix;
import xunfu.planning.bench.Counties;

/** From villages on a line to a county of a thousand. */
class G01_DistrictsTest {

  /** Sites on a straight road. */
  private static Territory road(int... at) {
    return Territory.of(at.length, (from, to) -> Math.abs(at[from] - at[to]));
  }

  private static Territory county(long number, int sites) {
    double[][] doors = Counties.doors(number, sites);
    return Territory.of(sites, (from, to) -> Counties.seconds(doors[from], doors[to]));
  }

  @Test
  void twoVillagesAreTwoDistricts() {
    var divided = Districting.divide(road(0, 10, 20, 1_000, 1_010, 1_020), 2, 0, 1);
    assertThat(divided.sitesOf(divided.districtOf().getFirst())).containsExactly(0, 1, 2);
    assertThat(divided.centres()).containsExactlyInAnyOrder(1, 4);
    assertThat(divided.way()).isEqualTo(40);
    assertThat(divided.balance()).isEqualTo(1);
    assertThat(divided.compactness()).isEqualTo(1);
    assertThat(divided.neighbours()).isEqualTo(1);
  }

  @Test
  void aLargeVillageHandsItsEdgeToTheSmallOne() {
    var divided = Districting.divide(road(0, 10, 20, 30, 1_000, 1_010), 2, 0, 1);
    assertThat(divided.work()).containsExactly(3L, 3L);
    assertThat(divided.sitesOf(divided.districtOf().getLast())).containsExactly(3, 4, 5);
    assertThat(divided.compactness()).isLessThan(1);
  }

  @Test
  void workCountsAndNotSites() {
    var divided =
        Districting.divide(
            Territory.of(new int[] {6, 1, 1, 1, 1, 1, 1}, (from, to) -> 10 * Math.abs(from - to)),
            2,
            0,
            1);
    assertThat(divided.work()).containsExactlyInAnyOrder(6L, 6L);
    assertThat(divided.sitesOf(divided.districtOf().getFirst())).containsExactly(0);
  }

  @Test
  void aCountyIsDividedIntoDistrictsThatAreBalancedAndOfOnePiece() {
    for (int seed = 0; seed < 4; seed++) {
      var divided = Districting.divide(county(seed, 600), 4 + seed, 0.05, seed);
      assertThat(divided.balance()).isLessThanOrEqualTo(1.06);
      assertThat(divided.compactness()).isGreaterThan(0.75);
      assertThat(divided.neighbours()).isGreaterThan(0.93);
      assertThat(divided.districtOf()).doesNotContain(-1).hasSize(600);
    }
  }

  @Test
  void balancedByChanceIsFarLessCompact() {
    var territory = county(3, 400);
    var divided = Districting.divide(territory, 4, 0.05, 1);
    var dealt = new ArrayList<>(IntStream.range(0, 400).mapToObj(site -> site % 4).toList());
    Collections.shuffle(dealt, new java.util.Random(1));
    var shuffled = Districts.measured(territory, dealt);
    assertThat(shuffled.way()).isGreaterThan(2 * divided.way());
    assertThat(shuffled.neighbours()).isLessThan(0.5);
  }

  @Test
  void theSameSeedDividesAlike() {
    assertThat(Districting.divide(county(5, 300), 5, 0.05, 9))
        .isEqualTo(Districting.divide(county(5, 300), 5, 0.05, 9));
  }

  @Test
  void whenDividedAgainFewChangeTheirDistrict() {
    var before = Districting.divide(county(6, 400), 4, 0.05, 1);
    var random = new SplittableRandom(1);
    int[] work = IntStream.range(0, 400).map(site -> 1).toArray();
    before.sitesOf(0).stream().filter(site -> random.nextInt(3) == 0).forEach(site -> work[site]++);
    double[][] doors = Counties.doors(6, 400);
    var grown = Territory.of(work, (from, to) -> Counties.seconds(doors[from], doors[to]));
    assertThat(Districts.measured(grown, before.districtOf()).balance()).isGreaterThan(1.15);
    var after = Districting.divideAgain(grown, before.districtOf(), 0.05, 300);
    assertThat(after.balance()).isLessThanOrEqualTo(1.07);
    long moved =
        IntStream.range(0, 400)
            .filter(site -> !after.districtOf().get(site).equals(before.districtOf().get(site)))
            .count();
    assertThat(moved).isLessThan(60);
  }

  @Test
  void anIslandBelongsToADistrictAllTheSame() {
    var divided =
        Districting.divide(
            Territory.of(
                5,
                (from, to) -> from == 4 || to == 4 ? Matrix.UNREACHABLE : 10 * Math.abs(from - to)),
            2,
            0.2,
            1);
    assertThat(divided.districtOf()).hasSize(5).allMatch(district -> district >= 0);
  }

  @Test
  void sitesAtOnePlaceAreDividedByNumber() {
    var divided = Districting.divide(Territory.of(9, (from, to) -> 0), 3, 0, 1);
    assertThat(divided.work()).containsExactly(3L, 3L, 3L);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(BadProblem.class).hasMessageStartingWith(message);
  }

  @Test
  void refusesWhatCannotBeDivided() {
    refused(() -> Territory.of(0, (from, to) -> 0), "there is no site to divide");
    refused(() -> Territory.of(9_999, (from, to) -> 0), "more than 5000 sites to divide");
    refused(() -> Territory.of(new int[] {1, -1}, (from, to) -> 0), "site 1 has -1 of work");
    refused(() -> Districting.divide(road(1, 2), 3, 0, 1), "3 districts of 2 sites");
    refused(() -> Districting.divide(road(1, 2), 1, -1, 1), "a tolerance of -1.0");
    refused(
        () -> Districting.divide(Territory.of(2, (from, to) -> -5), 1, 0, 1),
        "from site 1 to site 0 it is -5");
    refused(
        () -> Districting.divideAgain(road(1, 2), List.of(0), 0, 1),
        "districts of 1 sites before, 2 expected");
    refused(
        () -> Districting.divideAgain(road(1, 2, 3), List.of(0, 2, -1), 0, 1),
        "district 1 has no site");
    refused(() -> Districts.measured(road(1, 2), List.of(1, 1)), "district 0 has no site");
  }
}
