package xunfu;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The product in a process of its own, on a home of its own with the demo: to be killed as a
 * machine kills, without warning, and started again.
 */
public final class RunningServer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("xunfu ready on https?://[^:]+:(\\d+)");

  private final Path home;
  private final Process process;
  private final int port;

  private RunningServer(Path home, Process process, int port) {
    this.home = home;
    this.process = process;
    this.port = port;
  }

  /** Starts on that home and waits until it is ready. */
  public static RunningServer on(Path home, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(classPath());
    command.addAll(List.of("xunfu.Xunfu", "--port", "0", "--home", home.toString()));
    command.addAll(List.of(options));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectError(home.resolveSibling(home.getFileName() + ".err").toFile())
              .start();
      return new RunningServer(home, process, portOf(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that the product brings, without the components of the tests. */
  private static String classPath() {
    var all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int portOf(Process process) throws IOException {
    var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    var said = new ArrayList<String>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      var ready = READY.matcher(line.strip());
      if (ready.matches()) {
        var port = Integer.parseInt(ready.group(1));
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        return port;
      }
    }
    throw new AssertionError("the server ended before it was ready: " + said);
  }

  public int port() {
    return port;
  }

  /** Kills the server and leaves its PostgreSQL alone, as kill -9 does. */
  public void kill() {
    end(process.toHandle());
  }

  /** Kills PostgreSQL with all its processes under the living server. */
  public void killPostgres() {
    var postmaster = ProcessHandle.of(postmaster()).orElseThrow();
    var children = postmaster.descendants().toList();
    end(postmaster);
    children.forEach(RunningServer::end);
  }

  private static void end(ProcessHandle handle) {
    handle.destroyForcibly();
    try {
      handle.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("process " + handle.pid() + " does not end", e);
    }
  }

  private long postmaster() {
    return Long.parseLong(pidFile().getFirst().strip());
  }

  /** The JDBC address of a database of the server's PostgreSQL. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/" + database;
  }

  private List<String> pidFile() {
    try {
      return Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends everything that is left. */
  @Override
  public void close() {
    kill();
    if (Files.exists(home.resolve("postgres").resolve("postmaster.pid"))) {
      ProcessHandle.of(postmaster()).ifPresent(_ -> killPostgres());
    }
  }
}
