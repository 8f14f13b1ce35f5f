package xunfu.registry.internal.township;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import xunfu.registry.RealData;
import xunfu.registry.internal.RegistryContent;
import xunfu.registry.internal.township.TownshipFinding.Outcome;

/**
 * The 708 addresses of Tonglu in the real register, against today's areas of the whole province.
 */
class RealAddressesTest {

  /** The draw of the labelled rows: the fifty smallest hashes of this seed and the code. */
  private static final String SEED = "xunfu township labels 2026-11-24:";

  private static final int LABELLED = 50;

  private record Row(String code, String address, String city) {}

  private static Gazetteer gazetteer;
  private static TownshipFinder finder;
  private static List<Row> rows;

  @BeforeAll
  static void readProvince() throws Exception {
    var content = RegistryContent.of("cn-zj");
    gazetteer =
        new Gazetteer(
            content.addressWords(), RealData.areas(), content.shortNames(), content.predecessors());
    finder = new TownshipFinder(gazetteer);
    rows = new ArrayList<>();
    RealData.read(
        RealData.file("zhejiang-enterprises/tonglu.csv"),
        (header, row) ->
            rows.add(
                new Row(
                    header.cell(row, "uscc").orElseThrow(),
                    header.cell(row, "address").orElseThrow(),
                    header.cell(row, "city").orElseThrow())));
  }

  @Test
  void findsTheTownshipOfAtLeast470() {
    var outcomes = new TreeMap<String, Integer>();
    for (var row : rows) {
      var finding = finder.find(row.address(), row.city());
      outcomes.merge(finding.outcome().code() + " " + finding.reason().code(), 1, Integer::sum);
    }
    assertThat(rows).hasSize(708);
    assertThat(outcomes)
        .isEqualTo(
            Map.of(
                "known named", 449,
                "known predecessor", 36,
                "known village", 5,
                "to-check village-elsewhere", 13,
                "unknown abolished", 34,
                "unknown county-open", 8,
                "unknown no-township-named", 163));
  }

  @Test
  void saysNothingWrongOfTheFiftyThatAnotherPersonLabelled() throws Exception {
    var labels = labels();
    assertThat(drawn())
        .as("the labelled rows are those of the draw")
        .isEqualTo(List.copyOf(labels.keySet()));
    var wrong = new ArrayList<String>();
    for (var row : rows) {
      String label = labels.get(row.code());
      var finding = finder.find(row.address(), row.city());
      if (label != null && finding.outcome() == Outcome.KNOWN) {
        String said = gazetteer.name(String.valueOf(finding.township()));
        if (!said.equals(label)) {
          wrong.add("%s: we say %s, the label says %s".formatted(row.code(), said, label));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> drawn() throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256");
    return rows.stream()
        .map(Row::code)
        .distinct()
        .sorted(
            comparing(
                code ->
                    HexFormat.of()
                        .formatHex(sha256.digest((SEED + code).getBytes(StandardCharsets.UTF_8)))))
        .limit(LABELLED)
        .toList();
  }

  /** Codes and labels only: a township's name, {@code unknown} or {@code to-check}. */
  private static Map<String, String> labels() throws Exception {
    var labels = new LinkedHashMap<String, String>();
    Path file =
        RealData.repository().resolve("server/src/test/resources/registry/township-labels.csv");
    assumeTrue(Files.exists(file), "no labels at " + file);
    RealData.read(
        file,
        (header, row) ->
            labels.put(
                header.cell(row, "code").orElseThrow(), header.cell(row, "label").orElseThrow()));
    return labels;
  }
}
