package xunfu.standards.web;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.standards.Standards;

/** The catalogue in force, canonical bytes; its hash is the ETag. */
@RestController
class CatalogueController {
  private final Standards standards;

  CatalogueController(Standards standards) {
    this.standards = standards;
  }

  @GetMapping("/api/catalogue")
  ResponseEntity<byte[]> catalogue() {
    var piece = standards.cataloguePiece();
    return ResponseEntity.ok()
        .eTag("\"" + piece.sha256() + "\"")
        .cacheControl(CacheControl.noCache())
        .contentType(MediaType.APPLICATION_JSON)
        .body(piece.bytes());
  }
}
