package xunfu.visit.internal;

import java.util.UUID;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.log.Hash;

/**
 * The second officer's event.
 *
 * @param names event hash of the record
 */
public record Cosigned(Event event, UUID visit, String names, String sentence, boolean agreed) {

  public static Cosigned read(Event event, Json payload) {
    var json = payload.asObject();
    return new Cosigned(
        event,
        SealedVisit.id(json, "visit"),
        Hash.fromHex(json.text("names")).hex(),
        json.text("sentence"),
        json.member("agreed").canonicalText().equals("true"));
  }
}
