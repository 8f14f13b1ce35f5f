package xunfu.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a newcomer reads below the ready line. */
class DemoSignInsTest {

  @Test
  void theReadyServerNamesThoseWhoSignIn() {
    assertThat(String.join("\n", DemoSignIns.lines()))
        .contains("officer.fu + officer.yao", "head.fuchunjiang", "deputy.bureau", "xunfu-demo");
  }
}
