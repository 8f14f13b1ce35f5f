package xunfu.registry.internal.township;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xunfu.organization.Area;

/**
 * The names by which addresses are read: today's areas, what they were called before, and the
 * jurisdiction's address words. Built once, then only read; safe for many threads.
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

  private static final int PROVINCE = 1;
  private static final int CITY = 2;
  private static final int COUNTY = 3;
  private static final int TOWNSHIP = 4;
  private static final int VILLAGE = 5;

  private final AddressWords words;
  private final List<String> provinces;
  private final Map<String, Area> areas;
  private final Map<String, String> cities;
  private final List<Area> counties;
  private final Map<String, String> formerCounties = new HashMap<>();
  private final Map<String, Map<String, TownshipName>> townshipNames = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> villages = new HashMap<>();
  private final int longestName;

  /**
   * Indexes the names.
   *
   * @param areas of today, from the province to the village
   */
  public Gazetteer(
      AddressWords words,
      Collection<Area> areas,
      Collection<ShortName> shortNames,
      Collection<Predecessor> predecessors) {
    this.words = words;
    this.areas = areas.stream().collect(toUnmodifiableMap(Area::id, area -> area));
    this.provinces = of(areas, PROVINCE).map(Area::name).toList();
    this.cities = of(areas, CITY).collect(toUnmodifiableMap(Area::id, Area::name));
    this.counties = of(areas, COUNTY).sorted(Comparator.comparing(Area::id)).toList();
    of(areas, TOWNSHIP)
        .forEach(area -> addName(area.name(), area, new TownshipName(area.id(), null, false)));
    of(areas, VILLAGE).forEach(this::addVillage);
    predecessors.forEach(this::addPredecessor);
    shortNames.forEach(this::addShortName);
    longestName =
        townshipNames.values().stream()
            .flatMap(names -> names.keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
  }

  private static Stream<Area> of(Collection<Area> areas, int level) {
    return areas.stream().filter(area -> area.level() == level);
  }

  private void addName(String name, Area township, TownshipName meaning) {
    addName(name, String.valueOf(township.parent()), meaning);
  }

  private void addName(String name, String county, TownshipName meaning) {
    townshipNames.computeIfAbsent(county, any -> new HashMap<>()).putIfAbsent(name, meaning);
  }

  private void addShortName(ShortName name) {
    var township = areas.get(name.code());
    if (township != null) {
      addName(name.name(), township, new TownshipName(township.id(), null, true));
    }
  }

  private void addVillage(Area area) {
    var township = areas.get(String.valueOf(area.parent()));
    String name = villageName(area.name());
    if (township != null
        && words.villageEndings().stream().anyMatch(ending -> isNamedWith(name, ending))) {
      villages
          .computeIfAbsent(String.valueOf(township.parent()), any -> new HashMap<>())
          .computeIfAbsent(name, any -> new HashSet<>())
          .add(township.id());
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

  AddressWords words() {
    return words;
  }

  List<String> provinces() {
    return provinces;
  }

  Map<String, String> cities() {
    return cities;
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
    var area = areas.get(code);
    return area == null ? code : area.name();
  }

  /** Codes of the counties of a city, or of all when it is null. */
  List<String> counties(@Nullable String city) {
    return counties.stream()
        .filter(county -> city == null || city.equals(county.parent()))
        .map(Area::id)
        .toList();
  }
}
