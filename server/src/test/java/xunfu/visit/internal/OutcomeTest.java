package xunfu.visit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xunfu.proof.json.Json;

class OutcomeTest {

  @Test
  void whatIsToBePutRightIsToldApartFromWhatWasMendedAtOnce() {
    var outcome =
        outcome(
            """
            {"parts":{"inspection":{"answers":[{},{},{}],"findings":[
              {"text":"健康证明过期","measure":"put-right-by","dueOn":"2026-12-01"},
              {"text":"保洁柜的门敞着","measure":"corrected-on-spot"}]},
             "problem":{"problems":[{}]}}}
            """);
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                java.util.List.of(new Outcome.ToPutRight("健康证明过期", "2026-12-01")), 1, 3, 1));
  }

  @Test
  void aPartThatNobodyKnowsAddsNothing() {
    assertThat(outcome("{\"parts\":{\"new\":{\"findings\":7},\"other\":null}}"))
        .isEqualTo(new Outcome(java.util.List.of(), 0, 0, 0));
  }

  private static Outcome outcome(String payload) {
    return Outcome.of(Json.read(payload).asObject());
  }
}
