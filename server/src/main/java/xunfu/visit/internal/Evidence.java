package xunfu.visit.internal;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import xunfu.proof.log.Hash;
import xunfu.trace.EvidenceFiles;

/** Which photos of a record are here already. */
@Component
public class Evidence {
  private final EvidenceFiles files;

  Evidence(EvidenceFiles files) {
    this.files = files;
  }

  /** Hashes of photos whose bytes have not arrived. */
  public Set<String> missing(Collection<SealedVisit.Photo> photos) {
    var named =
        photos.stream()
            .map(SealedVisit.Photo::sha256)
            .map(Hash::fromHex)
            .collect(Collectors.toSet());
    return files.missing(named).stream().map(Hash::hex).collect(Collectors.toSet());
  }
}
