package xunfu.trace.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.proof.event.Head;
import xunfu.trace.SignedHead;
import xunfu.trace.TraceLog;

/** Signed heads, for phones, desks and whoever keeps an eye on the log. */
@RestController
class HeadController {
  private final TraceLog log;
  private final Clock clock;

  HeadController(TraceLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** A head in a list; {@code head} is the note. */
  record HeadItem(String head, OffsetDateTime at) {}

  /** Newest first; the cursor is the size of the last one shown. */
  @GetMapping(
      path = {"/api/heads", "/open/heads"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  Page<HeadItem> list(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int size = Page.limit(limit);
    List<SignedHead> heads = log.heads(after == null ? Long.MAX_VALUE : after, size + 1);
    Page<SignedHead> page = Page.of(heads, size, signed -> String.valueOf(signed.head().size()));
    return new Page<>(page.items().stream().map(this::item).toList(), page.next());
  }

  /** The newest head as a note, which is what a person saves for {@code --head}. */
  @GetMapping({"/api/heads/latest", "/open/heads/latest"})
  ResponseEntity<String> latest() {
    String note = log.latestHead().map(Head::write).orElseThrow(Fault::notFound);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(note);
  }

  @GetMapping(
      path = {"/api/heads/consistency", "/open/heads/consistency"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  String consistency(@RequestParam long first, @RequestParam long second) {
    return log.consistency(first, second).write().canonicalText();
  }

  private HeadItem item(SignedHead signed) {
    return new HeadItem(
        signed.head().write(), signed.at().atZone(clock.getZone()).toOffsetDateTime());
  }
}
