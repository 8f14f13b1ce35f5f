package xunfu.trace.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;

/** The verifier as one file, for whoever wants to check a proof and has no clone of the product. */
@RestController
class VerifierController {
  private static final MediaType JAR = MediaType.parseMediaType("application/java-archive");

  private final Path verifier;

  /**
   * @param verifier the jar as the build makes it
   */
  VerifierController(@Value("${xunfu.verifier}") Path verifier) {
    this.verifier = verifier.toAbsolutePath();
  }

  @GetMapping("/open/verifier.jar")
  ResponseEntity<Resource> verifier() {
    if (!Files.isRegularFile(verifier)) {
      throw Fault.notFound();
    }
    return ResponseEntity.ok()
        .contentType(JAR)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("verifier.jar").build().toString())
        .body(new FileSystemResource(verifier));
  }
}
