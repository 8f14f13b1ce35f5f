package xunfu.proof.json;

/** {@code null}, written out. */
public enum JsonNull implements Json {
  NULL;

  @Override
  public String kind() {
    return "null";
  }

  @Override
  public String toString() {
    return "null";
  }
}
