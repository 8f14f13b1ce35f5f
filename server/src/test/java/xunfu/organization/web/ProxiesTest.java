package xunfu.organization.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import xunfu.organization.web.Proxies.Whence;

class ProxiesTest {
  private static final Proxies NOBODY = new Proxies(List.of(), Proxies.USUAL);
  private static final List<String> NAMED = List.of("127.0.0.1", "10.0.0.0/8");
  private static final Proxies TWO = new Proxies(NAMED, Proxies.USUAL);
  private static final Proxies STANDARD = new Proxies(NAMED, "forwarded");

  @Test
  void aProgramOfThisMachineIsFromThisMachine() {
    assertThat(NOBODY.of(from("127.0.0.1"))).isEqualTo(new Whence("127.0.0.1", true));
    assertThat(NOBODY.of(from("0:0:0:0:0:0:0:1")).thisMachine()).isTrue();
    assertThat(NOBODY.of(from("192.0.2.7"))).isEqualTo(new Whence("192.0.2.7", false));
  }

  @Test
  void whatAnUnnamedProxyOfTheSameHostPassesOnIsNotFromThisMachineWhateverItSays() {
    for (var mark : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
      var request = from("127.0.0.1");
      request.addHeader(mark, "127.0.0.1");
      assertThat(NOBODY.of(request)).as(mark).isEqualTo(new Whence("127.0.0.1", false));
    }
  }

  @Test
  void aNamedProxySaysWhoCalled() {
    var request = from("127.0.0.1");
    request.addHeader("X-Forwarded-For", "127.0.0.1, 203.0.113.9, 10.1.2.3");
    assertThat(TWO.of(request))
        .as("what stands before the last unnamed hop may be invented")
        .isEqualTo(new Whence("203.0.113.9", false));
  }

  @Test
  void theStandardHeaderIsReadWithQuotesBracketsAndPorts() {
    var request = from("10.1.2.3");
    request.addHeader("Forwarded", "for=192.0.2.1;proto=https, for=\"[2001:db8::7]:4711\";by=_x");
    assertThat(STANDARD.of(request)).isEqualTo(new Whence("2001:db8::7", false));
    var port = from("10.1.2.3");
    port.addHeader("X-Forwarded-For", "192.0.2.1:4711");
    assertThat(TWO.of(port).address()).isEqualTo("192.0.2.1");
  }

  @Test
  void aNamedProxyThatSaysNothingOrHidesTheCallerIsElsewhere() {
    assertThat(TWO.of(from("127.0.0.1")).thisMachine()).isFalse();
    var hidden = from("127.0.0.1");
    hidden.addHeader("Forwarded", "for=_hidden");
    assertThat(STANDARD.of(hidden)).isEqualTo(new Whence("_hidden", false));
  }

  @Test
  void whatWasPassedOnIsNeverFromThisMachineEvenIfANamedProxySaysSo() {
    var usual = from("127.0.0.1");
    usual.addHeader("X-Forwarded-For", "::1");
    assertThat(TWO.of(usual)).isEqualTo(new Whence("::1", false));
    var standard = from("10.1.2.3");
    standard.addHeader("Forwarded", "for=\"[::1]\"");
    assertThat(STANDARD.of(standard)).isEqualTo(new Whence("::1", false));
  }

  @Test
  void aHeaderThatTheProxyDoesNotWriteMovesNobodyElsewhere() {
    var request = from("127.0.0.1");
    request.addHeader("Forwarded", "for=192.0.2.55");
    assertThat(TWO.of(request))
        .as("handed on as the caller wrote it")
        .isEqualTo(new Whence("127.0.0.1", false));
    request.addHeader("X-Forwarded-For", "203.0.113.9");
    assertThat(TWO.of(request))
        .as("the headers name two callers: only the connection counts")
        .isEqualTo(new Whence("127.0.0.1", false));
    var both = from("127.0.0.1");
    both.addHeader("Forwarded", "for=203.0.113.9");
    both.addHeader("X-Forwarded-For", "203.0.113.9");
    assertThat(TWO.of(both)).isEqualTo(new Whence("203.0.113.9", false));
  }

  @Test
  void aHeaderThatNoProxyWritesStopsTheServerAtItsStart() {
    assertThatThrownBy(() -> new Proxies(NAMED, "X-Real-IP"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Real-IP");
  }

  @Test
  void headersOfAStrangerAreNotBelieved() {
    var request = from("192.0.2.7");
    request.addHeader("X-Forwarded-For", "127.0.0.1");
    assertThat(TWO.of(request)).isEqualTo(new Whence("192.0.2.7", false));
  }

  private static MockHttpServletRequest from(String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return request;
  }
}
