package xunfu.foundation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Certificates of RFC 5280 over P-256, as far as a local authority needs them. */
final class X509 {
  private static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final String LOOPBACK = "127.0.0.1";
  private static final int SERIAL_BITS = 127;

  /** Clocks of phones go wrong by minutes. */
  private static final Duration BEFORE = Duration.ofHours(1);

  private X509() {}

  static KeyPair newKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** An authority that signs for this host and for the loopback alone. */
  static X509Certificate authority(String host, KeyPair pair, Instant from, Duration lasts)
      throws GeneralSecurityException, IOException {
    var name = new X500Name("CN=Xunfu local authority of " + host);
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    extensions.addExtension(Extension.nameConstraints, true, onlyFor(host));
    extensions.addExtension(
        Extension.subjectKeyIdentifier, false, new DEROctetString(idOf(pair.getPublic())));
    return signed(body(name, name, pair.getPublic(), from, lasts, extensions), pair.getPrivate());
  }

  /** The certificate of a server of this host, also reached over the loopback. */
  static X509Certificate server(
      String host,
      PublicKey key,
      X509Certificate authority,
      PrivateKey authorityKey,
      Instant from,
      Duration lasts)
      throws GeneralSecurityException, IOException {
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    extensions.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    extensions.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              named(host),
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, LOOPBACK)
            }));
    var issuer = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
    return signed(
        body(new X500Name("CN=" + host), issuer, key, from, lasts, extensions), authorityKey);
  }

  /** SHA-256 of a certificate in pairs of hex, as phones show it. */
  static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
  }

  private static GeneralName named(String host) {
    return new GeneralName(
        IPV4.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  /**
   * Names and addresses both have to be bounded: a kind that is not named is not bounded at all.
   */
  private static NameConstraints onlyFor(String host) {
    var loopback = new GeneralName(GeneralName.iPAddress, LOOPBACK + "/32");
    var local = new GeneralName(GeneralName.dNSName, "localhost");
    var own =
        IPV4.matcher(host).matches()
            ? new GeneralName(GeneralName.iPAddress, host + "/32")
            : new GeneralName(GeneralName.dNSName, host);
    var permitted = new GeneralSubtree[3];
    Arrays.setAll(
        permitted, at -> new GeneralSubtree(new GeneralName[] {own, local, loopback}[at]));
    return new NameConstraints(permitted, null);
  }

  private static byte[] idOf(PublicKey key) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(hash, 20);
  }

  private static V3TBSCertificateGenerator body(
      X500Name subject,
      X500Name issuer,
      PublicKey key,
      Instant from,
      Duration lasts,
      ExtensionsGenerator extensions) {
    var body = new V3TBSCertificateGenerator();
    body.setSerialNumber(
        new ASN1Integer(new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE)));
    body.setSignature(ALGORITHM);
    body.setIssuer(issuer);
    body.setSubject(subject);
    body.setStartDate(new Time(Date.from(from.minus(BEFORE))));
    body.setEndDate(new Time(Date.from(from.plus(lasts).minus(BEFORE))));
    body.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    body.setExtensions(extensions.generate());
    return body;
  }

  private static X509Certificate signed(V3TBSCertificateGenerator body, PrivateKey key)
      throws GeneralSecurityException, IOException {
    var content = body.generateTBSCertificate();
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(content.getEncoded(ASN1Encoding.DER));
    var whole =
        new DERSequence(
            new org.bouncycastle.asn1.ASN1Encodable[] {
              content, ALGORITHM, new DERBitString(signature.sign())
            });
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole.getEncoded(ASN1Encoding.DER)));
  }
}
