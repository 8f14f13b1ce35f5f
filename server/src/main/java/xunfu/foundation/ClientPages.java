package xunfu.foundation;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the three clients as they were built: {@code /field/}, {@code /desk/}, {@code /open/}, and
 * at {@code /} the page that leads to them. Files whose name holds their hash may be kept for ever;
 * the page that names them is asked for each time, so that a new version is seen at once.
 */
@Configuration(proxyBeanMethods = false)
class ClientPages implements WebMvcConfigurer {

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Path clients;

  /**
   * @param clients folder that holds {@code field/dist}, {@code desk/dist}, {@code open/dist}
   */
  ClientPages(@Value("${xunfu.clients:web}") Path clients) {
    this.clients = clients.toAbsolutePath();
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (var client : new String[] {"field", "desk", "open"}) {
      registry
          .addResourceHandler("/" + client + "/assets/**")
          .addResourceLocations(location(client) + "assets/")
          .setCacheControl(FOR_EVER);
      registry
          .addResourceHandler("/" + client + "/", "/" + client + "/**")
          .addResourceLocations(location(client))
          .setCacheControl(CacheControl.noCache())
          .resourceChain(false)
          .addResolver(new PageResolver());
    }
  }

  private String location(String client) {
    return clients.resolve(client).resolve("dist").toUri() + "/";
  }

  private Resource page(String client) {
    return new FileSystemResource(clients.resolve(client).resolve("dist").resolve("index.html"));
  }

  /** A path inside a client that is no file is a place of that client, which its page knows. */
  private static final class PageResolver extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location)
        throws java.io.IOException {
      var file = path.isEmpty() ? null : super.getResource(path, location);
      if (file != null) {
        return file;
      }
      return path.substring(path.lastIndexOf('/') + 1).contains(".")
          ? null
          : super.getResource("index.html", location);
    }
  }

  /** Pages whose path also answers programs in JSON; which of the two is asked by Accept. */
  @Controller
  static class OpenPages {
    private final ClientPages pages;

    OpenPages(ClientPages pages) {
      this.pages = pages;
    }

    @GetMapping(
        path = {"/", "/open/visits/{code}"},
        produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> open() {
      return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(pages.page("open"));
    }

    @GetMapping({"/field", "/desk", "/open"})
    String withSlash(jakarta.servlet.http.HttpServletRequest request) {
      return "redirect:" + request.getRequestURI() + "/";
    }
  }
}
