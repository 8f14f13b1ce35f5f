package xunfu.proof.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonNull;
import xunfu.proof.json.JsonObject;
import xunfu.proof.log.Hash;

/**
 * What is known of an event before it is sealed; {@link #seal} adds the commitment to its payload.
 *
 * @param device null for an event of the server or the desk, whose seq is 0 and prev null
 * @param place null when none was taken
 * @param prev event hash of this device's event before; null for its first
 */
public record EventDraft(
    String type,
    UUID id,
    String home,
    String organization,
    String person,
    String post,
    @Nullable String device,
    long seq,
    OffsetDateTime capturedAt,
    long monotonicMillis,
    @Nullable JsonObject place,
    List<Attachment> attachments,
    @Nullable Hash prev) {

  public EventDraft {
    attachments = List.copyOf(attachments);
  }

  public Event seal(Json payload, Salt salt) {
    return new Event(
        JsonObject.empty()
            .with("v", 1)
            .with("type", type)
            .with("id", id.toString())
            .with("home", home)
            .with("organization", organization)
            .with("person", person)
            .with("post", post)
            .with("device", device)
            .with("seq", seq)
            .with("capturedAt", Times.write(capturedAt))
            .with("monotonicMillis", monotonicMillis)
            .with("place", place == null ? JsonNull.NULL : place)
            .with("payloadCommit", salt.commit(payload).digests())
            .with(
                "attachments",
                new JsonArray(attachments.stream().<Json>map(Attachment::write).toList()))
            .with("prev", prev == null ? null : prev.hex()));
  }
}
