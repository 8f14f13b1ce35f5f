package xunfu.foundation;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import xunfu.kernel.Ids;

/**
 * What Tomcat refuses before any filter of ours sees it (a request that is no HTTP, a path that
 * cannot be decoded) leaves as a fault with a request id too, not as Tomcat's page.
 */
@Component
class RefusedByTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final Ids ids;

  RefusedByTomcat(Ids ids) {
    this.ids = ids;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new FaultValve(ids));
          }
        });
  }

  private static final class FaultValve extends ErrorReportValve {

    private final Ids ids;

    FaultValve(Ids ids) {
      this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        Writer writer = response.getReporter();
        if (writer != null) {
          writer.write(body(status));
          response.finishResponse();
        }
      } catch (IOException callerIsGone) {
        container.getLogger().debug("Nobody hears the fault", callerIsGone);
      }
    }

    private String body(int status) {
      HttpStatus known = HttpStatus.resolve(status);
      String title = known == null ? "Fault" : known.getReasonPhrase();
      return """
          {"type":"about:blank","title":"%s","status":%d,"code":"%s","detail":"The request is not one that this server reads.","requestId":"%s"}"""
          .formatted(title, status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), ids.next());
    }
  }
}
