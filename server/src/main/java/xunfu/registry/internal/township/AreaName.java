package xunfu.registry.internal.township;

/**
 * An area as it is called today.
 *
 * @param code of the statistics bureau: 4 digits a city, 6 a county, 9 a township, 12 a village
 * @param name as listed, e.g. 分水镇 or 天英村村委会
 */
public record AreaName(String code, String name) {

  /** Digits of a city's code. */
  static final int CITY = 4;

  /** Digits of a county's code. */
  static final int COUNTY = 6;

  /** Digits of a township's code. */
  static final int TOWNSHIP = 9;
}
