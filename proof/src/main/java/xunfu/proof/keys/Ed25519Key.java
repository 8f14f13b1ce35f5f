package xunfu.proof.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import xunfu.proof.json.NotReadable;

/** An Ed25519 public key, 32 bytes. */
public final class Ed25519Key {
  private static final int LENGTH = 32;
  private static final byte[] DER_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] raw;
  private final PublicKey key;

  private Ed25519Key(byte[] raw, PublicKey key) {
    this.raw = raw;
    this.key = key;
  }

  /** Reads base64url of the raw 32 bytes. */
  public static Ed25519Key read(String base64url) {
    byte[] raw = Base64Url.read(base64url);
    if (raw.length != LENGTH) {
      throw new NotReadable("an Ed25519 key has 32 bytes, found " + raw.length);
    }
    byte[] der = Arrays.copyOf(DER_HEAD, DER_HEAD.length + LENGTH);
    System.arraycopy(raw, 0, der, DER_HEAD.length, LENGTH);
    try {
      return new Ed25519Key(
          raw, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException notAKey) {
      throw new NotReadable("not an Ed25519 key: " + notAKey.getMessage(), notAKey);
    }
  }

  public static Ed25519Key of(PublicKey key) {
    byte[] der = key.getEncoded();
    return read(Base64Url.write(Arrays.copyOfRange(der, DER_HEAD.length, der.length)));
  }

  public byte[] raw() {
    return raw.clone();
  }

  /** Base64url of the raw 32 bytes. */
  public String write() {
    return Base64Url.write(raw);
  }

  /** Whether this key signed exactly these bytes. */
  public boolean signed(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ed25519Key that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return write();
  }
}
