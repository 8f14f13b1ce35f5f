package xunfu.visit.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.visit.Packages;

/** Work packages: a signed manifest, then each piece by its hash. */
@RestController
@RequestMapping("/api/packages")
class PackageController {
  /**
   * What a phone takes along lies on it encrypted; the browser's own cache would hold it in clear.
   */
  private static final CacheControl NOT_KEPT = CacheControl.noStore();

  private final Packages packages;

  PackageController(Packages packages) {
    this.packages = packages;
  }

  record Body(@Nullable UUID day, @Nullable UUID device) {}

  @PostMapping
  ResponseEntity<String> make(@RequestBody Body body) {
    var day = body.day();
    var device = body.device();
    if (day == null || device == null) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "A package needs day and device.");
    }
    return ResponseEntity.status(201)
        .contentType(MediaType.APPLICATION_JSON)
        .body(packages.make(day, device));
  }

  @GetMapping("/{id}")
  ResponseEntity<String> manifest(@PathVariable UUID id) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(packages.manifest(id));
  }

  @GetMapping("/{id}/pieces/{sha256}")
  ResponseEntity<byte[]> piece(@PathVariable UUID id, @PathVariable String sha256) {
    return ResponseEntity.ok()
        .cacheControl(NOT_KEPT)
        .contentType(MediaType.APPLICATION_JSON)
        .body(packages.piece(id, sha256));
  }
}
