package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as its user meets it: started, started twice, killed, started again, stopped. */
class StartTest {

  private static final String READY = "xunfu ready on http://localhost:";

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void killWhatIsLeft() {
    started.forEach(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aKilledServerIsStartedAgainOverTheSameHomeAndStopsClean() throws Exception {
    Path home = directory.resolve("home");
    Process first = start(home);
    int port = portOf(first);
    assertThat(new Caller(port).get("/health/ready").status()).isEqualTo(200);
    assertThat(new Caller(port).get("/a%00b").json().path("requestId").asString()).isNotEmpty();

    Process second = start(home);
    assertThat(second.waitFor()).isEqualTo(3);

    long orphan = postmaster(home);
    first.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(orphan).map(ProcessHandle::isAlive)).contains(true);

    Process third = start(home);
    assertThat(new Caller(portOf(third)).get("/health/ready").status()).isEqualTo(200);
    assertThat(postmaster(home)).isNotEqualTo(orphan);

    third.destroy();
    assertThat(third.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // PostgreSQL removes its pid file as the last thing it does, and only when it stops in order
    assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void anUnknownOptionIsNamed() throws Exception {
    Process process = run("--prot", "80");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(new String(process.getErrorStream().readAllBytes()))
        .contains("Unknown option --prot", "--port");
  }

  private Process start(Path home) throws IOException {
    return run("--home", home.toString(), "--port", "0", "--empty");
  }

  private Process run(String... options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("xunfu.Xunfu");
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static int portOf(Process server) throws IOException {
    BufferedReader out = server.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        drain(out);
        return Integer.parseInt(line.substring(READY.length()));
      }
    }
    throw new AssertionError(
        "The server ended: " + new String(server.getErrorStream().readAllBytes()));
  }

  /** Goes on reading, so that the server never waits for us. */
  private static void drain(BufferedReader out) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (out) {
                out.transferTo(java.io.Writer.nullWriter());
              } catch (IOException serverIsGone) {
                return;
              }
            });
  }

  private static long postmaster(Path home) throws IOException {
    return Long.parseLong(
        Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst().strip());
  }
}
