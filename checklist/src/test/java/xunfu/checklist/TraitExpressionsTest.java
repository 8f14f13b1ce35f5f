package xunfu.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraitExpressionsTest {

  @Test
  void andBindsStrongerThanOr() {
    var expression = TraitExpressions.parse("lift or catering and canteen");
    assertThat(expression.holdsFor(List.of("lift"))).isTrue();
    assertThat(expression.holdsFor(List.of("catering"))).isFalse();
    assertThat(expression.holdsFor(List.of("catering", "canteen"))).isTrue();
  }

  @Test
  void notTakesWhatFollowsItClosest() {
    var expression = TraitExpressions.parse("not stall and catering");
    assertThat(expression.holdsFor(List.of("catering"))).isTrue();
    assertThat(expression.holdsFor(List.of("catering", "stall"))).isFalse();
  }

  @Test
  void alwaysHoldsForABusinessWithoutTraits() {
    assertThat(TraitExpressions.parse("always").holdsFor(List.of())).isTrue();
  }

  @Test
  void namesTheTraitsItSpeaksOf() {
    assertThat(TraitExpressions.parse("a and not (b or c) and a").traits())
        .containsExactly("a", "b", "c");
  }

  @Test
  void saysWhatItExpectedAndWhatItFound() {
    assertThatThrownBy(() -> TraitExpressions.parse("catering and"))
        .hasMessage("Trait expression 'catering and': expected a trait, found the end");
    assertThatThrownBy(() -> TraitExpressions.parse("(lift"))
        .hasMessage("Trait expression '(lift': expected ')', found the end");
    assertThatThrownBy(() -> TraitExpressions.parse("lift boiler"))
        .hasMessage("Trait expression 'lift boiler': expected the end, found 'boiler'");
    assertThatThrownBy(() -> TraitExpressions.parse("lift & boiler"))
        .hasMessageContaining("cannot be read from ' & boiler' on");
  }
}
