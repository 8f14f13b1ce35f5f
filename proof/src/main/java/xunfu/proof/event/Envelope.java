package xunfu.proof.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonNull;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.keys.DeviceKey;

/**
 * An event as it travels and is kept: with the device's signature, the payload and its salt.
 * Payload and salt are absent together: then the content was erased, and the event proves without
 * it.
 *
 * @param signature of the device, base64url; null for an event without a device
 */
public record Envelope(
    Event event, @Nullable String signature, @Nullable Json payload, @Nullable Salt salt) {

  public Envelope {
    if (event.device().isPresent() != (signature != null)) {
      throw new NotReadable("an event is signed if and only if a device sealed it");
    }
    if ((payload == null) != (salt == null)) {
      throw new NotReadable("payload and salt are kept together or erased together");
    }
  }

  public static Envelope read(Json json) {
    JsonObject envelope = json.asObject();
    // Null is written out; a member under another name would read as null without having been so.
    envelope.member("signature");
    envelope.member("payload");
    envelope.member("salt");
    return new Envelope(
        Event.read(envelope.member("event")),
        envelope.findText("signature").orElse(null),
        envelope.find("payload").orElse(null),
        envelope.findText("salt").map(Salt::read).orElse(null));
  }

  public JsonObject write() {
    return JsonObject.empty()
        .with("event", event.json())
        .with("signature", signature)
        .with("payload", payload == null ? JsonNull.NULL : payload)
        .with("salt", salt == null ? null : salt.write());
  }

  public boolean erased() {
    return payload == null;
  }

  public Optional<Json> findPayload() {
    return Optional.ofNullable(payload);
  }

  /** Whether the payload is the one that the event commits to; an erased one is not asked. */
  public boolean keepsCommitment() {
    return payload == null
        || salt == null
        || salt.commit(payload).equals(event.payloadCommitment());
  }

  /** Whether this device sealed the event. */
  public boolean signedBy(DeviceKey key) {
    return signature != null && key.signed(event.signedBytes(), Base64Url.read(signature));
  }
}
