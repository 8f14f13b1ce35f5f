package xunfu.proof.log;

import java.util.List;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;

/**
 * Shows that an entry lies at its place in the log.
 *
 * @param event the event's id
 * @param index its place, counted from 0
 * @param size the entries of the log that the path leads to
 * @param path sibling hashes, lowest first
 */
public record InclusionProof(String event, long index, long size, Hash leafHash, List<Hash> path) {
  /** A path longer than this belongs to no log that could be written. */
  private static final int PATH_LIMIT = 64;

  public InclusionProof {
    path = List.copyOf(path);
  }

  public static InclusionProof read(JsonObject json) {
    return new InclusionProof(
        json.text("event"),
        json.integer("index"),
        json.integer("size"),
        Hash.fromHex(json.text("leafHash")),
        readPath(json));
  }

  /** As JSON, without the head; the answer of the HTTP call adds it. */
  public JsonObject write() {
    return JsonObject.empty()
        .with("v", 1)
        .with("event", event)
        .with("index", index)
        .with("size", size)
        .with("leafHash", leafHash.hex())
        .with("path", JsonArray.ofTexts(path.stream().map(Hash::hex).toList()));
  }

  /** Whether the path leads from the leaf to this root. */
  public boolean leadsTo(Hash root) {
    return MerkleTree.includes(leafHash, index, size, path, root);
  }

  static List<Hash> readPath(JsonObject json) {
    JsonArray path = json.array("path");
    if (path.size() > PATH_LIMIT) {
      throw new NotReadable("a path of " + path.size() + " hashes");
    }
    return path.elements().stream().map(hash -> Hash.fromHex(hash.asText())).toList();
  }
}
