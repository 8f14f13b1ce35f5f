package xunfu.trace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import xunfu.kernel.Fault;

/** Whoever checks needs the verifier, and has no clone of the product. */
class VerifierTest {

  @TempDir Path directory;

  @Test
  void theVerifierIsGivenOutAsItWasBuilt() throws IOException {
    Path jar = Files.writeString(directory.resolve("proof-verify.jar"), "one file");
    var anybody = MockMvcTester.of(new VerifierController(jar));

    assertThat(anybody.get().uri("/open/verifier.jar"))
        .hasStatusOk()
        .hasContentType("application/java-archive")
        .hasHeader("Content-Disposition", "attachment; filename=\"verifier.jar\"")
        .bodyText()
        .isEqualTo("one file");
  }

  @Test
  void aServerThatWasBuiltWithoutItSaysSo() {
    var controller = new VerifierController(directory.resolve("none.jar"));

    assertThatThrownBy(controller::verifier).isInstanceOf(Fault.class);
  }
}
