package xunfu.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything one server keeps: {@code postgres/} (the embedded database),
 * {@code files/} (evidence by content hash), {@code keys/} (mode 600, never in the database) and
 * {@code lock}, held as long as the server lives. The lock dies with its process.
 */
public final class HomeDirectory implements AutoCloseable {

  private static final int SECRET_BYTES = 24;

  private final Path path;
  private final @Nullable FileChannel channel;
  private final @Nullable FileLock lock;

  private HomeDirectory(Path path, @Nullable FileChannel channel, @Nullable FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /** Thrown when another server holds the home. */
  public static final class InUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    InUse(Path path) {
      super("The home " + path + " is in use by another server.");
    }
  }

  /** Takes the home for this process, making it where it is missing. */
  public static HomeDirectory take(Path path) {
    try {
      Path real = Files.createDirectories(path).toRealPath();
      FileChannel channel =
          FileChannel.open(
              real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new InUse(real);
      }
      return new HomeDirectory(real, channel, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("The home " + path + " cannot be used", e);
    }
  }

  /**
   * The home of a server that runs, for a command that works beside it over the same database;
   * holds no lock.
   */
  public static HomeDirectory beside(Path path) {
    try {
      return new HomeDirectory(path.toRealPath(), null, null);
    } catch (IOException e) {
      throw new UncheckedIOException("The home " + path + " cannot be used", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  public Path path() {
    return path;
  }

  public Path postgres() {
    return path.resolve("postgres");
  }

  public Path files() {
    return path.resolve("files");
  }

  /** The directory of keys and passwords, readable by this user alone. */
  public Path keys() {
    return privateDirectory(path.resolve("keys"));
  }

  /** A secret kept under that name in {@link #keys()}; made at random the first time. */
  public String secret(String name) {
    Path file = keys().resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        writePrivately(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path privateDirectory(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        return directory;
      }
      return posix(directory)
          ? Files.createDirectory(
              directory,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
          : Files.createDirectory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file that only this user may read; another of that name must not exist. */
  public static void writePrivately(Path file, String content) {
    try {
      if (posix(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public void close() {
    if (lock == null || channel == null) {
      return;
    }
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
