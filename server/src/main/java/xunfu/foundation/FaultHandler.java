package xunfu.foundation;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import xunfu.kernel.Fault;

/**
 * Every failure leaves the house as a problem detail (RFC 9457) with a stable code and the id of
 * the request; never with a stack trace or SQL. What the caller sent wrongly is never a 5xx.
 */
@RestControllerAdvice
@RestController
class FaultHandler extends ResponseEntityExceptionHandler implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);

  @ExceptionHandler
  ResponseEntity<Object> fault(Fault fault, HttpServletRequest request) {
    ProblemDetail detail = detail(fault.kind().status(), fault.code(), fault.detail(), request);
    if (fault.maybe() != null) {
      detail.setProperty("maybe", fault.maybe());
    }
    fault.members().forEach(detail::setProperty);
    return answer(detail);
  }

  /** What the database refuses, in the caller's words. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Object> refused(RuntimeException refusal, HttpServletRequest request) {
    String state = sqlState(refusal);
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "22" ->
          answer(detail(422, "value-not-accepted", "A value cannot be kept as it is.", request));
      case "23" ->
          answer(detail(409, "conflict", "This does not fit what is there already.", request));
      case "42" ->
          state.equals("42501") ? fault(Fault.notFound(), request) : unexpected(refusal, request);
      case "08", "40", "53", "55", "57" -> busy(refusal, request);
      default -> unexpected(refusal, request);
    };
  }

  private static ResponseEntity<Object> busy(Exception cause, HttpServletRequest request) {
    LOG.warn("The database is busy or away: {}", cause.toString());
    ProblemDetail detail = detail(503, "busy", "The server cannot do this just now.", request);
    detail.setProperty("maybe", "Try again in a few seconds.");
    return ResponseEntity.status(503)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception cause, HttpServletRequest request) {
    LOG.error("Unexpected at {} {}", request.getMethod(), request.getRequestURI(), cause);
    return answer(detail(500, "internal", "Something went wrong on our side.", request));
  }

  /** A file that a handler names and that is not there, such as a client that was not built. */
  @ExceptionHandler
  ResponseEntity<Object> missing(FileNotFoundException cause, HttpServletRequest request) {
    LOG.warn("A file is missing: {}", cause.getMessage());
    return fault(Fault.notFound(), request);
  }

  /** What Spring itself refuses: method, media type, parameters, unreadable bodies. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception cause,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpServletRequest servlet = ((ServletWebRequest) request).getRequest();
    String said = body instanceof ProblemDetail given ? given.getDetail() : null;
    ProblemDetail detail =
        detail(status.value(), code(status), said == null ? title(status) : said, servlet);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  /** What fails before a handler is found or inside a filter. */
  @RequestMapping("${spring.web.error.path:/error}")
  ResponseEntity<Object> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer known ? known : 404;
    HttpStatusCode answer = HttpStatusCode.valueOf(code);
    return answer(detail(code, code(answer), title(answer), request));
  }

  static ProblemDetail detail(int status, String code, String said, HttpServletRequest request) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), said);
    detail.setTitle(title(HttpStatusCode.valueOf(status)));
    detail.setProperty("code", code);
    detail.setProperty("requestId", RequestIdFilter.idOf(request));
    return detail;
  }

  private static ResponseEntity<Object> answer(ProblemDetail detail) {
    return ResponseEntity.status(detail.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  private static String title(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "Fault" : known.getReasonPhrase();
  }

  private static String code(HttpStatusCode status) {
    return title(status).toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String sqlState(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
