package xunfu.visit.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.trace.TraceLog;
import xunfu.visit.Submissions;
import xunfu.visit.Submissions.Standing;

/** Sealed records: accepted once and only once, then asked after. */
@RestController
@RequestMapping("/api/submissions")
class SubmissionController {
  /** Largest envelope in bytes; a record of 200 answers with a signature's strokes has 150 kB. */
  private static final int LARGEST = 2 * 1024 * 1024;

  private final Submissions submissions;
  private final TraceLog log;

  SubmissionController(Submissions submissions, TraceLog log) {
    this.submissions = submissions;
    this.log = log;
  }

  record ExplanationBody(@Nullable String flag, @Nullable String reason) {}

  @PostMapping
  ResponseEntity<byte[]> accept(InputStream body) throws IOException {
    var bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw Fault.of(
          Fault.Kind.TOO_LARGE, "too-large", "An envelope has at most " + LARGEST + " bytes.");
    }
    var acknowledged = submissions.accept(bytes);
    return ResponseEntity.status(acknowledged.repeated() ? 200 : 201)
        .contentType(MediaType.APPLICATION_JSON)
        .body(acknowledged.write().canonicalText().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping
  Page<Standing> list(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return submissions.list(after, limit);
  }

  @GetMapping("/{id}")
  Standing one(@PathVariable UUID id) {
    return submissions.standingForPhone(id);
  }

  /** The place of the record in the log; 409 while the sequencer has not placed it. */
  @GetMapping("/{id}/proof")
  ResponseEntity<String> proof(@PathVariable UUID id) {
    submissions.requireSeen(id);
    var proof =
        log.proof(id)
            .orElseThrow(
                () ->
                    Fault.of(
                            Fault.Kind.CONFLICT,
                            "not-yet-in-log",
                            "The event has been accepted and is not in the log yet.")
                        .maybe("Ask again in a minute."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(proof.write().canonicalText());
  }

  /** The station explains a flag that no other act meets. */
  @PostMapping("/{id}/explanations")
  Standing explain(@PathVariable UUID id, @RequestBody ExplanationBody body) {
    var flag = body.flag();
    var reason = body.reason();
    if (flag == null || reason == null || reason.isBlank()) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "An explanation needs flag and reason.");
    }
    submissions.explain(id, flag, reason);
    return submissions.standing(id);
  }
}
