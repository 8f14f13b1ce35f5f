package xunfu.problem.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Page;
import xunfu.problem.HeardProblem;
import xunfu.problem.Problems;

/** Problems that businesses told us of. */
@RestController
class ProblemController {
  private final Problems problems;

  ProblemController(Problems problems) {
    this.problems = problems;
  }

  @GetMapping("/api/problems")
  Page<HeardProblem> list(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return problems.list(after, limit);
  }
}
