package xunfu.checklist;

/**
 * The text form of a scope: {@code site}, {@code goods:food}, {@code device:KIND} on an item and
 * {@code device:ID} on an answer.
 */
public final class Scope {

  /** The whole premises. */
  public static final String SITE = "site";

  private static final String GOODS = "goods:";
  private static final String DEVICE = "device:";

  private Scope() {}

  /** The kind that a scope text belongs to. */
  public static ScopeKind kindOf(String scope) {
    if (scope.equals(SITE)) {
      return ScopeKind.SITE;
    }
    if (scope.startsWith(GOODS) && scope.length() > GOODS.length()) {
      return ScopeKind.GOODS;
    }
    if (scope.startsWith(DEVICE) && scope.length() > DEVICE.length()) {
      return ScopeKind.DEVICE;
    }
    throw new IllegalArgumentException(
        "Scope '%s' is none of site, goods:CATEGORY, device:KIND".formatted(scope));
  }

  /** The scope of an answer about one device. */
  public static String ofDevice(String deviceId) {
    return DEVICE + deviceId;
  }

  /**
   * What follows the colon: the goods category, the device's kind or its id; empty for the site.
   */
  public static String detailOf(String scope) {
    return scope.substring(scope.indexOf(':') + 1 == 0 ? scope.length() : scope.indexOf(':') + 1);
  }
}
