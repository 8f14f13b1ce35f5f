package xunfu.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.SystemPost;
import xunfu.proof.log.Hash;
import xunfu.trace.internal.ContentStore;
import xunfu.trace.internal.FileStore;

/**
 * Brings files in, part by part, over lines that break. A file is there when all its bytes are,
 * they hash to what was announced, they are safe on disk, and its row is committed: in this order.
 */
@Service
public class Uploads {
  /** The largest file: a minute of video, or thirty photos at full size. */
  public static final long SIZE_LIMIT = 96L << 20;

  /** How long an unfinished upload is kept; a phone may be offline for a month. */
  private static final Duration KEPT = Duration.ofDays(60);

  /** What one person may have underway: two days of photos. */
  private static final long UNDERWAY_LIMIT = 2L << 30;

  private final FileStore files;
  private final ContentStore contents;
  private final ApplicationEventPublisher news;
  private final ObjectProvider<FileFiling> filings;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Ids ids;

  /** Uploads that a request of this server is writing to. */
  private final Set<UUID> written = ConcurrentHashMap.newKeySet();

  Uploads(
      FileStore files,
      ContentStore contents,
      ApplicationEventPublisher news,
      ObjectProvider<FileFiling> filings,
      TransactionTemplate transaction,
      Clock clock,
      Ids ids) {
    this.files = files;
    this.contents = contents;
    this.news = news;
    this.filings = filings;
    this.transaction = transaction;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * How far an upload is.
   *
   * @param received bytes that are here
   * @param size bytes of the whole
   */
  public record Progress(long received, long size) {
    public boolean complete() {
      return received == size;
    }
  }

  /** Announces a file; answers the id under which its bytes are sent. */
  public UUID begin(Hash hash, long size, String mime, @Nullable UUID submission) {
    Scope.ActingPost acting = Scope.acting();
    requireSize(size);
    UUID person = acting.actor().person();
    var upload =
        new FileStore.Upload(
            ids.next(), acting.actor().home(), acting.path(), hash, size, mime, submission);
    transaction.executeWithoutResult(
        _ -> {
          if (files.bytesUnderway(person) + size > UNDERWAY_LIMIT) {
            throw Fault.of(
                    Fault.Kind.TOO_MANY,
                    "too-much-underway",
                    "More than " + UNDERWAY_LIMIT + " bytes are underway already.")
                .maybe("Finish or remove the uploads that were begun.");
          }
          files.begin(upload, person, now());
        });
    return upload.id();
  }

  /** How far the acting person's upload is. */
  public Progress progress(UUID id) {
    return progress(find(id));
  }

  /**
   * Adds bytes to the acting person's upload. With the last byte the file is there.
   *
   * @param offset must be what has been received
   * @throws Fault {@code other-offset}, {@code upload-busy}, {@code too-large}, {@code other-bytes}
   *     when the whole does not hash to what was announced: then it must be sent anew
   */
  public Progress append(UUID id, long offset, InputStream bytes) throws IOException {
    FileStore.Upload upload = find(id);
    if (!written.add(id)) {
      throw Fault.of(
              Fault.Kind.CONFLICT, "upload-busy", "Upload " + id + " is being written to just now.")
          .maybe("Ask for its offset again in a second.");
    }
    try {
      return append(upload, offset, bytes);
    } finally {
      written.remove(id);
    }
  }

  private Progress append(FileStore.Upload upload, long offset, InputStream bytes)
      throws IOException {
    Progress before = progress(upload);
    if (offset != before.received()) {
      throw Fault.of(
          Fault.Kind.CONFLICT,
          "other-offset",
          "Upload "
              + upload.id()
              + " goes on at byte "
              + before.received()
              + ", not "
              + offset
              + ".");
    }
    if (!contents.receive(upload.id(), bytes, before.size() - offset)) {
      throw Fault.of(
          Fault.Kind.TOO_LARGE,
          "too-large",
          "More than the announced " + before.size() + " bytes were sent.");
    }
    Progress after = progress(upload);
    if (after.complete()) {
      complete(upload);
    }
    return after;
  }

  private void complete(FileStore.Upload upload) throws IOException {
    if (!contents.hashOf(upload.id()).equals(upload.hash())) {
      remove(upload.id());
      throw Fault.of(
              Fault.Kind.NOT_ACCEPTED,
              "other-bytes",
              "The bytes of upload " + upload.id() + " do not hash to " + upload.hash() + ".")
          .maybe("Send the file anew.");
    }
    contents.adopt(upload.id(), upload.hash());
    Scope.ActingPost owner = owner(upload);
    if (owner.equals(Scope.acting())) {
      transaction.executeWithoutResult(
          _ -> {
            arrived(upload);
            files.end(upload.id());
          });
    } else {
      owner.run(() -> transaction.executeWithoutResult(_ -> arrived(upload.heldBy(owner))));
      transaction.executeWithoutResult(_ -> files.end(upload.id()));
    }
  }

  private void arrived(FileStore.Upload upload) {
    files.add(upload, now());
    news.publishEvent(
        new FileArrived(upload.hash(), upload.organizationPath(), upload.submission()));
  }

  private Scope.ActingPost owner(FileStore.Upload upload) {
    UUID submission = upload.submission();
    Scope.ActingPost acting = Scope.acting();
    return submission == null
        ? acting
        : filings.stream()
            .findFirst()
            .map(filing -> filing.ofSubmission(submission))
            .orElse(acting);
  }

  /** Gives the acting person's upload up. */
  public void abandon(UUID id) throws IOException {
    remove(find(id).id());
  }

  /** Removes what was begun 60 days ago and never finished. */
  public int forgetAbandoned() {
    List<UUID> abandoned =
        SystemPost.TIMER.call(
            () -> transaction.execute(_ -> files.removeAbandoned(now().minus(KEPT))));
    for (UUID id : abandoned) {
      try {
        contents.discard(id);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return abandoned.size();
  }

  private void remove(UUID id) throws IOException {
    contents.discard(id);
    transaction.executeWithoutResult(_ -> files.end(id));
  }

  private FileStore.Upload find(UUID id) {
    UUID person = Scope.acting().actor().person();
    Optional<FileStore.Upload> upload = transaction.execute(_ -> files.findUpload(id, person));
    return upload.orElseThrow(Fault::notFound);
  }

  private Progress progress(FileStore.Upload upload) {
    try {
      return new Progress(contents.received(upload.id()), upload.size());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void requireSize(long size) {
    if (size < 1) {
      throw Fault.of(Fault.Kind.MALFORMED, "no-size", "A file has at least one byte.");
    }
    if (size > SIZE_LIMIT) {
      throw Fault.of(
          Fault.Kind.TOO_LARGE,
          "too-large",
          "A file has at most " + SIZE_LIMIT + " bytes, not " + size + ".");
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
