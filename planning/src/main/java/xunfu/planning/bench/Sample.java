package xunfu.planning.bench;

import java.util.List;
import java.util.Locale;

/**
 * One search, as it stands on a line of {@code bench/out/plan.csv}.
 *
 * @param set name of the set
 * @param instance name within it; what follows a slash tells variants of one instance apart
 * @param solver {@link #OURS}, {@link #REFERENCE} or a peer's name
 * @param seconds CPU time it was given
 * @param cost of its plan by an independent judge, in engine units; −1 when it found none
 * @param prizesLost part of the cost
 * @param reference cost of the best plan known from elsewhere; −1 when there is none
 * @param cpuSeconds CPU time it took
 * @param kept calls begun in their windows when the day was simulated, of {@code asked}
 * @param date ISO
 * @param edition commit of the planner's sources, of our own searches
 */
record Sample(
    String set,
    String instance,
    String solver,
    double seconds,
    int seed,
    long cost,
    long prizesLost,
    long reference,
    double cpuSeconds,
    long kept,
    long asked,
    String date,
    String edition) {
  static final String OURS = "xunfu";

  /** Our own long search, against which short ones are measured. */
  static final String REFERENCE = "reference";

  static final String HEADING =
      "set,instance,solver,seconds,seed,cost,prizesLost,reference,cpuSeconds,kept,asked,date,edition";

  private static final int COLUMNS = HEADING.split(",").length;

  /** Name of the instance without its variant. */
  String subject() {
    return instance.replaceAll("/.*", "");
  }

  boolean found() {
    return cost >= 0;
  }

  double gapPercent(long best) {
    return 100.0 * (cost - best) / best;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%d,%d,%d,%d,%.4f,%d,%d,%s,%s",
        set,
        instance,
        solver,
        seconds,
        seed,
        cost,
        prizesLost,
        reference,
        cpuSeconds,
        kept,
        asked,
        date,
        edition);
  }

  static Sample of(String line) {
    List<String> c = List.of(line.split(","));
    if (c.size() != COLUMNS) {
      throw new IllegalArgumentException("%d columns in «%s»".formatted(c.size(), line));
    }
    return new Sample(
        c.get(0),
        c.get(1),
        c.get(2),
        Double.parseDouble(c.get(3)),
        Integer.parseInt(c.get(4)),
        Long.parseLong(c.get(5)),
        Long.parseLong(c.get(6)),
        Long.parseLong(c.get(7)),
        Double.parseDouble(c.get(8)),
        Long.parseLong(c.get(9)),
        Long.parseLong(c.get(10)),
        c.get(11),
        c.get(12));
  }
}
