package xunfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product as a phone of the same network meets it: {@code ./xunfu start --host ADDRESS}. */
class HostTest {

  private static final String SIGN_IN = Caller.signInBody("officer.fu", Cast.PASSWORD);

  @TempDir Path directory;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aPhoneTrustsTheServerByItsAuthorityAndTheDemoStaysClosedToIt() throws Exception {
    var address = addressOfThisMachine();
    Assumptions.assumeTrue(address.isPresent(), "this machine has no address beyond its loopback");
    String host = address.get();
    Path home = directory.resolve("home");
    try (var server = RunningServer.on(home, "--host", host)) {
      var base = "https://" + host + ":" + server.port();

      assertThatThrownBy(() -> get(HttpClient.newHttpClient(), base + "/open/authority"))
          .as("who has not installed the authority is warned")
          .isInstanceOf(SSLHandshakeException.class);

      var trust = trusting(home.resolve("keys/authority-" + host + ".pem"));
      var phone = new Caller(URI.create(base), trust);
      assertThat(phone.get("/open/authority.crt").body()).contains("BEGIN CERTIFICATE");
      var here = new Caller(URI.create("https://127.0.0.1:" + server.port()), trust);
      assertThat(here.get("/health/ready").status()).isEqualTo(200);
      assertThat(here.post("/api/session", SIGN_IN).status()).isEqualTo(200);

      var refused = phone.post("/api/session", SIGN_IN);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("demo-only-here");
    }
    try (var server = RunningServer.on(home, "--host", host, "--demo-public")) {
      var trust = trusting(home.resolve("keys/authority-" + host + ".pem"));
      var phone = new Caller(URI.create("https://" + host + ":" + server.port()), trust);
      assertThat(phone.post("/api/session", SIGN_IN).status())
          .as("the same authority serves the next start")
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static SSLContext trusting(Path authority) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Optional<String> addressOfThisMachine() throws Exception {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .filter(it -> !it.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst();
  }
}
