package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is peculiar to one country lies in {@code content/}; code and settings know none of it. */
class NothingOfOneCountryTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> CODE =
      List.of(
          "server/src/main/java",
          "server/src/main/resources/application.yaml",
          "proof/src/main",
          "planning/src/main",
          "checklist/src/main",
          "web/api/src",
          "web/ui/src",
          "web/sync-core/src",
          "web/checklist/src",
          "web/field/src",
          "web/desk/src",
          "web/open/src");

  /** The hotline, a zone of the country, and codes of its provinces' counties in quotes. */
  private static final Pattern ONE_COUNTRY =
      Pattern.compile("12315|Asia/Shanghai|[\"'`]3301\\d\\d[\"'`]");

  @Test
  void noHotlineZoneOrDivisionCodeOfOneCountryStandsInCode() {
    assertThat(CODE.stream().map(ROOT::resolve).filter(Files::exists).flatMap(this::files))
        .isNotEmpty()
        .filteredOn(file -> ONE_COUNTRY.matcher(text(file)).find())
        .isEmpty();
  }

  private Stream<Path> files(Path from) {
    try (var all = Files.walk(from)) {
      return all
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(java|ts|vue|yaml)"))
          // the fictional county is invented out of one real place
          .filter(file -> !file.toString().contains("/xunfu/demo/"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
