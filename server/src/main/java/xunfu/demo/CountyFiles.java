package xunfu.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Text;

/**
 * The files of {@code demo/county} as they are written.
 *
 * @param outline of the county
 * @param valley roads, water, villages and seats
 * @param businesses of which words the firms are made
 * @param people of the bureau
 * @param days what the station plans
 */
record CountyFiles(
    Outline outline, Valley valley, Businesses businesses, Bureau people, Rounds days) {

  /** Closed ring of longitude, latitude. */
  record Outline(String source, List<List<Double>> outline) {}

  /** The schematic valley. */
  record Valley(
      List<Node> nodes, List<Road> roads, List<List<List<Double>>> water, List<Seat> seats) {}

  /**
   * A junction.
   *
   * @param village name of the village that lies there, or null
   */
  record Node(String id, String name, double lat, double lon, @Nullable String village) {}

  /** A road with its drawn line. */
  record Road(String from, String to, double kmh, int metres, List<List<Double>> line) {}

  /** The seat of a township. */
  record Seat(String township, String name, double lat, double lon) {}

  /** Of which words and in which proportion the firms are made. */
  record Businesses(
      String county,
      String township,
      String addressBeginning,
      long seed,
      String surnames,
      List<String> given,
      List<List<String>> officersBefore,
      Map<String, Text> summaries,
      Map<String, LicenceKind> licenceKinds,
      Map<String, EquipmentKind> equipmentKinds,
      List<Kind> kinds,
      List<Named> named) {}

  /** How the numbers of a licence begin and how long it holds. */
  record LicenceKind(String begin, int years) {}

  /** What a device is called and how its registration begins. */
  record EquipmentKind(String name, String begin) {}

  /**
   * A kind of business.
   *
   * @param householdShare which part of them are sole traders
   * @param villages village → weight
   * @param hours ways of opening, one of which a firm has
   * @param traits that all have
   * @param sometimes trait → share of those that have it
   * @param licences kinds; {@code trait:kind} only with that trait
   * @param equipment kinds of devices each has
   * @param findings question and words of what was found on earlier visits
   * @param inside kind of the hall in which they stand, or null
   * @param stallTraits ending of the name → traits
   */
  record Kind(
      String id,
      Text name,
      int count,
      double householdShare,
      List<String> stems,
      List<String> endings,
      Map<String, Integer> villages,
      List<List<List<String>>> hours,
      List<String> traits,
      Map<String, Double> sometimes,
      List<String> licences,
      @Nullable List<String> equipment,
      List<List<String>> findings,
      @Nullable String inside,
      @Nullable Map<String, List<String>> stallTraits) {}

  /**
   * A firm that everybody knows, since the screens speak of it.
   *
   * @param found question, words and state of what the earlier visit found, or null for chance to
   *     decide
   */
  record Named(
      String name,
      @Nullable List<List<String>> found,
      String kind,
      String village,
      int number,
      List<String> traits,
      List<String> equipment,
      String representative) {}

  /** The organisations and people. */
  record Bureau(
      List<Body> organizations,
      List<Seatholder> posts,
      List<Someone> people,
      String issuer,
      List<List<String>> pairs) {}

  /** An organisation. */
  record Body(
      String key, @Nullable String parent, String home, String kind, String name, String area) {}

  /** A post; its key is the account of who holds it. */
  record Seatholder(
      String key, String organization, String function, String name, @Nullable String deputy) {}

  /** A person with an account. */
  record Someone(String account, String name, @Nullable String certificate) {}

  /**
   * What the station plans.
   *
   * @param start where every pair sets out and comes back to
   * @param head account of who proposes
   * @param approver account of who approves
   */
  record Rounds(
      Point start,
      LocalTime from,
      LocalTime until,
      String head,
      String approver,
      List<Pair> pairs) {}

  /** Degrees WGS-84. */
  record Point(double lat, double lon) {}

  /**
   * A pair and its rounds, taken in turn from day to day.
   *
   * @param leaveTomorrow state in which the next day is left: {@code draft} or {@code proposed}
   */
  record Pair(List<String> officers, List<List<Wish>> rounds, String leaveTomorrow) {}

  /** What is wanted of a firm. */
  record Wish(
      String firm, String kind, Set<String> parts, Text purpose, Text reason, Text source) {}

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Reads what the build carries. */
  static CountyFiles read() {
    return new CountyFiles(
        file("outline.json", Outline.class),
        file("valley.json", Valley.class),
        file("businesses.json", Businesses.class),
        file("people.json", Bureau.class),
        file("days.json", Rounds.class));
  }

  private static <T> T file(String name, Class<T> type) {
    String resource = "demo/county/" + name;
    try (InputStream in = CountyFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The build carries no " + resource);
      }
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
