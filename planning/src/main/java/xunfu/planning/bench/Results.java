package xunfu.planning.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the samples say: a table for people, lines of JSON for programs. */
final class Results {
  private static final double NEAR_PERCENT = 0.5;
  private static final double RARE = 0.99;

  private final List<Sample> samples;

  /** Lowest cost seen or known of each instance. */
  private final Map<String, Long> best = new HashMap<>();

  Results(List<Sample> samples) {
    this.samples = samples;
    for (Sample s : samples) {
      if (s.found()) {
        best.merge(key(s), s.reference() < 0 ? s.cost() : s.reference(), Math::min);
      }
    }
  }

  /** Variants of an instance are measured against the same best. */
  private static String key(Sample sample) {
    return sample.set() + " " + sample.subject();
  }

  private double gap(Sample sample) {
    long lowest = sample.reference() < 0 ? best.getOrDefault(key(sample), 1L) : sample.reference();
    return sample.gapPercent(lowest);
  }

  /**
   * The newest searches of one solver in a set.
   *
   * @param searches of one edition, those that found a plan
   * @param without searches that found none
   */
  private record Group(List<Sample> searches, long without) {}

  private Group group(String set, double seconds, Predicate<Sample> wanted) {
    List<Sample> those =
        samples.stream()
            .filter(s -> s.set().equals(set) && s.seconds() == seconds && wanted.test(s))
            .toList();
    String newest = those.isEmpty() ? "" : those.getLast().edition();
    List<Sample> current = those.stream().filter(s -> s.edition().equals(newest)).toList();
    List<Sample> found = current.stream().filter(Sample::found).toList();
    return new Group(found, current.size() - found.size());
  }

  // ---- for people

  /** All sets that were ever measured, the newest edition of each, with their dates. */
  List<String> table() {
    Map<List<Object>, Sample> rows = new LinkedHashMap<>();
    for (Sample s : samples) {
      if (!s.solver().equals(Sample.REFERENCE)) {
        rows.put(List.of(s.set(), s.seconds(), s.solver(), variant(s)), s);
      }
    }
    var lines = new ArrayList<String>();
    lines.add(
        "set             CPU-s  solver    searches  none  mean gap %  worst %  within 0.5 %"
            + "  windows kept  p99 CPU ms  date        edition");
    rows.forEach((key, last) -> lines.add(row(last)));
    return lines;
  }

  private static String variant(Sample sample) {
    return sample.instance().substring(sample.subject().length());
  }

  private String row(Sample last) {
    Group group =
        group(
            last.set(),
            last.seconds(),
            s -> s.solver().equals(last.solver()) && variant(s).equals(variant(last)));
    double[] gaps = group.searches().stream().mapToDouble(this::gap).toArray();
    return String.format(
        Locale.ROOT,
        "%-15s %5s  %-9s %8d %5d %11.3f %8.2f %12.1f%% %13s %11.0f  %s  %s",
        last.set() + variant(last),
        number(last.seconds()),
        last.solver(),
        gaps.length,
        group.without(),
        mean(gaps),
        worst(gaps),
        100 * near(gaps),
        kept(group.searches()),
        1000 * rareCpuSeconds(group.searches()),
        last.date(),
        last.edition());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String kept(List<Sample> searches) {
    long asked = searches.stream().mapToLong(Sample::asked).sum();
    long kept = searches.stream().mapToLong(Sample::kept).sum();
    return asked == 0 ? "-" : String.format(Locale.ROOT, "%.2f%%", 100.0 * kept / asked);
  }

  // ---- for programs

  /** One line for our planner alone, and one beside each peer that was measured. */
  List<String> json(String set, double seconds, String machine) {
    var lines = new ArrayList<String>();
    List<String> variants =
        samples.stream()
            .filter(s -> s.set().equals(set))
            .map(Results::variant)
            .distinct()
            .sorted()
            .toList();
    for (String variant : variants) {
      Group ours =
          group(set, seconds, s -> s.solver().equals(Sample.OURS) && variant(s).equals(variant));
      if (ours.searches().isEmpty()) {
        continue;
      }
      lines.add(line(set + variant, ours, "", machine));
      for (String peer : peers(set, seconds)) {
        Group theirs = group(set, seconds, s -> s.solver().equals(peer));
        lines.add(line(set + variant, ours, beside(peer, ours, theirs), machine));
      }
    }
    return lines;
  }

  private List<String> peers(String set, double seconds) {
    return samples.stream()
        .filter(s -> s.set().equals(set) && s.seconds() == seconds)
        .map(Sample::solver)
        .filter(name -> !name.equals(Sample.OURS) && !name.equals(Sample.REFERENCE))
        .distinct()
        .sorted()
        .toList();
  }

  private String line(String metric, Group ours, String beside, String machine) {
    double[] gaps = ours.searches().stream().mapToDouble(this::gap).toArray();
    var fields = new StringBuilder();
    fields.append(
        String.format(
            Locale.ROOT,
            "{\"bench\":\"plan\",\"metric\":\"plan/%s\",\"value\":%.4f,\"unit\":\"mean gap %%\","
                + "\"cpuSeconds\":%.3f%s,\"worst\":%.3f,\"shareWithinHalfPercent\":%.4f,"
                + "\"seeds\":%d,\"p99CpuMillis\":%.0f",
            metric,
            mean(gaps),
            meanCpu(ours),
            beside,
            worst(gaps),
            near(gaps),
            ours.searches().stream().map(Sample::seed).distinct().count(),
            1000 * rareCpuSeconds(ours.searches())));
    long asked = ours.searches().stream().mapToLong(Sample::asked).sum();
    if (asked > 0) {
      fields.append(
          String.format(
              Locale.ROOT,
              ",\"windowsKept\":%.4f",
              (double) ours.searches().stream().mapToLong(Sample::kept).sum() / asked));
    }
    if (metric.equals("over-full")) {
      fields.append(",\"searchesBelowBestPeer\":").append(belowBestPeer(ours));
    }
    Sample last = ours.searches().getLast();
    return fields
        .append(
            String.format(
                Locale.ROOT,
                ",\"n\":%d,\"machine\":\"%s\",\"date\":\"%s\",\"commit\":\"%s\"}",
                gaps.length,
                machine,
                last.date(),
                last.edition()))
        .toString();
  }

  /**
   * The peer's fields; the ratio is the geometric mean of its cost to ours, instance by instance.
   */
  private String beside(String peer, Group ours, Group theirs) {
    double[] gaps = theirs.searches().stream().mapToDouble(this::gap).toArray();
    Map<String, Double> ourCost = meanCost(ours);
    Map<String, Double> theirCost = meanCost(theirs);
    theirCost.keySet().retainAll(ourCost.keySet());
    double logs =
        theirCost.entrySet().stream()
            .mapToDouble(e -> Math.log(e.getValue() / ourCost.getOrDefault(e.getKey(), 1.0)))
            .average()
            .orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        ",\"peer\":\"%s\",\"peerValue\":%.4f,\"peerCpuSeconds\":%.3f,\"ratio\":%.5f,"
            + "\"peerWorst\":%.3f,\"peerN\":%d,\"peerWithoutPlan\":%d",
        peer,
        mean(gaps),
        meanCpu(theirs),
        Math.exp(logs),
        worst(gaps),
        gaps.length,
        theirs.without());
  }

  private static Map<String, Double> meanCost(Group group) {
    return group.searches().stream()
        .collect(
            Collectors.groupingBy(
                Sample::subject, TreeMap::new, Collectors.averagingLong(Sample::cost)));
  }

  private static double meanCpu(Group group) {
    return group.searches().stream().mapToDouble(Sample::cpuSeconds).average().orElse(Double.NaN);
  }

  /** Searches that collected less than the best search of any peer on that day. */
  private long belowBestPeer(Group ours) {
    Map<String, Long> least = new HashMap<>();
    samples.stream()
        .filter(s -> s.set().equals("over-full") && s.found())
        .filter(s -> !s.solver().equals(Sample.OURS) && !s.solver().equals(Sample.REFERENCE))
        .forEach(s -> least.merge(s.instance(), s.prizesLost(), Math::min));
    return ours.searches().stream()
        .filter(s -> s.prizesLost() > least.getOrDefault(s.instance(), Long.MAX_VALUE))
        .count();
  }

  private static double mean(double[] gaps) {
    return Arrays.stream(gaps).average().orElse(Double.NaN);
  }

  private static double worst(double[] gaps) {
    return Arrays.stream(gaps).max().orElse(Double.NaN);
  }

  private static double near(double[] gaps) {
    return Arrays.stream(gaps).filter(gap -> gap <= NEAR_PERCENT).count()
        / (double) Math.max(1, gaps.length);
  }

  private static double rareCpuSeconds(List<Sample> searches) {
    double[] sorted = searches.stream().mapToDouble(Sample::cpuSeconds).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.ceil(RARE * sorted.length) - 1)];
  }
}
