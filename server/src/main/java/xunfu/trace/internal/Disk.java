package xunfu.trace.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What we ask of a disk, call by call, so that a test can put a disk beneath us that loses
 * everything it was not told to keep.
 */
interface Disk {
  /** Opens a file to write at its end; made when it is missing. */
  OutputStream append(Path file) throws IOException;

  InputStream read(Path file) throws IOException;

  boolean exists(Path file) throws IOException;

  /** Bytes of the file, 0 when it is missing. */
  long size(Path file) throws IOException;

  /** Makes the directory and those above it, where missing. */
  void createDirectory(Path directory) throws IOException;

  /** Gives the file its name in one step, replacing what has that name. */
  void move(Path from, Path to) throws IOException;

  /** Removes the file if it is there. */
  void delete(Path file) throws IOException;

  /** Returns when the bytes of the file would survive a loss of power. */
  void force(Path file) throws IOException;

  /** Returns when the names in the directory would survive a loss of power. */
  void forceDirectory(Path directory) throws IOException;

  /** The disk of this machine. */
  final class Real implements Disk {
    @Override
    public OutputStream append(Path file) throws IOException {
      return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public InputStream read(Path file) throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public boolean exists(Path file) {
      return Files.isRegularFile(file);
    }

    @Override
    public long size(Path file) throws IOException {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
      Files.createDirectories(directory);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public void force(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }

    /** Systems that cannot open a directory (Windows) keep names by themselves. */
    @Override
    public void forceDirectory(Path directory) throws IOException {
      if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }
}
