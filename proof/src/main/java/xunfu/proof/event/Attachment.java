package xunfu.proof.event;

import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.log.Hash;

/**
 * A file that an event names by its content.
 *
 * @param size in bytes
 * @param mime its media type as the device knew it
 * @param origin how it came about: {@code in-app}, {@code import} or {@code later}
 */
public record Attachment(Hash hash, long size, String mime, String origin) {

  public Attachment {
    if (size < 0) {
      throw new NotReadable("an attachment of " + size + " bytes");
    }
  }

  public static Attachment read(JsonObject json) {
    return new Attachment(
        Hash.fromDigests(json.object("digests")),
        json.integer("size"),
        json.text("mime"),
        json.text("class"));
  }

  public JsonObject write() {
    return JsonObject.empty()
        .with("digests", hash.digests())
        .with("size", size)
        .with("mime", mime)
        .with("class", origin);
  }
}
