package xunfu.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A certificate authority for one name of this machine, so that a real phone may try the product
 * over HTTPS: whoever installs its certificate trusts this name and no other, since the authority
 * itself is bound to it (RFC 5280 §4.2.1.10). Its key and that of the server lie in {@code
 * HOME/keys}, mode 600.
 */
public final class LocalAuthority {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");
  private static final Duration AUTHORITY_LASTS = Duration.ofDays(3650);

  /** Phones refuse server certificates that last longer than 398 days. */
  private static final Duration SERVER_LASTS = Duration.ofDays(397);

  private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

  private final Path keys;
  private final String host;
  private final Clock clock;

  private LocalAuthority(Path keys, String host, Clock clock) {
    this.keys = keys;
    this.host = host;
    this.clock = clock;
  }

  /** Thrown for what is no name or IPv4 address of a machine. */
  public static final class NoName extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoName(String host) {
      super("'" + host + "' is no name of a machine and no IPv4 address.");
    }
  }

  /**
   * The authority for that name, made when it is missing.
   *
   * @param clock the true time, whatever the clock of a demonstration says
   */
  public static LocalAuthority of(Path keys, String host, Clock clock) {
    if (!NAME.matcher(host).matches()) {
      throw new NoName(host);
    }
    var authority = new LocalAuthority(keys, host, clock);
    authority.prepare();
    return authority;
  }

  /** The certificate to install, PEM. */
  public Path certificate() {
    return keys.resolve("authority-" + host + ".pem");
  }

  /** The server's certificate, PEM. */
  public Path serverCertificate() {
    return keys.resolve("host-" + host + ".pem");
  }

  /** The server's key, PKCS #8 as PEM. */
  public Path serverKey() {
    return keys.resolve("host-" + host + ".key");
  }

  private Path authorityKey() {
    return keys.resolve("authority-" + host + ".key");
  }

  private void prepare() {
    try {
      if (!Files.exists(certificate())) {
        Files.deleteIfExists(authorityKey());
        var pair = X509.newKey();
        var made = X509.authority(host, pair, clock.instant(), AUTHORITY_LASTS);
        write(authorityKey(), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(certificate(), "CERTIFICATE", made.getEncoded());
      }
      if (!Files.exists(serverCertificate()) || endsSoon(read(serverCertificate()))) {
        Files.deleteIfExists(serverKey());
        Files.deleteIfExists(serverCertificate());
        KeyPair pair = X509.newKey();
        var made =
            X509.server(
                host,
                pair.getPublic(),
                read(certificate()),
                readKey(authorityKey()),
                clock.instant(),
                SERVER_LASTS);
        write(serverKey(), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(serverCertificate(), "CERTIFICATE", made.getEncoded());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The certificates of " + host + " cannot be made", e);
    }
  }

  private boolean endsSoon(X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    return end.isBefore(clock.instant().plus(RENEWED_BEFORE_END));
  }

  private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file).replaceAll("-----[^-]+-----", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
  }

  private static void write(Path file, String what, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    HomeDirectory.writePrivately(
        file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }

  /** SHA-256 of the certificate to install, in groups, to be compared before it is installed. */
  public String fingerprint() {
    try {
      return X509.fingerprint(read(certificate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
