package xunfu.visit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Text;
import xunfu.standards.Customs;
import xunfu.visit.GateView;
import xunfu.visit.OpenVisits;
import xunfu.visit.internal.OpenPage;

/** What a business sees that scanned or typed the code of a visit. */
@RestController
class OpenVisitController {
  private final OpenVisits visits;
  private final Customs customs;
  private final Clock clock;

  OpenVisitController(OpenVisits visits, Customs customs, Clock clock) {
    this.visits = visits;
    this.customs = customs;
    this.clock = clock;
  }

  record Answer(
      String state,
      LocalDate today,
      String premises,
      List<OpenPage.Officer> officers,
      String organization,
      List<Text> purposes,
      List<Text> basis,
      OpenPage.@Nullable ApprovedBy approval,
      GateView.Year year,
      boolean reported,
      boolean fictional,
      OpenPage.@Nullable Sheet sheet,
      String hotline,
      String proof) {}

  /** The same as JSON; a browser that asks for a page gets the open client. */
  @GetMapping(value = "/open/visits/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> look(@PathVariable String code, HttpServletRequest request) {
    var seen = look(code, request.getRemoteAddr());
    var page = seen.page();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Answer(
                seen.state(),
                LocalDate.now(clock),
                page.premises(),
                page.officers(),
                page.organization(),
                page.purposes(),
                page.basis(),
                page.approval(),
                page.year(),
                page.reported(),
                page.fictional(),
                page.sheet(),
                customs.hotline(),
                "/open/keys"));
  }

  /** Who is not shown anything is told whom to call. */
  private OpenVisits.Seen look(String code, String address) {
    try {
      return visits.look(code, address);
    } catch (Fault fault) {
      throw fault.with("hotline", customs.hotline());
    }
  }
}
