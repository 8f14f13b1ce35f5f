package xunfu.trace.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import xunfu.proof.log.Hash;

/**
 * Bytes on disk under the hash of their content: {@code ab/abcdef…}. A name says what is inside, so
 * nothing is ever replaced by something else, and equal files lie there once. What {@link #adopt}
 * has returned from survives a loss of power: first the bytes are forced, then the name is given,
 * then the directory is forced.
 */
@Component
public class ContentStore {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path directory;
  private final Disk disk;

  @Autowired
  ContentStore(@Qualifier("filesDirectory") Path directory) throws IOException {
    this(directory, new Disk.Real());
  }

  ContentStore(Path directory, Disk disk) throws IOException {
    this.directory = directory;
    this.disk = disk;
    disk.createDirectory(incoming());
  }

  public boolean has(Hash hash) throws IOException {
    return disk.exists(placeOf(hash));
  }

  public InputStream open(Hash hash) throws IOException {
    return disk.read(placeOf(hash));
  }

  /** Bytes of an upload that are here so far. */
  public long received(UUID upload) throws IOException {
    return disk.size(incoming(upload));
  }

  /**
   * Adds to an upload until the stream ends, breaks or holds too much. What came before a break
   * stays.
   *
   * @param most bytes that are still wanted
   * @return false when there were more
   */
  public boolean receive(UUID upload, InputStream bytes, long most) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = disk.append(incoming(upload))) {
      long wanted = most;
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        if (count > wanted) {
          return false;
        }
        out.write(buffer, 0, count);
        wanted -= count;
      }
    }
    return true;
  }

  public Hash hashOf(UUID upload) throws IOException {
    MessageDigest digest = Hash.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = disk.read(incoming(upload))) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return Hash.fromBytes(digest.digest());
  }

  /** Makes an upload, whose hash has been checked, the file of that hash. */
  public void adopt(UUID upload, Hash hash) throws IOException {
    Path place = placeOf(hash);
    Path folder = directory.resolve(hash.hex().substring(0, 2));
    disk.createDirectory(folder);
    disk.forceDirectory(directory);
    disk.force(incoming(upload));
    disk.move(incoming(upload), place);
    disk.forceDirectory(folder);
  }

  public void discard(UUID upload) throws IOException {
    disk.delete(incoming(upload));
  }

  private Path placeOf(Hash hash) {
    return directory.resolve(hash.hex().substring(0, 2)).resolve(hash.hex());
  }

  private Path incoming() {
    return directory.resolve("incoming");
  }

  private Path incoming(UUID upload) {
    return incoming().resolve(upload.toString());
  }
}
