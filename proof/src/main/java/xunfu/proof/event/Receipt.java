package xunfu.proof.event;

import java.time.OffsetDateTime;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.keys.Trust;
import xunfu.proof.log.Hash;

/**
 * The server's promise, given with the acknowledgement: I have this event and it will stand in the
 * log. It closes the time between commit and the next published head.
 */
public record Receipt(JsonObject json) {

  public Receipt {
    for (String name : java.util.List.of("origin", "event", "receivedAt", "key", "signature")) {
      json.text(name);
    }
    Hash.fromHex(json.text("eventHash"));
    Hash.fromHex(json.text("leafHash"));
    json.integer("promiseSeconds");
  }

  public static Receipt read(Json json) {
    return new Receipt(json.asObject());
  }

  /**
   * Gives a receipt.
   *
   * @param receivedAt ISO-8601 with zone
   * @param promiseSeconds within how long the event stands under a signed head
   */
  public static Receipt sign(
      String origin, Event event, OffsetDateTime receivedAt, long promiseSeconds, SigningKey key) {
    return new Receipt(
        key.seal(
            JsonObject.empty()
                .with("v", 1)
                .with("origin", origin)
                .with("event", event.id().toString())
                .with("eventHash", event.hash().hex())
                .with("leafHash", event.leafHash().hex())
                .with("receivedAt", Times.write(receivedAt))
                .with("promiseSeconds", promiseSeconds)));
  }

  public String origin() {
    return json.text("origin");
  }

  public Hash leafHash() {
    return Hash.fromHex(json.text("leafHash"));
  }

  /** Whether it speaks of this event. */
  public boolean isFor(Event event) {
    return json.text("event").equals(event.id().toString())
        && json.text("eventHash").equals(event.hash().hex())
        && json.text("leafHash").equals(event.leafHash().hex());
  }

  public Trust check(KnownKeys keys) {
    return keys.check(json, NamedKey.LOG);
  }
}
