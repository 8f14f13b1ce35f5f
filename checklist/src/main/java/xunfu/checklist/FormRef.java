package xunfu.checklist;

/** Names one version of a form. */
public record FormRef(String id, String version) implements Comparable<FormRef> {

  @Override
  public int compareTo(FormRef other) {
    int byId = id.compareTo(other.id);
    return byId != 0 ? byId : version.compareTo(other.version);
  }
}
