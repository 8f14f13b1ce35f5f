package xunfu.foundation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import xunfu.kernel.Ids;

/** Gives each request an id that stands in every line of the log and in every fault. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

  static final String ATTRIBUTE = "xunfu.requestId";

  private final Ids ids;

  RequestIdFilter(Ids ids) {
    this.ids = ids;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = ids.next().toString();
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader("X-Request-Id", id);
    try (var _ = MDC.putCloseable("request", id)) {
      chain.doFilter(request, response);
    }
  }

  static String idOf(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(ATTRIBUTE));
  }
}
