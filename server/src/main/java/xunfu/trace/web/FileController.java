package xunfu.trace.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.proof.log.Hash;
import xunfu.trace.EvidenceFiles;
import xunfu.trace.StoredFile;

/** Evidence files by their hash, within the own organisation and those below. */
@RestController
class FileController {
  /** What a browser may show as what it is; everything else is handed over as plain bytes. */
  private static final Set<String> SHOWN =
      Set.of("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif");

  /** Evidence does not stay in the clear cache of a shared browser after the sign-out. */
  private static final CacheControl NOT_KEPT = CacheControl.noStore();

  private final EvidenceFiles files;

  FileController(EvidenceFiles files) {
    this.files = files;
  }

  /** HEAD asks only whether it is there. */
  @GetMapping("/api/files/{sha256}")
  ResponseEntity<Resource> get(@PathVariable String sha256) throws IOException {
    if (!Hash.isHex(sha256)) {
      throw Fault.notFound();
    }
    StoredFile file = files.find(Hash.fromHex(sha256)).orElseThrow(Fault::notFound);
    boolean shown = SHOWN.contains(file.mime());
    return ResponseEntity.ok()
        .contentType(
            shown ? MediaType.parseMediaType(file.mime()) : MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(file.size())
        .cacheControl(NOT_KEPT)
        .header("Content-Disposition", disposition(shown, sha256).toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .body(new InputStreamResource(open(file)));
  }

  private InputStream open(StoredFile file) throws IOException {
    try {
      return files.open(file);
    } catch (NoSuchFileException removed) {
      throw Fault.of(
          Fault.Kind.GONE, "file-gone", "The bytes of " + file.hash() + " are no longer kept.");
    }
  }

  private static ContentDisposition disposition(boolean shown, String name) {
    return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(name)
        .build();
  }
}
