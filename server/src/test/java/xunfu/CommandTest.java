package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command does before it opens the house. */
class CommandTest {

  @TempDir Path directory;

  @Test
  void aHomeThatIsNotThereIsNotMade() {
    Path home = directory.resolve("mistyped");

    int exitCode = Command.in(home, _ -> 0);

    assertThat(exitCode).isEqualTo(2);
    assertThat(home).doesNotExist();
  }

  @Test
  void helpIsTheUsageOfTheCommand() {
    assertThat(Command.onlyHelp("Usage: …", "subjects", "--help")).isTrue();
    assertThat(Command.onlyHelp("Usage: …", "subjects", "firms.csv")).isFalse();
  }
}
