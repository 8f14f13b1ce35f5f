package xunfu.organization;

import java.util.Locale;

/** How the organisation that owns a thing stands to the one that asks for it. */
public enum Relation {
  /** The same organisation. */
  OWN,
  /** Beneath the one that asks. */
  BELOW,
  /** The one that asks is beneath it. */
  ABOVE,
  /** Another organisation of the same county, neither above nor below. */
  SIBLING,
  /** An organisation of another county, neither above nor below. */
  OTHER_COUNTY,
  /** The asking person holds no post at all. */
  NONE,
  /** The post was held and is held no more. */
  REVOKED,
  /** The thing belonged to the asking organisation and was handed over. */
  HANDED_OVER;

  /** The relation of an owner, by home and path, to the post that asks. */
  public static Relation of(Acting asking, String home, String path) {
    if (path.equals(asking.path())) {
      return OWN;
    }
    if (path.startsWith(asking.path())) {
      return BELOW;
    }
    if (asking.path().startsWith(path)) {
      return ABOVE;
    }
    return home.equals(asking.home()) ? SIBLING : OTHER_COUNTY;
  }

  /** As written in the policy. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Relation ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
