package xunfu.proof.bundle;

import java.util.List;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;

/**
 * What a bundle says of itself.
 *
 * @param origin the log it was taken from
 * @param whole whether it holds every entry of the log, or only some
 * @param events how many events lie in it
 * @param size entries of the log under the newest head in the bundle
 */
record Manifest(String origin, boolean whole, long events, long size, List<Mirror> mirrors) {

  static Manifest read(Json json) {
    JsonObject manifest = json.asObject();
    if (manifest.integer("v") != 1) {
      throw new NotReadable("a bundle of version " + manifest.integer("v"));
    }
    return new Manifest(
        manifest.text("origin"),
        switch (manifest.text("scope")) {
          case "all" -> true;
          case "part" -> false;
          default -> throw new NotReadable("scope is \"all\" or \"part\"");
        },
        manifest.integer("events"),
        manifest.integer("size"),
        manifest.array("mirrors").elements().stream()
            .map(mirror -> Mirror.read(mirror.asObject()))
            .toList());
  }

  /**
   * Rows that a screen shows, and where in the payload they come from.
   *
   * @param table their table
   * @param type of the events that they come from
   * @param at JSON pointer into the payload
   * @param each whether the pointer names an array with one row per element, or one row itself
   */
  record Mirror(String table, String type, String at, boolean each) {
    static Mirror read(JsonObject json) {
      return new Mirror(
          json.text("table"),
          json.text("type"),
          json.text("at"),
          json.member("each").equals(xunfu.proof.json.JsonTruth.TRUE));
    }
  }
}
