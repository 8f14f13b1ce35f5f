package xunfu.trace.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Hash;
import xunfu.trace.Uploads;

/**
 * tus 1.0.0 (tus.io/protocols/resumable-upload): core, creation and termination. Metadata: {@code
 * sha256} and {@code mime} must be there, {@code submission} may.
 */
@RestController
@RequestMapping("/api/uploads")
class UploadController {
  private static final String VERSION = "1.0.0";
  private static final String BYTES = "application/offset+octet-stream";

  private final Uploads uploads;

  UploadController(Uploads uploads) {
    this.uploads = uploads;
  }

  @RequestMapping(method = RequestMethod.OPTIONS)
  ResponseEntity<Void> options() {
    return answer(204)
        .header("Tus-Version", VERSION)
        .header("Tus-Extension", "creation,termination")
        .header("Tus-Max-Size", String.valueOf(Uploads.SIZE_LIMIT))
        .build();
  }

  @PostMapping
  ResponseEntity<Void> create(
      @RequestHeader(value = "Tus-Resumable", required = false) @Nullable String version,
      @RequestHeader("Upload-Length") long length,
      @RequestHeader("Upload-Metadata") String metadata) {
    requireVersion(version);
    Map<String, String> said = metadata(metadata);
    UUID id =
        uploads.begin(hash(said.getOrDefault("sha256", "")), length, mime(said), submission(said));
    return answer(201).location(URI.create("/api/uploads/" + id)).build();
  }

  /** HEAD, as tus asks; there is no body. */
  @GetMapping("/{id}")
  ResponseEntity<Void> progress(
      @RequestHeader(value = "Tus-Resumable", required = false) @Nullable String version,
      @PathVariable UUID id) {
    requireVersion(version);
    Uploads.Progress progress = uploads.progress(id);
    return answer(200)
        .header("Upload-Offset", String.valueOf(progress.received()))
        .header("Upload-Length", String.valueOf(progress.size()))
        .header("Cache-Control", "no-store")
        .build();
  }

  @PatchMapping(path = "/{id}", consumes = BYTES)
  ResponseEntity<Void> append(
      @RequestHeader(value = "Tus-Resumable", required = false) @Nullable String version,
      @RequestHeader("Upload-Offset") long offset,
      @PathVariable UUID id,
      HttpServletRequest request)
      throws IOException {
    requireVersion(version);
    Uploads.Progress progress = uploads.append(id, offset, request.getInputStream());
    return answer(204).header("Upload-Offset", String.valueOf(progress.received())).build();
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> abandon(
      @RequestHeader(value = "Tus-Resumable", required = false) @Nullable String version,
      @PathVariable UUID id)
      throws IOException {
    requireVersion(version);
    uploads.abandon(id);
    return answer(204).build();
  }

  private static ResponseEntity.BodyBuilder answer(int status) {
    return ResponseEntity.status(status).header("Tus-Resumable", VERSION);
  }

  private static void requireVersion(@Nullable String version) {
    if (!VERSION.equals(version)) {
      throw Fault.of(
          Fault.Kind.CHANGED_SINCE,
          "other-tus-version",
          "The header Tus-Resumable must be " + VERSION + ".");
    }
  }

  /** Pairs of a name and a value in base64, separated by commas. */
  private static Map<String, String> metadata(String header) {
    Map<String, String> said = new HashMap<>();
    for (String pair : header.split(",")) {
      String[] words = pair.strip().split(" ", 2);
      said.put(words[0], words.length == 2 ? decoded(words[1].strip()) : "");
    }
    return said;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw malformed("Upload-Metadata holds values in base64.");
    }
  }

  private static Hash hash(String hex) {
    try {
      return Hash.fromHex(hex);
    } catch (NotReadable notAHash) {
      throw malformed("Upload-Metadata names sha256, 64 lower-case hexadecimal digits.");
    }
  }

  private static String mime(Map<String, String> said) {
    String mime = said.getOrDefault("mime", "application/octet-stream");
    if (!mime.matches("[a-z]+/[a-z0-9.+-]{1,80}")) {
      throw malformed("Upload-Metadata names mime, such as image/jpeg.");
    }
    return mime;
  }

  private static @Nullable UUID submission(Map<String, String> said) {
    String id = said.getOrDefault("submission", "");
    try {
      return id.isEmpty() ? null : UUID.fromString(id);
    } catch (IllegalArgumentException notAnId) {
      throw malformed("Upload-Metadata names submission by its id.");
    }
  }

  private static Fault malformed(String detail) {
    return Fault.of(Fault.Kind.MALFORMED, "bad-upload-metadata", detail);
  }
}
