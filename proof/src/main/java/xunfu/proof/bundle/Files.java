package xunfu.proof.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import xunfu.proof.event.Attachment;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Hash;

/** Whether the attached files are there, and are what was sealed. */
final class Files {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Report report;
  private final Map<Hash, Named> named = new LinkedHashMap<>();

  Files(Report report) {
    this.report = report;
  }

  /** A file as events name it; erased when every one of them is. */
  private record Named(long size, long index, boolean erased) {}

  void add(Envelope envelope, long index) {
    for (Attachment attachment : envelope.event().attachments()) {
      Named now = new Named(attachment.size(), index, envelope.erased());
      Named before = named.putIfAbsent(attachment.hash(), now);
      if (before == null) {
        continue;
      }
      if (before.size() != now.size()) {
        report.add(new Place.Entry(index), Fault.FILE_SIZE_DIFFERS);
      } else if (before.erased()) {
        named.put(attachment.hash(), now);
      }
    }
  }

  void finish(Bundle bundle) {
    Map<Hash, Long> sizes = new HashMap<>();
    for (Hash file : bundle.files()) {
      sizes.put(file, check(bundle, file));
    }
    named.forEach(
        (hash, file) -> {
          Long size = sizes.get(hash);
          if (size == null && !file.erased()) {
            report.add(new Place.File(hash), Fault.FILE_MISSING, file.index());
          } else if (size != null && size >= 0 && size != file.size()) {
            report.add(new Place.File(hash), Fault.FILE_SIZE_DIFFERS);
          }
        });
  }

  /** Answers the size, or −1 when the content is not what the name says. */
  private long check(Bundle bundle, Hash name) {
    try (InputStream in = bundle.stream("files/" + name)) {
      MessageDigest digest = Hash.sha256();
      byte[] buffer = new byte[BUFFER_BYTES];
      long size = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
        size += count;
      }
      if (Hash.fromBytes(digest.digest()).equals(name)) {
        return size;
      }
      report.add(new Place.File(name), Fault.FILE_CHANGED);
    } catch (IOException | NotReadable damaged) {
      report.add(new Place.File(name), Fault.FILE_CHANGED);
    }
    return -1;
  }
}
