package xunfu.proof.keys;

import java.util.List;
import java.util.Optional;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;

/** The keys that somebody trusts: the content of {@code /open/keys}. */
public record KnownKeys(List<NamedKey> keys) {

  public KnownKeys {
    keys = List.copyOf(keys);
  }

  public static KnownKeys read(Json json) {
    return new KnownKeys(
        json.asObject().array("keys").elements().stream()
            .map(key -> NamedKey.read(key.asObject()))
            .toList());
  }

  public JsonObject write() {
    return JsonObject.empty()
        .with("keys", new JsonArray(keys.stream().<Json>map(NamedKey::write).toList()));
  }

  /** The key of this name for this use; a key for another use is no key here. */
  public Optional<NamedKey> find(String name, String use) {
    return keys.stream().filter(key -> key.name().equals(name) && key.use().equals(use)).findAny();
  }

  /**
   * Checks the {@code signature} of an object that {@link SigningKey#seal} made.
   *
   * @param use what the key must be for
   */
  public Trust check(JsonObject sealed, String use) {
    Optional<NamedKey> key = find(sealed.text("key"), use);
    if (key.isEmpty()) {
      return Trust.UNKNOWN_KEY;
    }
    byte[] signature = Base64Url.read(sealed.text("signature"));
    boolean signed = key.get().key().signed(sealed.without("signature").canonical(), signature);
    return signed ? Trust.SIGNED : Trust.FORGED;
  }
}
