package xunfu.proof.json;

/** A string of whole Unicode characters: a lone surrogate has no UTF-8 and is refused. */
public record JsonText(String value) implements Json {

  public JsonText {
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(unit)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (!pair) {
        throw new NotReadable("a lone surrogate at character " + i + " of a text");
      }
      i++;
    }
  }

  @Override
  public String asText() {
    return value;
  }

  @Override
  public String kind() {
    return "text";
  }

  @Override
  public String toString() {
    return canonicalText();
  }
}
