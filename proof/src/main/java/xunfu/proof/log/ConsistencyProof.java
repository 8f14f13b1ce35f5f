package xunfu.proof.log;

import java.util.List;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;

/** Shows that a log of {@code second} entries begins with the same log of {@code first}. */
public record ConsistencyProof(long first, long second, List<Hash> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  public static ConsistencyProof read(JsonObject json) {
    return new ConsistencyProof(
        json.integer("first"), json.integer("second"), InclusionProof.readPath(json));
  }

  public JsonObject write() {
    return JsonObject.empty()
        .with("v", 1)
        .with("first", first)
        .with("second", second)
        .with("path", JsonArray.ofTexts(path.stream().map(Hash::hex).toList()));
  }

  public boolean holds(Hash firstRoot, Hash secondRoot) {
    return MerkleTree.continues(first, firstRoot, second, secondRoot, path);
  }
}
