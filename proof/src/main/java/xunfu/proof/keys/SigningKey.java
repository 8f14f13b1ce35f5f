package xunfu.proof.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import xunfu.proof.json.JsonObject;

/**
 * The private half of a {@link NamedKey}. It signs and shows nothing of itself; where it is kept is
 * the caller's matter.
 */
public final class SigningKey {
  private static final String KEY_NAME = "key";
  private static final String SIGNATURE = "signature";

  private final NamedKey named;
  private final PrivateKey key;

  public SigningKey(NamedKey named, PrivateKey key) {
    this.named = named;
    this.key = key;
  }

  /** A key of this origin, named after its public half. */
  public static SigningKey of(
      String origin, PublicKey publicKey, PrivateKey privateKey, String use, String from) {
    Ed25519Key key = Ed25519Key.of(publicKey);
    return new SigningKey(new NamedKey(NamedKey.nameOf(origin, key), key, use, from), privateKey);
  }

  public NamedKey named() {
    return named;
  }

  public byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException unfit) {
      throw new IllegalStateException("not an Ed25519 private key", unfit);
    }
  }

  /**
   * The object with {@code key} (this key's name) and {@code signature} (over the canonical bytes
   * of everything else, the key's name included).
   */
  public JsonObject seal(JsonObject unsigned) {
    JsonObject named = unsigned.with(KEY_NAME, this.named.name()).without(SIGNATURE);
    return named.with(SIGNATURE, Base64Url.write(sign(named.canonical())));
  }

  @Override
  public String toString() {
    return "signing key " + named.name();
  }
}
