package xunfu.proof.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Hash;

/**
 * A published Ed25519 key of a deployment.
 *
 * @param name the name under which it signs, {@code <origin>+<first 8 hex of SHA-256(public key)>}
 * @param use {@code log}, {@code package} or {@code device}
 * @param from since when, ISO-8601 with zone
 */
public record NamedKey(String name, Ed25519Key key, String use, String from) {
  /** Heads and receipts. */
  public static final String LOG = "log";

  /** Manifests of work packages. */
  public static final String PACKAGE = "package";

  /** Device certificates. */
  public static final String DEVICE = "device";

  private static final String ALGORITHM = "Ed25519";

  /** The name that a key of this origin bears. */
  public static String nameOf(String origin, Ed25519Key key) {
    return origin + "+" + Hash.of(key.raw()).hex().substring(0, 8);
  }

  /** The log that this key's name begins with. */
  public String origin() {
    return name.substring(0, name.lastIndexOf('+'));
  }

  public static NamedKey read(JsonObject json) {
    if (!json.text("algorithm").equals(ALGORITHM)) {
      throw new NotReadable("an unknown algorithm of a key: " + json.text("algorithm"));
    }
    return new NamedKey(
        json.text("name"),
        Ed25519Key.read(json.text("publicKey")),
        json.text("use"),
        json.text("from"));
  }

  public JsonObject write() {
    return JsonObject.empty()
        .with("name", name)
        .with("algorithm", ALGORITHM)
        .with("publicKey", key.write())
        .with("use", use)
        .with("from", from);
  }

  /** The four bytes that name this key before a signature in a signed note. */
  public byte[] noteHash() {
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Hash.of(head, new byte[] {1}, key.raw()).bytes(), 4);
  }
}
