package xunfu.visit.internal;

import java.util.Set;
import java.util.UUID;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.json.NotReadable;

/** That a result sheet was given to the business, and how. */
public record Handed(Event event, UUID visit, String number, String way) {
  private static final Set<String> WAYS = Set.of("shown", "printed", "code");

  public static Handed read(Event event, Json payload) {
    var json = payload.asObject();
    var way = json.text("way");
    if (!WAYS.contains(way)) {
      throw new NotReadable("a sheet is " + WAYS + ", not \"" + way + "\"");
    }
    return new Handed(event, SealedVisit.id(json, "visit"), json.text("number"), way);
  }
}
