package xunfu.registry.internal.township;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names by which addresses are read: today's areas of one province, what they were called
 * before, and the jurisdiction's address words. Built once, then only read; safe for many threads.
 */
public final class Gazetteer {

  /**
   * A name of a township within its county.
   *
   * @param township code of today's township, or null when the former one was divided
   * @param former the former township that bore the name, or null for a name of today
   * @param shortForm whether it is a short form, which counts only after the county's name
   */
  record TownshipName(@Nullable String township, @Nullable Predecessor former, boolean shortForm) {}

  /** A short form of a township of today, e.g. 莪山乡 of 莪山畲族乡. */
  public record ShortName(String code, String name) {}

  private final AddressWords words;
  private final String province;
  private final Map<String, String> cities = new HashMap<>();
  private final Map<String, String> counties = new HashMap<>();
  private final Map<String, String> townships = new HashMap<>();
  private final Map<String, String> formerCounties = new HashMap<>();
  private final Map<String, Map<String, TownshipName>> townshipNames = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> villages = new HashMap<>();
  private final int longestName;

  /**
   * Indexes the names.
   *
   * @param province name of the province, e.g. 浙江省
   * @param areas its cities, counties, townships and villages as of today
   */
  public Gazetteer(
      AddressWords words,
      String province,
      Collection<AreaName> areas,
      Collection<ShortName> shortNames,
      Collection<Predecessor> predecessors) {
    this.words = words;
    this.province = province;
    areas.stream()
        .sorted(Comparator.comparingInt(area -> area.code().length()))
        .forEach(this::addArea);
    predecessors.forEach(this::addPredecessor);
    shortNames.forEach(
        name -> addName(name.name(), name.code(), new TownshipName(name.code(), null, true)));
    longestName =
        townshipNames.values().stream()
            .flatMap(names -> names.keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
  }

  private void addArea(AreaName area) {
    switch (area.code().length()) {
      case AreaName.CITY -> cities.put(area.code(), area.name());
      case AreaName.COUNTY -> counties.put(area.code(), area.name());
      case AreaName.TOWNSHIP -> {
        townships.put(area.code(), area.name());
        addName(area.name(), area.code(), new TownshipName(area.code(), null, false));
      }
      default -> addVillage(area);
    }
  }

  private void addName(String name, String code, TownshipName meaning) {
    townshipNames.computeIfAbsent(county(code), any -> new HashMap<>()).putIfAbsent(name, meaning);
  }

  private void addVillage(AreaName area) {
    String township = area.code().substring(0, AreaName.TOWNSHIP);
    String name = villageName(area.name());
    if (words.villageEndings().stream().anyMatch(ending -> isNamedWith(name, ending))) {
      villages
          .computeIfAbsent(county(area.code()), any -> new HashMap<>())
          .computeIfAbsent(name, any -> new HashSet<>())
          .add(township);
    }
  }

  /**
   * A village needs a name of two characters at least before its ending, or it is found anywhere.
   */
  private static boolean isNamedWith(String name, String ending) {
    return name.endsWith(ending) && name.length() >= ending.length() + 2;
  }

  /** 天英村 of 天英村村委会; the lists sometimes double the ending. */
  private String villageName(String listed) {
    for (String ending : words.committeeEndings()) {
      if (listed.endsWith(ending)) {
        return villageName(listed.substring(0, listed.length() - ending.length()));
      }
    }
    return listed;
  }

  private void addPredecessor(Predecessor former) {
    if (former.isCounty()) {
      if (former.into() != null) {
        formerCounties.put(former.name(), former.into());
      }
      return;
    }
    addName(former.name(), former.county(), new TownshipName(former.into(), former, false));
    if (!former.shortName().isEmpty()) {
      addName(former.shortName(), former.county(), new TownshipName(former.into(), former, true));
    }
  }

  private static String county(String code) {
    return code.substring(0, AreaName.COUNTY);
  }

  AddressWords words() {
    return words;
  }

  String province() {
    return province;
  }

  Map<String, String> cities() {
    return cities;
  }

  /** Counties of today by code, within a city, or all when the city is null. */
  Map<String, String> counties(@Nullable String city) {
    return counties.entrySet().stream()
        .filter(county -> city == null || county.getKey().startsWith(city))
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Former counties by name, each with the code of the one that it lies in today. */
  Map<String, String> formerCounties() {
    return formerCounties;
  }

  /** The longest township name that stands at this position, or null. */
  @Nullable Match<TownshipName> townshipAt(String county, String text, int position) {
    var names = townshipNames.getOrDefault(county, Map.of());
    int longest = Math.min(longestName, text.length() - position);
    for (int length = longest; length >= 2; length--) {
      var found = names.get(text.substring(position, position + length));
      if (found != null && !(found.shortForm() && isRoad(text, position + length))) {
        return new Match<>(text.substring(position, position + length), found);
      }
    }
    return null;
  }

  private boolean isRoad(String text, int position) {
    return words.roadWords().stream().anyMatch(word -> text.startsWith(word, position));
  }

  /**
   * The townships that have a village of this name; the longest village that stands here, or null.
   */
  @Nullable Match<Set<String>> villageAt(String county, String text, int position) {
    var names = villages.getOrDefault(county, Map.of());
    for (int length = Math.min(12, text.length() - position); length >= 3; length--) {
      var found = names.get(text.substring(position, position + length));
      if (found != null) {
        return new Match<>(text.substring(position, position + length), found);
      }
    }
    return null;
  }

  /** A name found in a text and what it means. */
  record Match<T>(String name, T meaning) {}

  /** Name of an area of today, or its code when it is not among them. */
  public String name(String code) {
    return switch (code.length()) {
      case AreaName.CITY -> cities.getOrDefault(code, code);
      case AreaName.COUNTY -> counties.getOrDefault(code, code);
      default -> townships.getOrDefault(code, code);
    };
  }

  /** Codes of the counties in the order in which ambiguous names are tried: none is preferred. */
  List<String> countyCodes(@Nullable String city) {
    return counties.keySet().stream()
        .filter(code -> city == null || code.startsWith(city))
        .sorted()
        .toList();
  }
}
