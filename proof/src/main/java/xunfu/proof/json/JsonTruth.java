package xunfu.proof.json;

/** {@code true} or {@code false}. */
public enum JsonTruth implements Json {
  TRUE,
  FALSE;

  public static JsonTruth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String kind() {
    return toString();
  }

  @Override
  public String toString() {
    return this == TRUE ? "true" : "false";
  }
}
