package xunfu.proof.json;

import java.util.Collection;
import java.util.List;

/** An array. */
public record JsonArray(List<Json> elements) implements Json {

  public JsonArray {
    elements = List.copyOf(elements);
  }

  /** An array of texts. */
  public static JsonArray ofTexts(Collection<String> texts) {
    return new JsonArray(texts.stream().<Json>map(JsonText::new).toList());
  }

  public int size() {
    return elements.size();
  }

  @Override
  public JsonArray asArray() {
    return this;
  }

  @Override
  public String kind() {
    return "an array";
  }

  @Override
  public String toString() {
    return canonicalText();
  }
}
