package xunfu;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser of a test: keeps cookies, repeats the CSRF token, speaks JSON. */
public final class Caller {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client;
  private final URI base;
  private @Nullable UUID actingFor;
  private @Nullable String passedOnFor;
  private @Nullable String ifMatch;

  public Caller(int port) {
    this.base = URI.create("http://localhost:" + port);
    this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /** A browser that comes by HTTPS and trusts whom that context trusts. */
  public Caller(URI base, SSLContext trust) {
    this.base = base;
    this.client = HttpClient.newBuilder().cookieHandler(cookies).sslContext(trust).build();
  }

  /** What came back. */
  public record Answer(int status, String body, HttpResponse<byte[]> response) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String code() {
      return json().path("code").asString();
    }
  }

  /** Signs in with the demo's password from a phone. */
  public Caller signIn(String name) {
    Answer answer = post("/api/session", signInBody(name, Cast.PASSWORD));
    if (answer.status() != 200) {
      throw new AssertionError(name + " cannot sign in: " + answer.body());
    }
    return this;
  }

  public static String signInBody(String name, String password) {
    return """
        {"name":"%s","password":"%s","client":"phone"}"""
        .formatted(name, password);
  }

  /** Acts in that post from now on. */
  public Caller as(UUID post) {
    actingFor = post;
    return this;
  }

  /** Calls as through a proxy that says for whom. */
  public Caller passedOnFor(String address) {
    passedOnFor = address;
    return this;
  }

  /** Wants the thing to be in that version, from now on. */
  public Caller ifMatch(@Nullable String version) {
    ifMatch = version;
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, String json) {
    return send("POST", path, json);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Any call; an unsafe one fetches the CSRF token first when it has none. */
  public Answer send(String method, String path, @Nullable String json) {
    if (!method.equals("GET") && cookie("XSRF-TOKEN") == null) {
      get("/api/session");
    }
    return plain(method, path, json, true);
  }

  /** Any call, with or without repeating the CSRF token. */
  public Answer plain(String method, String path, @Nullable String json, boolean csrf) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
    String token = cookie("XSRF-TOKEN");
    if (csrf && token != null) {
      request.header("X-XSRF-TOKEN", token);
    }
    if (actingFor != null) {
      request.header("Xunfu-Acting-For", actingFor.toString());
    }
    if (passedOnFor != null) {
      request.header("X-Forwarded-For", passedOnFor);
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(),
          new String(response.body(), java.nio.charset.StandardCharsets.UTF_8),
          response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public @Nullable String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }
}
