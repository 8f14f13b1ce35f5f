package xunfu.proof.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import xunfu.proof.json.Json;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Hash;

/**
 * The zip, opened without trust: nothing is ever written to disk, names are looked up and never
 * followed, and every entry is read as a stream that ends when it grows beyond reason.
 */
final class Bundle implements AutoCloseable {
  /** What is read whole: manifest, keys, a head. */
  private static final int WHOLE_LIMIT = 16 << 20;

  private static final Pattern HEAD = Pattern.compile("heads/(0|[1-9][0-9]{0,15})\\.txt");
  private static final Pattern FILE = Pattern.compile("files/([0-9a-f]{64})");

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final List<String> namesTwice = new ArrayList<>();
  private final List<String> unsafeNames = new ArrayList<>();

  private Bundle(ZipFile zip) {
    this.zip = zip;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      add(all.nextElement());
    }
  }

  static Bundle open(Path file) throws IOException {
    return new Bundle(new ZipFile(file.toFile()));
  }

  /** Names that would leave a folder if somebody unpacked the zip. */
  static boolean unsafe(String name) {
    return name.startsWith("/")
        || name.contains("\\")
        || name.contains(":")
        || name.indexOf('\0') >= 0
        || List.of(name.split("/", -1)).contains("..");
  }

  List<String> namesTwice() {
    return namesTwice;
  }

  List<String> unsafeNames() {
    return unsafeNames;
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The JSON of an entry that is small enough to be read whole. */
  Json json(String name) {
    return Json.read(bytes(name));
  }

  byte[] bytes(String name) {
    try (InputStream in = stream(name)) {
      byte[] bytes = in.readNBytes(WHOLE_LIMIT + 1);
      if (bytes.length > WHOLE_LIMIT) {
        throw new TooLarge(name);
      }
      return bytes;
    } catch (IOException damaged) {
      throw new NotReadable(name + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  /** The lines of an entry; of one that is absent, none. */
  Lines lines(String name) {
    return has(name)
        ? new Lines(name, stream(name))
        : new Lines(name, InputStream.nullInputStream());
  }

  /** The sizes that heads are named after, smallest first. */
  List<Long> headSizes() {
    return matches(HEAD).stream().map(Long::valueOf).sorted().toList();
  }

  /** The hashes that files are named after. */
  Collection<Hash> files() {
    return matches(FILE).stream().map(Hash::fromHex).sorted().toList();
  }

  /** A stream over an entry that ends with {@link TooLarge} when it inflates beyond reason. */
  InputStream stream(String name) {
    ZipEntry entry =
        Optional.ofNullable(entries.get(name))
            .orElseThrow(() -> new IllegalArgumentException("no entry " + name));
    try {
      return new BoundedStream(name, zip.getInputStream(entry), entry.getCompressedSize());
    } catch (IOException damaged) {
      throw new NotReadable(name + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private void add(ZipEntry entry) {
    String name = entry.getName();
    if (unsafe(name)) {
      unsafeNames.add(name);
    } else if (entries.putIfAbsent(name, entry) != null) {
      namesTwice.add(name);
    }
  }

  private List<String> matches(Pattern pattern) {
    return entries.keySet().stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .toList();
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
