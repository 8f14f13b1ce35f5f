package xunfu.trace;

import xunfu.proof.event.Head;
import xunfu.proof.json.JsonObject;
import xunfu.proof.log.InclusionProof;

/** Shows that an event stands in the log under a signed head. */
public record LogProof(InclusionProof inclusion, Head head) {

  /** The answer of the HTTP call: the proof with the head's note. */
  public JsonObject write() {
    return inclusion.write().with("head", head.write());
  }
}
