package xunfu.proof.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object; the order of its members is kept for reading and means nothing. */
public record JsonObject(Map<String, Json> members) implements Json {

  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** An object without members, to be extended by {@link #with}. */
  public static JsonObject empty() {
    return new JsonObject(Map.of());
  }

  /** Whether a member of this name is written, be it null. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** The member, empty when it is absent or null. */
  public Optional<Json> find(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof JsonNull));
  }

  public Optional<String> findText(String name) {
    return find(name).map(value -> read(name, value, Json::asText));
  }

  public String text(String name) {
    return read(name, member(name), Json::asText);
  }

  public long integer(String name) {
    return read(name, member(name), Json::asInteger);
  }

  public JsonObject object(String name) {
    return read(name, member(name), Json::asObject);
  }

  public JsonArray array(String name) {
    return read(name, member(name), Json::asArray);
  }

  /** The member as written; absent is refused, null is not. */
  public Json member(String name) {
    Json value = members.get(name);
    if (value == null) {
      throw new NotReadable("member \"" + name + "\" is missing");
    }
    return value;
  }

  /** The same object with this member set or replaced. */
  public JsonObject with(String name, Json value) {
    Map<String, Json> changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return new JsonObject(changed);
  }

  /** The same object with this text set; null is written as null. */
  public JsonObject with(String name, @Nullable String value) {
    return with(name, value == null ? JsonNull.NULL : new JsonText(value));
  }

  public JsonObject with(String name, long value) {
    return with(name, JsonNumber.of(value));
  }

  /** The same object without this member. */
  public JsonObject without(String name) {
    Map<String, Json> changed = new LinkedHashMap<>(members);
    changed.remove(name);
    return new JsonObject(changed);
  }

  @Override
  public JsonObject asObject() {
    return this;
  }

  @Override
  public String kind() {
    return "an object";
  }

  @Override
  public String toString() {
    return canonicalText();
  }

  private static <T> T read(String name, Json value, Function<Json, T> reading) {
    try {
      return reading.apply(value);
    } catch (NotReadable notReadable) {
      throw new NotReadable("member \"" + name + "\": " + notReadable.getMessage(), notReadable);
    }
  }
}
