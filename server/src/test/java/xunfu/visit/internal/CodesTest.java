package xunfu.visit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import xunfu.standards.Customs;

class CodesTest {
  private static final ActCode ACT_CODE =
      new ActCode(new Customs("12315", 1, new Customs.ActCodeForm(6, 3, 4, 2, 6)));

  private final SecureRandom random = new SecureRandom();

  @Test
  void aSpokenCodeIsReadBackWithBlanksHyphensAndSmallLetters() {
    var code = SpokenCode.draw(random);
    var spoken = code.substring(0, 3) + " " + code.substring(3, 6) + "-" + code.substring(6);
    assertThat(SpokenCode.read(spoken.toLowerCase(java.util.Locale.ROOT))).contains(code);
    assertThat(code).hasSize(10).matches("[" + SpokenCode.ALPHABET + "]+");
  }

  @Test
  void everySingleWrongCharacterOfASpokenCodeIsNoticed() {
    var code = SpokenCode.draw(random);
    for (int at = 0; at < code.length(); at++) {
      for (char other : SpokenCode.ALPHABET.toCharArray()) {
        if (other != code.charAt(at)) {
          var wrong = new StringBuilder(code);
          wrong.setCharAt(at, other);
          assertThat(SpokenCode.read(wrong.toString())).as(wrong.toString()).isEmpty();
        }
      }
    }
  }

  @Test
  void everyExchangeOfTwoCharactersOfASpokenCodeIsNoticed() {
    var code = SpokenCode.draw(random);
    for (int a = 0; a < code.length(); a++) {
      for (int b = a + 1; b < code.length(); b++) {
        if (code.charAt(a) != code.charAt(b)) {
          var wrong = new StringBuilder(code);
          wrong.setCharAt(a, code.charAt(b));
          wrong.setCharAt(b, code.charAt(a));
          assertThat(SpokenCode.read(wrong.toString())).as(wrong.toString()).isEmpty();
        }
      }
    }
  }

  @Test
  void aLinkSecretHas22CharactersAndDoesNotRepeat() {
    var drawn = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(LinkSecret.draw(random));
    }
    assertThat(drawn).hasSize(10_000).allMatch(LinkSecret::looksLike);
    assertThat(LinkSecret.looksLike("富春江")).isFalse();
  }

  @Test
  void anActCodeCarriesRegionOrganisationYearKindSerialAndCheck() {
    var code = ACT_CODE.of("330122", "f1", 2026, 1, 118);
    assertThat(code).startsWith("3301220F1202601000118").hasSize(22);
    assertThat(ACT_CODE.isValid(code)).isTrue();
  }

  @Test
  void everySingleWrongDigitOfAnActCodeIsNoticed() {
    var code = ACT_CODE.of("330122", "031", 2026, 2, 7);
    for (int at = 0; at < code.length() - 1; at++) {
      for (char other = '0'; other <= '9'; other++) {
        if (other != code.charAt(at)) {
          var wrong = new StringBuilder(code);
          wrong.setCharAt(at, other);
          assertThat(ACT_CODE.isValid(wrong.toString())).as(wrong.toString()).isFalse();
        }
      }
    }
  }

  @Test
  void anActCodeOfMoreThanAMillionActsIsRefusedAtTheSource() {
    assertThatThrownBy(() -> ACT_CODE.of("330122", "031", 2026, 2, 1_000_000))
        .hasMessageContaining("serial 1000000 has more than 6 characters");
  }
}
