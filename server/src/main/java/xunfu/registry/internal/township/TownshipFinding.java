package xunfu.registry.internal.township;

import org.jspecify.annotations.Nullable;

/**
 * What an address says about the township it lies in.
 *
 * @param outcome whether the township is known
 * @param reason by what, or why not; a stable code
 * @param county code of the county, or null when the address leaves it open
 * @param township code of the township; of the one named first when it is to be checked; null when
 *     unknown
 * @param words the words of the address that decided, in reading order; empty when none did
 * @param predecessor the former area that was named, or null
 * @param elsewhere code of the other township when two disagree, or null
 */
public record TownshipFinding(
    Outcome outcome,
    Reason reason,
    @Nullable String county,
    @Nullable String township,
    String words,
    @Nullable Predecessor predecessor,
    @Nullable String elsewhere) {

  /** How sure we are. */
  public enum Outcome {
    /** One township, and the address says so. */
    KNOWN("known"),
    /** The address names two things that lie in different townships today. */
    TO_CHECK("to-check"),
    /** The address does not say. */
    UNKNOWN("unknown");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    /** As kept and reported. */
    public String code() {
      return code;
    }
  }

  /** By what a township is known, or why it is not. */
  public enum Reason {
    /** A township of today by its name. */
    NAMED("named"),
    /** A former township that went whole into one of today. */
    PREDECESSOR("predecessor"),
    /** A village that only one township of the county has. */
    VILLAGE("village"),
    /** The village named lies in another township today. */
    VILLAGE_ELSEWHERE("village-elsewhere"),
    /** Two townships are named. */
    TWO_TOWNSHIPS("two-townships"),
    /** A former township that was divided, or of which nobody knows what became. */
    ABOLISHED("abolished"),
    /** The county is known, but neither township nor village is named. */
    NO_TOWNSHIP("no-township-named"),
    /** Not even the county follows from the address. */
    COUNTY_OPEN("county-open"),
    /** There is no address. */
    NO_ADDRESS("no-address");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** As kept and reported. */
    public String code() {
      return code;
    }
  }

  static TownshipFinding known(Reason reason, String county, String township, String words) {
    return new TownshipFinding(Outcome.KNOWN, reason, county, township, words, null, null);
  }

  static TownshipFinding toCheck(
      Reason reason, String county, String township, String words, String elsewhere) {
    return new TownshipFinding(Outcome.TO_CHECK, reason, county, township, words, null, elsewhere);
  }

  static TownshipFinding unknown(Reason reason, @Nullable String county, String words) {
    return new TownshipFinding(Outcome.UNKNOWN, reason, county, null, words, null, null);
  }

  TownshipFinding by(@Nullable Predecessor named) {
    return new TownshipFinding(outcome, reason, county, township, words, named, elsewhere);
  }

  /** The former area that was named, its end and where that is written; empty when none was. */
  public String formerArea() {
    if (predecessor == null) {
      return "";
    }
    String until = predecessor.until().isEmpty() ? "?" : predecessor.until();
    return "%s (–%s; %s)".formatted(predecessor.name(), until, predecessor.source());
  }
}
