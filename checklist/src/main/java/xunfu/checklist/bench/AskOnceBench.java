package xunfu.checklist.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Device;
import xunfu.checklist.FormRef;
import xunfu.checklist.Occasion;
import xunfu.checklist.content.ContentReader;
import xunfu.checklist.content.Pieces;

/**
 * Prints one JSON line a business and way of counting, and writes the forms behind it to {@code
 * bench/out/askonce.csv}. The peer is the same visit on paper: every form with its header and all
 * its items.
 *
 * <p>Arguments: the jurisdiction's folder, {@code content/cn-zj} when none is given; {@code --json}
 * is accepted and changes nothing, every line is JSON already.
 */
public final class AskOnceBench {

  private static final Path BUSINESSES = Path.of("bench", "askonce");
  private static final Path SAMPLES = Path.of("bench", "out", "askonce.csv");

  private AskOnceBench() {}

  /** Entry of {@code ./xunfu bench askonce}; run from the root of the repository. */
  public static void main(String... arguments) throws IOException {
    var folder =
        java.util.Arrays.stream(arguments)
            .filter(argument -> !argument.startsWith("--"))
            .findFirst()
            .orElse("content/cn-zj");
    var catalogue = ContentReader.read(Path.of(folder)).catalogue();
    var samples = new ArrayList<>(List.of("business,form,version,items,keyItems"));
    for (var file : businesses()) {
      var business = file.getFileName().toString().replace(".json", "");
      var occasion = occasion(catalogue, Files.readAllBytes(file));
      count(business, catalogue, occasion).forEach(line -> System.out.println(json(line)));
      samples.addAll(samples(business, catalogue, occasion));
    }
    Files.createDirectories(SAMPLES.getParent());
    Files.write(SAMPLES, samples, StandardCharsets.UTF_8);
  }

  private static List<Path> businesses() throws IOException {
    try (var files = Files.list(BUSINESSES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** A business as its file tells it. */
  private record Business(
      LocalDate date, List<String> traits, List<Device> devices, Map<String, String> facts) {}

  static Occasion occasion(Catalogue catalogue, byte[] json) {
    var business = Pieces.JSON.readValue(json, Business.class);
    return Occasion.of(
        business.date(),
        catalogue.formsFor(business.traits(), business.date()),
        business.traits(),
        business.devices(),
        business.facts(),
        List.of());
  }

  /** The two lines of a business: questions only, and with the header blocks. */
  static List<Map<String, Object>> count(String business, Catalogue catalogue, Occasion occasion) {
    long before = cpuNanos();
    var count = AskOnceCount.of(catalogue, occasion);
    double cpuSeconds = (cpuNanos() - before) / (double) Duration.ofSeconds(1).toNanos();
    var questions = line(business, count.asked(), count.items(), cpuSeconds);
    questions.put("forms", count.forms());
    questions.put("items", count.items());
    questions.put("asked", count.asked());
    questions.put("keyItems", count.keyItems());
    questions.put("prefilled", count.prefilled());
    questions.put("known", count.known());
    questions.put("sections", count.sections());
    questions.put("photos", count.photos());
    questions.put("taps", count.taps());
    questions.put("tapGoal", count.tapGoal());
    var withHeaders =
        line(business + "-with-headers", count.fieldsAsked(), count.fieldsOnPaper(), cpuSeconds);
    withHeaders.put("items", count.fieldsOnPaper());
    withHeaders.put("asked", count.fieldsAsked());
    return List.of(questions, withHeaders);
  }

  private static Map<String, Object> line(String name, int asked, int onPaper, double cpuSeconds) {
    var line = new LinkedHashMap<String, Object>();
    line.put("bench", "askonce");
    line.put("metric", "askonce/" + name);
    line.put("value", rounded((double) asked / onPaper));
    line.put("unit", "questions asked per item summed");
    line.put("cpuSeconds", rounded(cpuSeconds));
    line.put("peer", "the same visit on paper forms");
    line.put("peerValue", 1);
    line.put("ratio", rounded((double) onPaper / asked));
    line.put("n", 1);
    line.put("machine", machine());
    line.put("commit", System.getenv().getOrDefault("XUNFU_COMMIT", "unknown"));
    return line;
  }

  private static List<String> samples(String business, Catalogue catalogue, Occasion occasion) {
    return occasion.forms().stream()
        .map(catalogue::form)
        .map(
            form -> {
              FormRef ref = form.ref();
              return "%s,%s,%s,%d,%d"
                  .formatted(
                      business,
                      ref.id(),
                      ref.version(),
                      AskOnceCount.itemsAsked(form, occasion.traits()),
                      AskOnceCount.keyItemsAsked(form, occasion.traits()));
            })
        .toList();
  }

  private static String machine() {
    return "%s %s, %d processors"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static String json(Map<String, Object> line) {
    return Pieces.JSON.writeValueAsString(line);
  }
}
