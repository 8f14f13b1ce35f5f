package xunfu.registry.internal.township;

import java.util.List;

/**
 * The words by which addresses of a jurisdiction are read; data.
 *
 * @param provinceEndings what may follow a province's stem, longest first
 * @param cityEndings the same of a city
 * @param countyEndings kinds of county; an address may name the wrong one
 * @param committeeEndings committees that stand for their village or community in the lists
 * @param villageEndings kinds of village and community
 * @param localities words between county and township that name no area of the tree, and
 *     punctuation
 * @param roadWords what follows when a name is a road's and not a township's
 */
public record AddressWords(
    List<String> provinceEndings,
    List<String> cityEndings,
    List<String> countyEndings,
    List<String> committeeEndings,
    List<String> villageEndings,
    List<String> localities,
    List<String> roadWords) {

  public AddressWords {
    provinceEndings = List.copyOf(provinceEndings);
    cityEndings = List.copyOf(cityEndings);
    countyEndings = List.copyOf(countyEndings);
    committeeEndings = List.copyOf(committeeEndings);
    villageEndings = List.copyOf(villageEndings);
    localities = List.copyOf(localities);
    roadWords = List.copyOf(roadWords);
  }
}
