package xunfu.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xunfu.kernel.Identifier;
import xunfu.registry.internal.IdentifierSchemes.Reading;
import xunfu.registry.internal.IdentifierSchemes.Reason;

class IdentifierSchemesTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private final IdentifierSchemes schemes = RegistryContent.of("cn-zj").schemes();

  @ParameterizedTest
  @ValueSource(strings = {"91330100799655058B", "91440300708461136T", "91110000802100433B"})
  void acceptsPublishedCodes(String code) {
    assertThat(schemes.read(code))
        .isEqualTo(new Reading.Right(new Identifier("uscc", code), false, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"91330100799655058B", "91440300708461136T", "91110000802100433B"})
  void refusesEverySingleCharacterChange(String code) {
    for (int position = 0; position < code.length(); position++) {
      for (char other : ALPHABET.toCharArray()) {
        if (other != code.charAt(position)) {
          String changed = code.substring(0, position) + other + code.substring(position + 1);
          assertThat(schemes.read(changed)).as(changed).isInstanceOf(Reading.Wrong.class);
        }
      }
    }
  }

  @Test
  void namesTheInnerCheckWhenTheOrganisationCodeIsWrong() {
    // the last character is made to fit, so that only the inner digit is wrong
    var outer = schemes.schemes().getFirst().checks().getLast();
    String body = "91330100799655050";
    String code = body + outer.expected(body + "0");
    assertThat(schemes.read(code))
        .isInstanceOfSatisfying(
            Reading.Wrong.class,
            wrong -> {
              assertThat(wrong.reason()).isEqualTo(Reason.WRONG_CHECK);
              assertThat(wrong.detail()).startsWith("GB 11714: character 17 is 0, but 8 belongs");
            });
  }

  @Test
  void writesSmallLettersLargeAndSaysSo() {
    assertThat(schemes.read(" 91330100799655058b "))
        .isEqualTo(new Reading.Right(new Identifier("uscc", "91330100799655058B"), true, false));
  }

  @Test
  void takesAnOldRegistrationNumberAsAStandIn() {
    assertThat(schemes.read("330212000181702"))
        .isEqualTo(
            new Reading.Right(new Identifier("cn-registration", "330212000181702"), false, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void saysThatAnIdentifierIsMissing(String written) {
    assertThat(schemes.read(written))
        .isInstanceOfSatisfying(
            Reading.Wrong.class, wrong -> assertThat(wrong.reason()).isEqualTo(Reason.MISSING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "9133010079965505IO", "桐庐", "91330100799655058BB"})
  void refusesWhatHasNoKnownForm(String written) {
    assertThat(schemes.read(written))
        .isInstanceOfSatisfying(
            Reading.Wrong.class,
            wrong -> assertThat(wrong.reason()).isEqualTo(Reason.UNKNOWN_FORM));
  }
}
