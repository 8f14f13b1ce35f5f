package xunfu.registry.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Page;
import xunfu.registry.Premises;
import xunfu.registry.Registry;
import xunfu.registry.Subject;
import xunfu.registry.SubjectBrief;

/** Subjects and premises. */
@RestController
class SubjectsController {

  private final Registry registry;

  SubjectsController(Registry registry) {
    this.registry = registry;
  }

  @GetMapping("/api/subjects")
  Page<SubjectBrief> search(
      @RequestParam(name = "q", required = false) @Nullable String word,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return registry.search(word, after, Page.limit(limit));
  }

  @GetMapping("/api/subjects/{id}")
  Subject subject(@PathVariable UUID id) {
    return registry.subject(id);
  }

  @GetMapping("/api/premises/{id}")
  Premises premises(@PathVariable UUID id) {
    return registry.premises(id);
  }
}
