package xunfu.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import xunfu.proof.event.Times;
import xunfu.proof.json.Json;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.proof.keys.SigningKey;

/**
 * The server's Ed25519 keys, one per use, made the first time and kept in {@code HOME/keys} (mode
 * 600, never in the database). Rooms take the bean they need: {@code logKey}, {@code packageKey} or
 * {@code deviceKey}.
 *
 * <p>A file has three lines: since when, the public key (X.509), the private key (PKCS #8), both
 * base64url.
 */
@Configuration(proxyBeanMethods = false)
class SigningKeys {

  private final HomeDirectory home;
  private final Clock clock;
  private final String origin;

  SigningKeys(HomeDirectory home, Clock clock, @Value("${xunfu.deployment}") String deployment) {
    this.home = home;
    this.clock = clock;
    this.origin = "xunfu." + deployment + "/trace";
  }

  /** Heads and receipts. */
  @Bean
  SigningKey logKey() {
    return key(NamedKey.LOG);
  }

  /** Manifests of work packages. */
  @Bean
  SigningKey packageKey() {
    return key(NamedKey.PACKAGE);
  }

  /** Device certificates. */
  @Bean
  SigningKey deviceKey() {
    return key(NamedKey.DEVICE);
  }

  /** The public halves of these keys, and of those that signed before a restore. */
  @Bean
  KnownKeys knownKeys(List<SigningKey> keys) {
    var known = new LinkedHashMap<String, NamedKey>();
    keys.stream()
        .map(SigningKey::named)
        .sorted(Comparator.comparing(NamedKey::use))
        .forEach(key -> known.put(key.name(), key));
    former().keys().forEach(key -> known.putIfAbsent(key.name(), key));
    return new KnownKeys(List.copyOf(known.values()));
  }

  private KnownKeys former() {
    Path file = home.keys().resolve("former.json");
    try {
      return Files.exists(file)
          ? KnownKeys.read(Json.read(Files.readString(file)))
          : new KnownKeys(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SigningKey key(String use) {
    Path file = home.keys().resolve(use + ".ed25519");
    try {
      if (!Files.exists(file)) {
        HomeDirectory.writePrivately(file, generated());
      }
      return read(Files.readAllLines(file), use);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No Ed25519 key can be read from " + file, e);
    }
  }

  private String generated() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return String.join(
        "\n",
        Times.write(clock.instant().atZone(clock.getZone()).toOffsetDateTime()),
        Base64Url.write(pair.getPublic().getEncoded()),
        Base64Url.write(pair.getPrivate().getEncoded()),
        "");
  }

  private SigningKey read(List<String> lines, String use) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return SigningKey.of(
        origin,
        factory.generatePublic(new X509EncodedKeySpec(Base64Url.read(lines.get(1)))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(Base64Url.read(lines.get(2)))),
        use,
        lines.getFirst());
  }
}
