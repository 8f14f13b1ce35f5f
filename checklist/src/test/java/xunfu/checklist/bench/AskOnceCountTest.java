package xunfu.checklist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import xunfu.checklist.Ask;
import xunfu.checklist.AskOnce;
import xunfu.checklist.Fixtures;
import xunfu.checklist.Occasion;

class AskOnceCountTest {

  @Test
  void theRestaurantWithALiftIsAskedWithinItsGoalOfTaps() throws IOException {
    var count = AskOnceCount.of(Fixtures.catalogue(), business("restaurant-with-lift"));
    assertThat(count.forms()).isEqualTo(5);
    assertThat(count.asked()).isEqualTo(count.items() - 3);
    assertThat(count.taps()).isLessThanOrEqualTo(count.tapGoal());
  }

  @Test
  void theTapsAreOneAKeyItemOneASectionWithARestAndThoseOfTheFrame() throws IOException {
    var occasion = business("restaurant-with-lift");
    var count = AskOnceCount.of(Fixtures.catalogue(), occasion);
    long withRest =
        AskOnce.merge(Fixtures.catalogue(), occasion).sections().stream()
            .filter(section -> !section.asks().stream().allMatch(Ask::needsOwnTap))
            .count();
    assertThat(count.taps())
        .isEqualTo(count.keyItems() + (int) withRest + AskOnceCount.FRAME_TAPS.size());
  }

  @Test
  void aHouseholdRestaurantIsNotAskedAboutLiftsNorAnnualReportsOfEnterprises() throws IOException {
    assertThat(business("household-restaurant").forms())
        .extracting(ref -> ref.id())
        .containsExactly("F01", "F33");
  }

  @Test
  void theLineHasTheFixedNamesAndFields() throws IOException {
    var lines =
        AskOnceBench.count(
            "restaurant-with-lift", Fixtures.catalogue(), business("restaurant-with-lift"));
    assertThat(lines)
        .extracting(line -> line.get("metric"))
        .containsExactly(
            "askonce/restaurant-with-lift", "askonce/restaurant-with-lift-with-headers");
    assertThat(lines.getFirst())
        .containsKeys(
            "bench",
            "value",
            "unit",
            "ratio",
            "keyItems",
            "prefilled",
            "taps",
            "machine",
            "commit");
  }

  private static Occasion business(String name) throws IOException {
    return AskOnceBench.occasion(
        Fixtures.catalogue(),
        Files.readAllBytes(Path.of("..", "bench", "askonce", name + ".json")));
  }
}
