package xunfu.visit.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import xunfu.organization.Access;
import xunfu.trace.TraceExport;
import xunfu.visit.Visit;
import xunfu.visit.Visits;

/** A visit as a bundle that anybody can verify without us; see {@code ./xunfu verify}. */
@RestController
class ProofController {
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final Visits visits;
  private final TraceExport export;

  ProofController(Visits visits, TraceExport export) {
    this.visits = visits;
    this.export = export;
  }

  @GetMapping("/api/visits/{id}/proof")
  ResponseEntity<Resource> proof(@PathVariable UUID id) throws IOException {
    Visit visit = visits.get(id);
    Access.require(visit.home(), visit.organizationPath());
    Path file = write(id);
    return ResponseEntity.ok()
        .contentType(ZIP)
        .contentLength(Files.size(file))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name(id)).build().toString())
        .body(
            new InputStreamResource(
                Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
  }

  /** The end of the id tells visits apart; its beginning is only the time. */
  private static String name(UUID visit) {
    return "xunfu-visit-" + visit.toString().substring(24) + ".zip";
  }

  /** On disk first: a bundle that breaks half-way is a fault, not half a download. */
  private Path write(UUID id) throws IOException {
    Path file = Files.createTempFile("xunfu-proof-", ".zip");
    boolean written = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      export.writeAbout(id, out);
      written = true;
      return file;
    } finally {
      if (!written) {
        Files.delete(file);
      }
    }
  }
}
