package xunfu.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The built clients as a browser meets them, without the rest of the house. */
class ClientPagesTest {

  @TempDir Path clients;
  MockMvcTester browser;

  @EnableWebMvc
  static class OnlyPages {}

  @BeforeEach
  void serveTwoBuiltClients() throws IOException {
    for (var client : new String[] {"field", "open"}) {
      var assets = clients.resolve(client).resolve("dist/assets");
      Files.createDirectories(assets);
      Files.writeString(assets.resolve("app-1f.js"), "start()");
      Files.writeString(assets.resolveSibling("index.html"), "<title>" + client + "</title>");
    }
    var context = new AnnotationConfigWebApplicationContext();
    context.setServletContext(new MockServletContext());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("xunfu.clients", clients.toString())));
    context.register(OnlyPages.class, ClientPages.class, ClientPages.OpenPages.class);
    context.refresh();
    browser = MockMvcTester.from(context);
  }

  @Test
  void aPlaceInsideAClientIsAnsweredWithItsPage() {
    assertThat(browser.get().uri("/field/visits/0193/answers"))
        .hasStatusOk()
        .hasHeader("Cache-Control", "no-cache")
        .bodyText()
        .contains("<title>field</title>");
  }

  @Test
  void theFirstPageOfAClientNeedsNoName() {
    assertThat(browser.get().uri("/field/")).hasStatusOk().bodyText().contains("<title>field");
    assertThat(browser.get().uri("/field")).hasRedirectedUrl("/field/");
  }

  @Test
  void aFileNamedByItsHashMayBeKeptForEver() {
    assertThat(browser.get().uri("/field/assets/app-1f.js"))
        .hasStatusOk()
        .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
  }

  @Test
  void aFileThatIsNotThereIsNotAnsweredWithAPage() {
    assertThat(browser.get().uri("/field/assets/gone.js")).hasStatus(404);
    assertThat(browser.get().uri("/field/gone.png")).hasStatus(404);
  }

  @Test
  void theCodeOfAVisitOpensAPageInABrowser() {
    assertThat(browser.get().uri("/open/visits/K7QF29MXP4").header("Accept", "text/html"))
        .hasStatusOk()
        .bodyText()
        .contains("<title>open</title>");
  }

  @Test
  void theRootLeadsToTheClients() {
    assertThat(browser.get().uri("/").header("Accept", "text/html"))
        .hasStatusOk()
        .bodyText()
        .contains("<title>open</title>");
  }

  @Test
  void aPathOutOfTheClientsFolderIsNotFollowed() throws IOException {
    Files.writeString(clients.resolve("secret.txt"), "secret");
    assertThat(browser.get().uri("/field/..%2f..%2fsecret.txt")).hasStatus4xxClientError();
  }
}
