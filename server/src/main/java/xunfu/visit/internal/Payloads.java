package xunfu.visit.internal;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;

/** Rows as payloads of the server's events: what was written is what is sealed. */
@Component
public class Payloads {
  private final JsonMapper json;

  Payloads(JsonMapper json) {
    this.json = json;
  }

  /** The row as an object, with its version. */
  public JsonObject of(Object row) {
    return Json.read(json.writeValueAsString(row)).asObject().with("v", 1);
  }
}
