package xunfu.trace.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A disk that keeps, over a loss of power, only what it was told to force: bytes by {@code force},
 * names by {@code forceDirectory}. It can also fail at a chosen call.
 */
final class LyingDisk implements Disk {
  /** A file apart from its names. */
  private static final class Content {
    byte[] now = {};
    byte[] durable = {};
  }

  private Map<Path, Content> names = new HashMap<>();
  private final Map<Path, Content> durableNames = new HashMap<>();
  private int calls;
  private int failing = Integer.MAX_VALUE;

  /** Lets the call of that number fail, counted from 1, and every later one. */
  LyingDisk failAt(int call) {
    failing = call;
    return this;
  }

  int calls() {
    return calls;
  }

  /** The power goes and comes back. */
  void crash() {
    names = new HashMap<>(durableNames);
    names.values().forEach(content -> content.now = content.durable);
    failing = Integer.MAX_VALUE;
  }

  byte @Nullable [] bytes(Path file) {
    Content content = names.get(file);
    return content == null ? null : content.now;
  }

  private void call() throws IOException {
    if (++calls >= failing) {
      throw new IOException("no space left on device");
    }
  }

  @Override
  public OutputStream append(Path file) throws IOException {
    call();
    Content content = names.computeIfAbsent(file, unseen -> new Content());
    return new ByteArrayOutputStream() {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        try {
          call();
        } catch (IOException full) {
          throw new java.io.UncheckedIOException(full);
        }
        super.write(bytes, offset, length);
        byte[] all = new byte[content.now.length + length];
        System.arraycopy(content.now, 0, all, 0, content.now.length);
        System.arraycopy(bytes, offset, all, content.now.length, length);
        content.now = all;
      }
    };
  }

  @Override
  public InputStream read(Path file) throws IOException {
    call();
    byte[] bytes = bytes(file);
    if (bytes == null) {
      throw new NoSuchFileException(file.toString());
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean exists(Path file) throws IOException {
    call();
    return names.containsKey(file);
  }

  @Override
  public long size(Path file) throws IOException {
    call();
    byte[] bytes = bytes(file);
    return bytes == null ? 0 : bytes.length;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    call();
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    call();
    Content content = names.remove(from);
    if (content == null) {
      throw new NoSuchFileException(from.toString());
    }
    names.put(to, content);
  }

  @Override
  public void delete(Path file) throws IOException {
    call();
    names.remove(file);
  }

  @Override
  public void force(Path file) throws IOException {
    call();
    Content content = names.get(file);
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    content.durable = content.now;
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    call();
    durableNames.keySet().removeIf(name -> directory.equals(name.getParent()));
    names.forEach(
        (name, content) -> {
          if (directory.equals(name.getParent())) {
            durableNames.put(name, content);
          }
        });
  }
}
