package xunfu.foundation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, from the binaries that lie in a jar beside the product, listening on
 * loopback only and with a password (SCRAM) for everyone.
 *
 * <p>The library that usually drives these binaries is not used: it stops PostgreSQL from a
 * shutdown hook of its own, while our requests still run, and it trusts every local user. Here
 * PostgreSQL is a bean on which the connection pool depends, so it stops last.
 *
 * <p>PostgreSQL refuses to run as root; a root without another user (a container) starts it in a
 * user namespace of its own, where root's files are nobody's and it is content.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** How long a stale or stopping server may take until it is killed. */
  private static final int STOP_SECONDS = 30;

  /** How long a starting server may replay its log after a crash. */
  private static final int START_SECONDS = 120;

  /** Line of postmaster.pid that holds the port, counted from 0 (PostgreSQL, pidfile.h). */
  private static final int PORT_LINE = 3;

  private final Path binaries;
  private final Path data;
  private final int port;

  private EmbeddedPostgres(Path binaries, Path data, int port) {
    this.binaries = binaries;
    this.data = data;
    this.port = port;
  }

  /**
   * Starts the server over that data directory, making the directory the first time.
   *
   * @param settings server parameters beside our own, by name
   */
  public static EmbeddedPostgres start(
      Path data, String superuserPassword, Map<String, String> settings) {
    Path binaries = extracted();
    stopStale(data);
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(binaries, data, superuserPassword);
    }
    var server = new EmbeddedPostgres(binaries, data, freePort());
    server.run(settings);
    return server;
  }

  /**
   * The JDBC address of a database of a server that another process has started over that data
   * directory; empty when none runs.
   */
  public static Optional<String> runningUrl(Path data, String database) {
    Path pidFile = data.resolve("postmaster.pid");
    return stale(pidFile).map(_ -> "jdbc:postgresql://127.0.0.1:" + port(pidFile) + "/" + database);
  }

  private static String port(Path pidFile) {
    try {
      return Files.readAllLines(pidFile).get(PORT_LINE).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port on loopback, another one at each start. */
  public int port() {
    return port;
  }

  /** The JDBC address of a database of this server. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void run(Map<String, String> settings) {
    var all = new TreeMap<>(ours());
    all.putAll(settings);
    String options =
        all.entrySet().stream()
            .map(e -> "-c " + e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(" "));
    execute(
        binaries,
        List.of(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            String.valueOf(START_SECONDS),
            "-D",
            data.toString(),
            "-l",
            data.resolve("server.log").toString(),
            "-o",
            options));
    LOG.info("PostgreSQL runs on port {} over {}", port, data);
  }

  private Map<String, String> ours() {
    return Map.of(
        "port", String.valueOf(port),
        "listen_addresses", "127.0.0.1",
        "unix_socket_directories", "",
        "max_connections", "60",
        "shared_buffers", "256MB",
        "log_timezone", "UTC",
        "TimeZone", "UTC");
  }

  @Override
  public void close() {
    execute(
        binaries,
        List.of(
            "pg_ctl",
            "stop",
            "-w",
            "-m",
            "fast",
            "-t",
            String.valueOf(STOP_SECONDS),
            "-D",
            data.toString()));
    LOG.info("PostgreSQL has stopped");
  }

  private static void initialise(Path binaries, Path data, String password) {
    Path passwordFile = data.resolveSibling("initial-password");
    HomeDirectory.writePrivately(passwordFile, password);
    try {
      execute(
          binaries,
          List.of(
              "initdb",
              "-D",
              data.toString(),
              "-U",
              "postgres",
              "--pwfile",
              passwordFile.toString(),
              "-A",
              "scram-sha-256",
              "-E",
              "UTF8",
              "--locale",
              "C",
              "--locale-provider",
              "builtin",
              "--builtin-locale",
              "C.UTF-8"));
    } finally {
      delete(passwordFile);
    }
  }

  // --- a server that outlived its Java process ---

  private static void stopStale(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    stale(pidFile)
        .ifPresent(
            process -> {
              LOG.warn("Stopping the PostgreSQL {} that a killed server left", process.pid());
              interrupt(process);
            });
    delete(pidFile);
  }

  private static Optional<ProcessHandle> stale(Path pidFile) {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
          .filter(p -> p.info().command().orElse("").contains("postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void interrupt(ProcessHandle process) {
    try {
      // SIGINT is PostgreSQL's "fast" stop; Java itself can only send SIGTERM, which waits for
      // clients
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException | IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // --- the binaries ---

  /** Unpacks the binaries once per user and version; another process may do the same meanwhile. */
  private static Path extracted() {
    String archive = archive();
    Path target = cache().resolve(archive.replace(".txz", "") + "-" + version());
    if (Files.exists(target.resolve("bin/pg_ctl"))
        || Files.exists(target.resolve("bin/pg_ctl.exe"))) {
      return target;
    }
    try {
      Files.createDirectories(target.getParent());
      Path fresh = Files.createTempDirectory(target.getParent(), "unpacking");
      unpack(archive, fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      moveUnlessThere(fresh, target);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL's binaries cannot be unpacked to " + target, e);
    }
  }

  private static void moveUnlessThere(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
      LOG.debug("Another process has unpacked {} meanwhile", target);
    }
  }

  private static Path cache() {
    String named = System.getenv("XUNFU_CACHE");
    return named == null
        ? Path.of(System.getProperty("user.home"), ".cache", "xunfu")
        : Path.of(named);
  }

  /** Told by the build, so that a newer PostgreSQL is unpacked beside the older one. */
  private static String version() {
    var jar = EmbeddedPostgres.class.getClassLoader().getResource(archive());
    String text = String.valueOf(jar).replaceAll(".*-(\\d+(?:\\.\\d+)+)\\.jar!.*", "$1");
    return text.matches("[\\d.]+") ? text : "unknown";
  }

  private static String archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    String name =
        system.contains("mac")
            ? (arm ? "darwin-arm_64" : "darwin-x86_64")
            : system.contains("windows")
                ? "windows-x86_64"
                : (arm ? "linux-arm_64" : "linux-x86_64");
    return "postgres-" + name + ".txz";
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (InputStream packed = open(archive);
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("Entry leaves the archive: " + entry.getName());
        }
        write(tar, entry, file);
      }
    }
  }

  private static InputStream open(String archive) {
    InputStream found = EmbeddedPostgres.class.getClassLoader().getResourceAsStream(archive);
    if (found == null) {
      throw new IllegalStateException(
          "This build has no PostgreSQL for this machine ("
              + archive
              + "). Maybe build it here, or name an external one by spring.datasource.url.");
    }
    return found;
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      if ((entry.getMode() & 0100) != 0) {
        executable(file);
      }
    }
  }

  private static void executable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwxr-xr-x");
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  // --- running them ---

  private static void execute(Path binaries, List<String> command) {
    var full = new ArrayList<String>();
    if (runsAsRoot()) {
      full.addAll(List.of("unshare", "-U"));
    }
    full.add(binaries.resolve("bin").resolve(command.getFirst()).toString());
    full.addAll(command.subList(1, command.size()));
    try {
      Path output = Files.createTempFile("xunfu-postgres", ".log");
      var process =
          new ProcessBuilder(full)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int exit = process.waitFor();
      String said = Files.readString(output);
      delete(output);
      if (exit != 0) {
        throw new IllegalStateException(
            String.join(" ", command.subList(0, 2)) + " ended with " + exit + ":\n" + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
    }
  }

  private static boolean runsAsRoot() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("user.name").equals("root");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
