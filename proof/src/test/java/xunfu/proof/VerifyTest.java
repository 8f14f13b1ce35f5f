package xunfu.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.proof.bundle.SampleBundle;

/** The command as somebody types it. */
class VerifyTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String bundle = "";
  private String bent = "";
  private String head = "";
  private String keys = "";

  @BeforeEach
  void writeFiles() throws IOException {
    bundle = SampleBundle.writeHonest(directory.resolve("visit.zip")).toString();
    bent = SampleBundle.writeBent(directory.resolve("bent.zip")).toString();
    head = Files.writeString(directory.resolve("head.txt"), SampleBundle.head()).toString();
    keys = Files.writeString(directory.resolve("keys.json"), SampleBundle.keys()).toString();
  }

  @Test
  void saysThatAllIsProven() {
    assertThat(run(bundle, "--head", head, "--keys", keys)).isZero();
    assertThat(printed()).isEqualTo("visit.zip — 结论：已证明。共 8 条，其中 0 条内容已擦除。\n");
  }

  @Test
  void namesTheFirstBadPlaceAndExitsThree() {
    assertThat(run(bent, "--keys", keys, "--head", head, "--lang", "en")).isEqualTo(3);
    assertThat(printed())
        .isEqualTo(
            """
            entry 4: its content or salt is not what was sealed
            bent.zip — conclusion: tampered. First place: entry 4
            """);
  }

  @Test
  void theWorstOfSeveralFilesDecides() {
    assertThat(run(bundle, bent, "--keys", keys, "--head", head)).isEqualTo(3);
  }

  @Test
  void saysWhatItDidNotCheck() {
    assertThat(run(bundle)).isZero();
    assertThat(printed()).contains("没有用 --keys", "没有用 --head");
  }

  @Test
  void wrongUseIsToldOnTheErrorStream() {
    assertThat(run()).isEqualTo(64);
    assertThat(run("absent.zip")).isEqualTo(64);
    assertThat(run(bundle, "--colour")).isEqualTo(64);
    assertThat(run(bundle, "--head")).isEqualTo(64);
    assertThat(run(bundle, "--head", bundle)).isEqualTo(64);
    assertThat(run(bundle, "--lang", "fr")).isEqualTo(64);
    assertThat(printed()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no file absent.zip.");
  }

  private int run(String... words) {
    return Verify.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
