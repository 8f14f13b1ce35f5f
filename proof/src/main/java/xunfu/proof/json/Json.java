package xunfu.proof.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A JSON value. Equal values have equal canonical bytes and the other way round. */
public sealed interface Json
    permits JsonObject, JsonArray, JsonText, JsonNumber, JsonTruth, JsonNull {

  /**
   * Reads one value and nothing after it. Refused with {@link NotReadable}: bytes that are not
   * UTF-8, a name twice in one object, lone surrogates, whole numbers that a double rounds, numbers
   * without a finite double, nesting deeper than {@link JsonReader#DEPTH_LIMIT}.
   */
  static Json read(byte[] utf8) {
    return JsonReader.read(utf8);
  }

  /** As {@link #read(byte[])}, from text. */
  static Json read(String text) {
    return JsonReader.read(text);
  }

  /** The canonical text of RFC 8785 (JCS). */
  default String canonicalText() {
    return CanonicalWriter.write(this);
  }

  /** UTF-8 of {@link #canonicalText()}: the bytes that are hashed and signed. */
  default byte[] canonical() {
    return canonicalText().getBytes(StandardCharsets.UTF_8);
  }

  /** The value at a JSON pointer (RFC 6901); empty text is the value itself. */
  default Optional<Json> at(String pointer) {
    return JsonPointer.find(this, pointer);
  }

  /** This value as an object, or {@link NotReadable}. */
  default JsonObject asObject() {
    throw new NotReadable("an object is expected, found " + kind());
  }

  /** This value as an array, or {@link NotReadable}. */
  default JsonArray asArray() {
    throw new NotReadable("an array is expected, found " + kind());
  }

  /** This value as text, or {@link NotReadable}. */
  default String asText() {
    throw new NotReadable("text is expected, found " + kind());
  }

  /** This value as a whole number, or {@link NotReadable}. */
  default long asInteger() {
    throw new NotReadable("a whole number is expected, found " + kind());
  }

  /** How this kind of value is called in a message. */
  String kind();
}
