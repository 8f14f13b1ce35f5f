package xunfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What may be said to {@code ./xunfu start}. */
class StartOptionsTest {

  @Test
  void optionsOfTheContractBecomeProperties() {
    var options =
        StartOptions.parse(
            "--port", "9000", "--home=/data", "--empty", "--clock", "2026-11-24T09:00+08:00");

    assertThat(options.properties())
        .containsEntry("server.port", "9000")
        .containsEntry("xunfu.home", "/data")
        .containsEntry("xunfu.empty", "true")
        .containsEntry("xunfu.clock", "2026-11-24T09:00+08:00");
    assertThat(options.home()).isEqualTo("/data");
  }

  @Test
  void nothingSaidMeansTheUsualHome() {
    assertThat(StartOptions.parse().home()).isEqualTo(".xunfu");
  }

  @Test
  void anOptionWithoutItsValueIsNamed() {
    assertThatThrownBy(() -> StartOptions.parse("--port"))
        .isInstanceOf(StartOptions.Unknown.class)
        .hasMessageContaining("--port");
  }
}
