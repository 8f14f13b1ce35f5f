package xunfu.visit.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.visit.Numbers;

/** Numbers of result sheets: used, void with a reason, outstanding. */
@RestController
@RequestMapping("/api/numbers")
class NumberController {
  private final Numbers numbers;
  private final Clock clock;

  NumberController(Numbers numbers, Clock clock) {
    this.numbers = numbers;
    this.clock = clock;
  }

  record VoidingBody(@Nullable String reason) {}

  /** Blocks of a year; a year of a station has few, so that they are one page. */
  @GetMapping
  Page<Numbers.Block> ofYear(@RequestParam(required = false) @Nullable Integer year) {
    return new Page<>(numbers.ofYear(year == null ? LocalDate.now(clock).getYear() : year), null);
  }

  @PostMapping("/{number}/voiding")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable String number, @RequestBody VoidingBody body) {
    var reason = body.reason();
    if (reason == null || reason.isBlank()) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "A void number needs its reason.");
    }
    numbers.cancel(number, reason);
  }
}
