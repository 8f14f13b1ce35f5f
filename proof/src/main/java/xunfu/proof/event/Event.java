package xunfu.proof.event;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonNull;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Hash;
import xunfu.proof.log.MerkleTree;

/**
 * A fact with legal weight, as it goes into the log. This is a reader's view onto the JSON that was
 * sealed: members that we do not know stay in it, because they were hashed and signed too.
 */
public record Event(JsonObject json) {
  private static final int VERSION = 1;

  /** Characters of a county's code, whatever country it is of. */
  private static final int HOME_LIMIT = 12;

  /** Refuses what lacks a member, has one of another kind, or breaks the rules for devices. */
  public Event {
    if (json.integer("v") != VERSION) {
      throw new NotReadable("an event of version " + json.integer("v"));
    }
    json.text("type");
    readHome(json.text("home"));
    for (String name : List.of("id", "organization", "person", "post")) {
      readId(json.text(name));
    }
    json.integer("monotonicMillis");
    json.member("place");
    readTime(json.text("capturedAt"));
    commitment(json);
    attachments(json);
    requireChain(json);
  }

  public static Event read(Json json) {
    return new Event(json.asObject());
  }

  public String type() {
    return json.text("type");
  }

  public UUID id() {
    return UUID.fromString(json.text("id"));
  }

  /** The county that is responsible for the event. */
  public String home() {
    return json.text("home");
  }

  public String organization() {
    return json.text("organization");
  }

  public String person() {
    return json.text("person");
  }

  public String post() {
    return json.text("post");
  }

  /** The device that sealed it; empty for an event of the server or the desk. */
  public Optional<String> device() {
    return json.findText("device");
  }

  /** 1, 2, 3 … per device; 0 without a device. */
  public long seq() {
    return json.integer("seq");
  }

  /** The event hash of the device's event before. */
  public Optional<Hash> prev() {
    return json.findText("prev").map(Hash::fromHex);
  }

  public OffsetDateTime capturedAt() {
    return readTime(json.text("capturedAt"));
  }

  /** Milliseconds on the device's clock that nobody can set. */
  public long monotonicMillis() {
    return json.integer("monotonicMillis");
  }

  public Hash payloadCommitment() {
    return commitment(json);
  }

  public List<Attachment> attachments() {
    return attachments(json);
  }

  /** What a sheet prints, {@code prev} names and a co-signature names. */
  public Hash hash() {
    return Hash.of(json.canonical());
  }

  /** Its leaf in the log. */
  public Hash leafHash() {
    return MerkleTree.leafHash(json.canonical());
  }

  /** The bytes that a device signs. */
  public byte[] signedBytes() {
    return json.canonical();
  }

  private static void requireChain(JsonObject json) {
    boolean ofDevice = !(json.member("device") instanceof JsonNull);
    long seq = json.integer("seq");
    boolean first = json.member("prev") instanceof JsonNull;
    if (!first) {
      Hash.fromHex(json.text("prev"));
    }
    if (ofDevice) {
      readId(json.text("device"));
      if (seq < 1 || first != (seq == 1)) {
        throw new NotReadable(
            "a device counts its events from 1 and each but the first names the one before");
      }
    } else if (seq != 0 || !first) {
      throw new NotReadable("an event without a device has seq 0 and no prev");
    }
  }

  private static void readHome(String home) {
    if (home.isBlank() || home.length() > HOME_LIMIT) {
      throw new NotReadable("a home has 1 to " + HOME_LIMIT + " characters: \"" + home + "\"");
    }
  }

  private static void readId(String id) {
    try {
      if (UUID.fromString(id).toString().equals(id)) {
        return;
      }
    } catch (IllegalArgumentException notAnId) {
      throw new NotReadable("not an id: \"" + id + "\"", notAnId);
    }
    throw new NotReadable("an id is a UUID in lower case, found \"" + id + "\"");
  }

  static OffsetDateTime readTime(String time) {
    try {
      return OffsetDateTime.parse(time);
    } catch (DateTimeException notATime) {
      throw new NotReadable("a time is ISO-8601 with zone, found \"" + time + "\"", notATime);
    }
  }

  private static Hash commitment(JsonObject json) {
    return Hash.fromDigests(json.object("payloadCommit"));
  }

  private static List<Attachment> attachments(JsonObject json) {
    JsonArray attachments = json.array("attachments");
    return attachments.elements().stream()
        .map(attachment -> Attachment.read(attachment.asObject()))
        .toList();
  }
}
