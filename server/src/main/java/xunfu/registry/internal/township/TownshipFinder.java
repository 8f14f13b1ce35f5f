package xunfu.registry.internal.township;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xunfu.registry.internal.township.Gazetteer.Match;
import xunfu.registry.internal.township.Gazetteer.TownshipName;
import xunfu.registry.internal.township.TownshipFinding.Reason;

/**
 * Reads the township out of an address. Pure; one finder serves many threads.
 *
 * <h2>How an address is read</h2>
 *
 * From left to right: province, city, county, then township, village and words that name no area
 * (县城, 开发区). A name counts only where such a name may stand, so that 县城瑶琳路 is a road and 桐庐县瑶琳镇 a
 * township. Nothing is guessed from a street, from the firm's name or from its code.
 *
 * <h2>What counts as known</h2>
 *
 * <ol>
 *   <li>a township of today, by its full name, or by a short form right after the county's name;
 *   <li>a former township that went whole into one of today;
 *   <li>a village that only one township of the county has, where a township might stand.
 * </ol>
 *
 * Where a township and a village are named and the village lies elsewhere today, the finding is "to
 * check": boundaries moved, and only a person can say which of the two the writer meant. Precision
 * counts more than recall: an officer sent to a wrong valley loses half a day, an "unknown" costs a
 * look at the map.
 *
 * <p>An address without a county is read when its township's name occurs once in the city; the city
 * comes from the address or, failing that, from the register's own column.
 */
public final class TownshipFinder {

  private final Gazetteer gazetteer;

  public TownshipFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Finds the township of an address; the city, if any, is what the register says beside it. */
  public TownshipFinding find(String address, @Nullable String city) {
    String text = Normalizer.normalize(address, Normalizer.Form.NFKC).replaceAll("\\s", "");
    if (text.isEmpty()) {
      return TownshipFinding.unknown(Reason.NO_ADDRESS, null, "");
    }
    return new Reading(text, city).finding();
  }

  /** One address being read; the position only moves forward. */
  private final class Reading {
    private final String text;
    private final @Nullable String cityColumn;
    private final List<String> words = new ArrayList<>();
    private int position;
    private boolean countyNamed;

    Reading(String text, @Nullable String cityColumn) {
      this.text = text;
      this.cityColumn = cityColumn;
    }

    TownshipFinding finding() {
      gazetteer.provinces().stream()
          .anyMatch(name -> skip(name, gazetteer.words().provinceEndings()));
      String city = city();
      String county = county(city);
      if (county == null) {
        return TownshipFinding.unknown(Reason.COUNTY_OPEN, null, "");
      }
      return inCounty(county);
    }

    private @Nullable String city() {
      for (var city : gazetteer.cities().entrySet()) {
        if (skip(city.getValue(), gazetteer.words().cityEndings())) {
          return city.getKey();
        }
      }
      return columnCity();
    }

    private @Nullable String columnCity() {
      if (cityColumn == null || cityColumn.isBlank()) {
        return null;
      }
      return gazetteer.cities().entrySet().stream()
          .filter(city -> city.getValue().startsWith(cityColumn.strip()))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(null);
    }

    /** Skips a name, whole or as its stem with one of the endings; says whether it stood here. */
    private boolean skip(String name, List<String> endings) {
      if (text.startsWith(name, position)) {
        position += name.length();
        return true;
      }
      String stem = stem(name, endings);
      if (stem.length() >= 2 && text.startsWith(stem, position)) {
        position += stem.length();
        return true;
      }
      return false;
    }

    private @Nullable String county(@Nullable String city) {
      String named = namedCounty(city);
      if (named != null) {
        countyNamed = true;
        return named;
      }
      return countyOfOnlyTownship(city);
    }

    private @Nullable String namedCounty(@Nullable String city) {
      for (String code : gazetteer.counties(city)) {
        String name = gazetteer.name(code);
        if (text.startsWith(name, position)) {
          position += name.length();
          return code;
        }
      }
      for (var former : gazetteer.formerCounties().entrySet()) {
        if (text.startsWith(former.getKey(), position)) {
          position += former.getKey().length();
          return former.getValue();
        }
      }
      return countyByStem(city);
    }

    /** 桐庐 before a township or a locality; 桐庐市, which never was, means the county too. */
    private @Nullable String countyByStem(@Nullable String city) {
      for (String code : gazetteer.counties(city)) {
        int after = afterStem(code);
        if (after > position) {
          position = after;
          return code;
        }
      }
      return null;
    }

    private int afterStem(String county) {
      String stem = stem(gazetteer.name(county), gazetteer.words().countyEndings());
      if (stem.length() < 2 || !text.startsWith(stem, position)) {
        return -1;
      }
      int after = position + stem.length();
      for (String ending : gazetteer.words().countyEndings()) {
        if (text.startsWith(ending, after)) {
          return after + ending.length();
        }
      }
      boolean areaFollows =
          gazetteer.townshipAt(county, text, after) != null || localityAt(after) != null;
      boolean isTownshipItself = gazetteer.townshipAt(county, text, position) != null;
      return areaFollows && !isTownshipItself ? after : -1;
    }

    private @Nullable String countyOfOnlyTownship(@Nullable String city) {
      if (city == null) {
        return null;
      }
      var counties =
          gazetteer.counties(city).stream()
              .filter(
                  county -> {
                    var found = gazetteer.townshipAt(county, text, position);
                    return found != null && !found.meaning().shortForm();
                  })
              .toList();
      return counties.size() == 1 ? counties.getFirst() : null;
    }

    private TownshipFinding inCounty(String county) {
      Match<TownshipName> first = null;
      Match<TownshipName> other = null;
      Match<Set<String>> village = null;
      while (position < text.length() && village == null) {
        var township = gazetteer.townshipAt(county, text, position);
        if (township != null && !township.meaning().shortForm()) {
          other = first == null || same(first, township) ? other : township;
          first = first == null ? township : first;
          take(township.name());
          continue;
        }
        village = gazetteer.villageAt(county, text, position);
        if (village != null) {
          take(village.name());
        } else if (township != null && (countyNamed || first != null)) {
          other = first == null || same(first, township) ? other : township;
          first = first == null ? township : first;
          take(township.name());
        } else if (!skipLocality(county)) {
          break;
        }
      }
      if (village == null && first != null) {
        village = villageFurtherOn(county);
      }
      return judged(county, first, other, village);
    }

    private static boolean same(Match<TownshipName> one, Match<TownshipName> other) {
      return Objects.equals(one.meaning().township(), other.meaning().township());
    }

    private void take(String name) {
      words.add(name);
      position += name.length();
    }

    private boolean skipLocality(String county) {
      String locality = localityAt(position);
      if (locality != null) {
        position += locality.length();
        return true;
      }
      String name = gazetteer.name(county);
      String stem = stem(name, gazetteer.words().countyEndings());
      for (String again : List.of(name, stem)) {
        if (text.startsWith(again, position)) {
          position += again.length();
          return true;
        }
      }
      return false;
    }

    private @Nullable String localityAt(int at) {
      return gazetteer.words().localities().stream()
          .filter(word -> text.startsWith(word, at))
          .findFirst()
          .orElse(null);
    }

    private @Nullable Match<Set<String>> villageFurtherOn(String county) {
      for (int at = position; at < text.length(); at++) {
        var village = gazetteer.villageAt(county, text, at);
        if (village != null) {
          words.add(village.name());
          return village;
        }
      }
      return null;
    }

    private TownshipFinding judged(
        String county,
        @Nullable Match<TownshipName> first,
        @Nullable Match<TownshipName> other,
        @Nullable Match<Set<String>> village) {
      String read = String.join(" ", words);
      if (first == null || first.meaning().township() == null) {
        return withoutTownship(county, first, other, village, read);
      }
      String township = first.meaning().township();
      var former = first.meaning().former();
      if (other != null && other.meaning().township() != null) {
        return TownshipFinding.toCheck(
                Reason.TWO_TOWNSHIPS, county, township, read, other.meaning().township())
            .by(former);
      }
      if (village != null && !village.meaning().contains(township)) {
        String elsewhere = village.meaning().stream().sorted().findFirst().orElseThrow();
        return TownshipFinding.toCheck(Reason.VILLAGE_ELSEWHERE, county, township, read, elsewhere)
            .by(former);
      }
      Reason reason = former == null ? Reason.NAMED : Reason.PREDECESSOR;
      return TownshipFinding.known(reason, county, township, read).by(former);
    }

    private TownshipFinding withoutTownship(
        String county,
        @Nullable Match<TownshipName> divided,
        @Nullable Match<TownshipName> other,
        @Nullable Match<Set<String>> village,
        String read) {
      var former = divided == null ? null : divided.meaning().former();
      if (other != null && other.meaning().township() != null) {
        return TownshipFinding.known(Reason.NAMED, county, other.meaning().township(), read)
            .by(former);
      }
      if (village != null && village.meaning().size() == 1) {
        String only = village.meaning().iterator().next();
        return TownshipFinding.known(Reason.VILLAGE, county, only, read).by(former);
      }
      if (divided != null) {
        return TownshipFinding.unknown(Reason.ABOLISHED, county, read).by(former);
      }
      return TownshipFinding.unknown(Reason.NO_TOWNSHIP, county, read);
    }
  }

  private static String stem(String name, List<String> endings) {
    for (String ending : endings) {
      if (!ending.isEmpty() && name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }
}
