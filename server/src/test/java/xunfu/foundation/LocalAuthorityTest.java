package xunfu.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  @TempDir Path keys;

  @Test
  void theCertificateOfTheServerVerifiesAgainstTheAuthority() throws Exception {
    var authority = of("office.example", NOW);
    verify(read(authority.serverCertificate()), read(authority.certificate()));
    assertThat(read(authority.serverCertificate()).getSubjectAlternativeNames())
        .contains(List.of(2, "office.example"), List.of(7, "127.0.0.1"));
  }

  @Test
  void anAuthorityCannotSpeakForAnotherName() throws Exception {
    var permitted =
        NameConstraints.getInstance(
                inner(read(of("office.example", NOW).certificate()).getExtensionValue("2.5.29.30")))
            .getPermittedSubtrees();
    var names = new PKIXNameConstraintValidator();
    names.intersectPermittedSubtree(permitted);
    names.checkPermitted(new GeneralName(GeneralName.dNSName, "office.example"));
    names.checkPermitted(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    for (var foreign :
        List.of(
            new GeneralName(GeneralName.dNSName, "bank.example"),
            new GeneralName(GeneralName.iPAddress, "192.0.2.8"))) {
      assertThatThrownBy(() -> names.checkPermitted(foreign))
          .isInstanceOf(NameConstraintValidatorException.class);
    }
  }

  @Test
  void keysAreReadableByTheirUserAlone() throws IOException {
    of("192.0.2.7", NOW);
    try (var files = Files.list(keys)) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void anotherStartKeepsTheAuthorityAndRenewsTheServerNearItsEnd() throws Exception {
    var first = read(of("office.example", NOW).serverCertificate());
    var fingerprint = of("office.example", NOW).fingerprint();
    assertThat(read(of("office.example", NOW).serverCertificate())).isEqualTo(first);
    var later = of("office.example", NOW.plus(Duration.ofDays(370)));
    assertThat(later.fingerprint()).isEqualTo(fingerprint);
    assertThat(read(later.serverCertificate())).isNotEqualTo(first);
  }

  @Test
  void whatIsNoNameIsRefused() {
    assertThatThrownBy(() -> of("../keys", NOW)).isInstanceOf(LocalAuthority.NoName.class);
    assertThatThrownBy(() -> of("a b", NOW)).isInstanceOf(LocalAuthority.NoName.class);
  }

  private LocalAuthority of(String host, Instant now) {
    return LocalAuthority.of(keys, host, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void verify(X509Certificate server, X509Certificate authority)
      throws GeneralSecurityException {
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  /** The extension's value without the octet string around it. */
  private static byte[] inner(byte[] wrapped) {
    return ASN1OctetString.getInstance(wrapped).getOctets();
  }

  private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
