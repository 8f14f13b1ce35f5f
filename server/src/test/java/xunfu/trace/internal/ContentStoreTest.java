package xunfu.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.proof.log.Hash;

/** What the content store says is there survives, whenever the power goes. */
class ContentStoreTest {
  private static final Path FILES = Path.of("/files");
  private static final byte[] PHOTO =
      "a kitchen, seen from the door".getBytes(StandardCharsets.UTF_8);
  private static final Hash HASH = Hash.of(PHOTO);
  private static final Path PLACE = FILES.resolve(HASH.hex().substring(0, 2)).resolve(HASH.hex());

  @Test
  void whatWasAdoptedIsThereAfterALossOfPower() throws IOException {
    LyingDisk disk = new LyingDisk();
    bringIn(disk);
    disk.crash();
    assertThat(disk.bytes(PLACE)).isEqualTo(PHOTO);
  }

  @Test
  void atWhicheverCallTheDiskFailsNothingIsClaimedThatIsNotThere() throws IOException {
    LyingDisk honest = new LyingDisk();
    bringIn(honest);
    for (int call = 1; call <= honest.calls() + 1; call++) {
      LyingDisk disk = new LyingDisk().failAt(call);
      boolean acknowledged = triesToBringIn(disk);
      disk.crash();
      assertThat(acknowledged).as("call %d", call).isEqualTo(call > honest.calls());
      if (acknowledged) {
        assertThat(disk.bytes(PLACE)).isEqualTo(PHOTO);
      }
    }
  }

  @Test
  void aCrashBetweenAnyTwoCallsNeverLeavesOtherBytesUnderTheName() throws IOException {
    LyingDisk honest = new LyingDisk();
    bringIn(honest);
    for (int call = 1; call <= honest.calls(); call++) {
      LyingDisk disk = new LyingDisk().failAt(call);
      triesToBringIn(disk);
      disk.crash();
      byte[] found = disk.bytes(PLACE);
      assertThat(found == null || Hash.of(found).equals(HASH)).as("call %d", call).isTrue();
    }
  }

  @Test
  void anUploadThatBreaksGoesOnWhereItStopped(@TempDir Path directory) throws IOException {
    ContentStore store = new ContentStore(directory, new Disk.Real());
    UUID upload = UUID.randomUUID();
    try {
      store.receive(upload, breakingAfter(10), PHOTO.length);
    } catch (IOException lineBroke) {
      assertThat(lineBroke).hasMessage("line broke");
    }
    assertThat(store.received(upload)).isEqualTo(10);
    byte[] rest = java.util.Arrays.copyOfRange(PHOTO, 10, PHOTO.length);
    assertThat(store.receive(upload, new ByteArrayInputStream(rest), rest.length)).isTrue();
    assertThat(store.hashOf(upload)).isEqualTo(HASH);
    store.adopt(upload, HASH);
    try (InputStream in = store.open(HASH)) {
      assertThat(in.readAllBytes()).isEqualTo(PHOTO);
    }
    assertThat(store.received(upload)).isZero();
  }

  @Test
  void theSameContentTwiceLiesThereOnce(@TempDir Path directory) throws IOException {
    ContentStore store = new ContentStore(directory, new Disk.Real());
    bringIn(store);
    bringIn(store);
    assertThat(store.has(HASH)).isTrue();
    try (var all = java.nio.file.Files.walk(directory)) {
      assertThat(all.filter(java.nio.file.Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void moreThanWasAnnouncedIsNotTaken(@TempDir Path directory) throws IOException {
    ContentStore store = new ContentStore(directory, new Disk.Real());
    UUID upload = UUID.randomUUID();
    assertThat(store.receive(upload, new ByteArrayInputStream(PHOTO), 5)).isFalse();
    assertThat(store.received(upload)).isLessThanOrEqualTo(5);
  }

  private static void bringIn(LyingDisk disk) throws IOException {
    bringIn(new ContentStore(FILES, disk));
  }

  private static void bringIn(ContentStore store) throws IOException {
    UUID upload = UUID.randomUUID();
    store.receive(upload, new ByteArrayInputStream(PHOTO), PHOTO.length);
    assertThat(store.hashOf(upload)).isEqualTo(HASH);
    store.adopt(upload, HASH);
  }

  private static boolean triesToBringIn(LyingDisk disk) {
    try {
      bringIn(disk);
      return true;
    } catch (IOException | UncheckedIOException refused) {
      return false;
    }
  }

  private static InputStream breakingAfter(int count) {
    return new InputStream() {
      private int given;

      @Override
      public int read() throws IOException {
        if (given == count) {
          throw new IOException("line broke");
        }
        return PHOTO[given++];
      }

      /** One byte at a time, so that what came before the break is seen to stay. */
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        buffer[offset] = (byte) read();
        return 1;
      }
    };
  }
}
