package xunfu.proof.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import xunfu.proof.json.NotReadable;

/**
 * The public key of a device: ECDSA on P-256 with SHA-256. Signatures have the 64-byte form r‖s of
 * IEEE P1363, as WebCrypto makes them.
 */
public final class DeviceKey {
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
  private static final int CURVE_BITS = 256;
  private static final int SIGNATURE_LENGTH = 64;

  private final PublicKey key;

  private DeviceKey(PublicKey key) {
    this.key = key;
  }

  /** Reads base64url of the SubjectPublicKeyInfo (DER); any other curve is refused. */
  public static DeviceKey read(String spki) {
    try {
      PublicKey key =
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Base64Url.read(spki)));
      if (key instanceof ECPublicKey elliptic
          && elliptic.getParams().getCurve().getField().getFieldSize() == CURVE_BITS) {
        return new DeviceKey(key);
      }
      throw new NotReadable("a device key lies on the curve P-256");
    } catch (GeneralSecurityException notAKey) {
      throw new NotReadable("not a public key: " + notAKey.getMessage(), notAKey);
    }
  }

  public static DeviceKey of(PublicKey key) {
    return read(Base64Url.write(key.getEncoded()));
  }

  /** Base64url of the SubjectPublicKeyInfo (DER). */
  public String write() {
    return Base64Url.write(key.getEncoded());
  }

  /** Whether this key signed exactly these bytes; a signature of another form counts as none. */
  public boolean signed(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException outOfRange) {
      return false;
    }
  }

  /** Signs as a device does; used by programs that stand in for a phone. */
  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException unfit) {
      throw new IllegalArgumentException("not a P-256 private key", unfit);
    }
  }

  @Override
  public String toString() {
    return write();
  }
}
