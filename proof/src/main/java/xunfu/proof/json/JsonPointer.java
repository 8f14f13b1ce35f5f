package xunfu.proof.json;

import java.util.Optional;
import java.util.regex.Pattern;

/** RFC 6901, the string form. */
final class JsonPointer {
  /** An array index without leading zeros, short enough for an int. */
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private JsonPointer() {}

  static Optional<Json> find(Json root, String pointer) {
    if (pointer.isEmpty()) {
      return Optional.of(root);
    }
    if (pointer.charAt(0) != '/') {
      return Optional.empty();
    }
    Optional<Json> found = Optional.of(root);
    for (String step : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      found = found.flatMap(value -> child(value, name));
    }
    return found;
  }

  private static Optional<Json> child(Json value, String name) {
    return switch (value) {
      case JsonObject object -> Optional.ofNullable(object.members().get(name));
      case JsonArray array -> element(array, name);
      case JsonText _, JsonNumber _, JsonTruth _, JsonNull _ -> Optional.empty();
    };
  }

  private static Optional<Json> element(JsonArray array, String name) {
    if (!INDEX.matcher(name).matches()) {
      return Optional.empty();
    }
    int index = Integer.parseInt(name);
    return index < array.size() ? Optional.of(array.elements().get(index)) : Optional.empty();
  }
}
