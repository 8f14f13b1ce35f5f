package xunfu.visit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xunfu.visit.internal.SheetNumbers.Block;
import xunfu.visit.internal.SheetNumbers.Entry;
import xunfu.visit.internal.SheetNumbers.State;

class SheetNumbersTest {
  @Test
  void everyNumberOfABlockIsUsedVoidOrOutstanding() {
    var entries =
        SheetNumbers.entries(List.of(new Block(118, 120)), Set.of(118), Map.of(119, "打印坏了"));
    assertThat(entries)
        .containsExactly(
            new Entry(118, State.USED, null),
            new Entry(119, State.VOID, "打印坏了"),
            new Entry(120, State.OUTSTANDING, null));
  }

  @Test
  void aNumberThatWasUsedBeforeThePhoneReportedStaysUsed() {
    assertThat(SheetNumbers.entries(List.of(new Block(1, 1)), Set.of(1), Map.of(1, "手机丢失")))
        .containsExactly(new Entry(1, State.USED, null));
  }

  @Test
  void aDeviceWithEnoughNumbersGetsNoFurtherBlock() {
    assertThat(SheetNumbers.further(10, 10, 41)).isEmpty();
    assertThat(SheetNumbers.further(9, 10, 41)).contains(new Block(41, 60));
  }

  @Test
  void aDayOfManyStopsGetsABlockThatIsLongEnough() {
    assertThat(SheetNumbers.further(0, 33, 1)).contains(new Block(1, 33));
  }

  @Test
  void readsTheRunningNumberOutOfThePrintedOne() {
    assertThat(SheetNumbers.read("桐检〔2026〕", "桐检〔2026〕118")).contains(118);
    assertThat(SheetNumbers.read("桐检〔2026〕", "桐检〔2025〕118")).isEmpty();
    assertThat(SheetNumbers.read("桐检〔2026〕", "桐检〔2026〕0118")).isEmpty();
  }

  @Test
  void refusesABlockThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> new Block(5, 4)).hasMessageContaining("5 to 4");
  }
}
