package xunfu.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.proof.log.Hash;
import xunfu.trace.internal.ContentStore;
import xunfu.trace.internal.FileStore;

/** The door to evidence files, which are known by the hash of their content alone. */
@Service
public class EvidenceFiles {
  private final FileStore files;
  private final ContentStore contents;

  EvidenceFiles(FileStore files, ContentStore contents) {
    this.files = files;
    this.contents = contents;
  }

  /** The file, if the acting organisation or one below it holds it. */
  @Transactional(readOnly = true)
  public Optional<StoredFile> find(Hash hash) {
    return files.find(hash);
  }

  /** Which of these the scope does not hold, in the order given. */
  @Transactional(readOnly = true)
  public Set<Hash> missing(Collection<Hash> hashes) {
    Set<Hash> missing = new LinkedHashSet<>(hashes);
    missing.removeAll(files.held(hashes));
    return missing;
  }

  /**
   * The bytes of a file that was found.
   *
   * @throws java.nio.file.NoSuchFileException when they have been removed from disk
   */
  public InputStream open(StoredFile file) throws IOException {
    return contents.open(file.hash());
  }
}
