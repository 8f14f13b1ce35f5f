package xunfu.visit.internal.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Desk and phone show a flag in the words that travel with it. */
class FlagTest {
  private static final Pattern LISTED = Pattern.compile("\"flags\":\\[\\{\"code\":\"([a-z|-]+)\"");

  @Test
  void theFormatsListTheFlagsThatThereAre() throws IOException {
    var listed = LISTED.matcher(Files.readString(Path.of("../docs/formats.md")));
    assertThat(listed.find()).isTrue();
    assertThat(List.of(listed.group(1).split("\\|")))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Flag.values()).map(Flag::code).toList());
  }

  @Test
  void everyFlagHasWordsOfItsOwnInBothLanguages() {
    assertThat(Flag.values())
        .allSatisfy(
            flag -> {
              assertThat(flag.text().zh()).isNotBlank();
              assertThat(flag.text().byLanguage().get("en")).isNotBlank();
            });
    assertThat(Flag.values()).extracting(Flag::text).doesNotHaveDuplicates();
  }
}
