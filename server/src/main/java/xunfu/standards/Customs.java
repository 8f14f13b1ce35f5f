package xunfu.standards;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is the custom of the place and neither law nor standard; authored in the jurisdiction's
 * content under {@code xunfu.customs}.
 *
 * @param hotline whom a business calls to complain about a visit or to verify it
 * @param memoryYears how far back the gate must remember: as far as the longest of its rules
 * @param actCode how an act code is put together
 */
@ConfigurationProperties("xunfu.customs")
public record Customs(String hotline, int memoryYears, ActCodeForm actCode) {

  /**
   * Characters of the members of an act code, in their order.
   *
   * @param region of the county's division code
   * @param organization of the organisation within the region
   * @param year of the calendar year
   * @param kind of the number of the kind of visit
   * @param serial of the running number within organisation, year and kind
   */
  public record ActCodeForm(int region, int organization, int year, int kind, int serial) {}
}
