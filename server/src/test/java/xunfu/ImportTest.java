package xunfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xunfu.registry.ImportOrder;

class ImportTest {

  @Test
  void readsWhatIsSaidInAnyOrder() {
    var said =
        Import.Said.parse(
            "--home",
            "h",
            "subjects",
            "--dry-run",
            "a.csv",
            "--as-of",
            "2026-11-24",
            "--report",
            "r");
    assertThat(said.home()).isEqualTo(Path.of("h"));
    assertThat(said.order())
        .isEqualTo(
            new ImportOrder(
                Path.of("a.csv"), null, LocalDate.of(2026, 11, 24), true, Path.of("r")));
  }

  @Test
  void reportsIntoTheCurrentFolderUnlessToldOtherwise() {
    var order = Import.Said.parse("subjects", "a.csv").order();
    assertThat(order.reportFolder()).isEqualTo(Path.of("."));
    assertThat(order.asOf()).isNull();
    assertThat(order.dryRun()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "subjects",
        "cows a.csv",
        "subjects a.csv b.csv",
        "subjects a.csv --mapping",
        "subjects a.csv --colour red"
      })
  void refusesWhatItDoesNotUnderstand(String line) {
    assertThatThrownBy(() -> Import.Said.parse(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
