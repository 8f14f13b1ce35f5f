package xunfu.planning.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xunfu.planning.BadProblem;

/** A file that is cut off or contradicts itself is refused with a message, never with a crash. */
class C03_BadFilesTest {
  private static final String SOLOMON =
      """
      T2

      VEHICLE
      NUMBER     CAPACITY
        2         100

      CUSTOMER
      CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

          0      0         0          0          0       100          0
          1      3         4         10          0        90         10
          2      6         8         30         20        70         10
      """;

  private static final String VRPLIB =
      """
      NAME : V2
      TYPE : PCVRPTW
      DIMENSION : 3
      VEHICLES : 2
      CAPACITY : 100
      SERVICE_TIME : 10
      EDGE_WEIGHT_TYPE : EUC_2D
      NODE_COORD_SECTION
      1 0 0
      2 3 4
      3 6 8
      DEMAND_SECTION
      1 0
      2 10
      3 30
      TIME_WINDOW_SECTION
      1 0 100
      2 0 90
      3 20 70
      PRIZE_SECTION
      1 0
      2 5
      3 30
      DEPOT_SECTION
      1
      -1
      EOF
      """;

  private static final String WINDOWS =
      """
      4 2 2 1
      0 100
      0 0 0 0 0 0 0 0 100
      1 3 4 10 10 1 1 2 0 10 20 30
      2 6 8 10 10 1 1 1 0 90
      """;

  private static final String DAY =
      """
      {"name": "a day",
       "matrix": {"seconds": [[0, 300], [360, 0]]},
       "stops": [{"place": 1, "serviceSeconds": 600, "windows": [["9:30", "10:00"]], "prize": 900,
                  "skills": ["food"], "pin": {"position": 0}}],
       "vehicles": [{"from": 0, "starts": "9:00", "ends": "17:00", "skills": ["food"],
                     "breaks": [{"from": "11:30", "to": "12:30", "seconds": 1800}]}]}
      """;

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> InstanceFile.read("day.txt", text))
        .isInstanceOf(BadProblem.class)
        .hasMessageContaining(message)
        .hasMessageContaining("day.txt");
  }

  @Test
  void wholeFilesAreRead() {
    assertThat(InstanceFile.read("f", SOLOMON).numbers()).containsExactly(1, 2);
    assertThat(InstanceFile.read("f", VRPLIB).problem().stops().get(1).prize()).isEqualTo(300);
    assertThat(InstanceFile.read("f", WINDOWS).problem().stops().getFirst().windows()).hasSize(2);
    assertThat(InstanceFile.read("f", DAY).problem().stops().getFirst().windows())
        .containsExactly(new xunfu.planning.Window(34_200, 36_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {SOLOMON, VRPLIB, WINDOWS, DAY})
  void aFileCutAnywhereIsReadOrRefusedButNeverCrashes(String text) {
    List<String> refusals = new ArrayList<>();
    for (int length = 0; length < text.length(); length++) {
      try {
        InstanceFile.read("day.txt", text.substring(0, length));
      } catch (BadProblem refused) {
        refusals.add(refused.getMessage());
      }
    }
    assertThat(refusals).hasSizeGreaterThan(text.length() / 2);
    assertThat(refusals).allSatisfy(message -> assertThat(message).isNotBlank());
  }

  @Test
  void aCutFileSaysSo() {
    refused(VRPLIB.substring(0, VRPLIB.indexOf("3 30\nTIME")), "ends after line 14");
    refused(SOLOMON.substring(0, SOLOMON.indexOf("CUSTOMER")), "expected the section CUSTOMER");
    refused(DAY.substring(0, 80), "ends within a value");
  }

  @Test
  void faultsNameTheLineAndTheValue() {
    refused(SOLOMON.replace("   30  ", "   x30 "), "line 12: 'x30' is no number");
    refused(VRPLIB.replace("3 30\nTIME", "TIME"), "DEMAND_SECTION has 2 rows, expected 3");
    refused(
        VRPLIB.replace("2 10\n3 30", "2 10\n4 30"), "row 3 of DEMAND_SECTION reads [4.0, 30.0]");
    refused(VRPLIB.replace("DIMENSION : 3", "DIMENSION : many"), "'many' is no number");
    refused(VRPLIB.replace("PCVRPTW", "SDVRP"), "TYPE is SDVRP");
    refused(DAY.replace("\"9:30\"", "\"half past\""), "'half past' is no time");
    refused(DAY.replace("[360, 0]", "[360, 0.5]"), "is 0.5, expected a whole number");
    refused("", "is empty");
    refused("hello", "is of no known format");
  }

  @Test
  void aMatrixOfTheWrongSizeIsRefused() {
    assertThatThrownBy(() -> InstanceFile.read("day.txt", DAY.replace("[360, 0]", "[360]")))
        .isInstanceOf(BadProblem.class)
        .hasMessageContaining("row 1 of the matrix of seconds has 1 columns, 2 expected");
    assertThatThrownBy(
            () -> InstanceFile.read("day.txt", DAY.replace("\"place\": 1", "\"place\": 7")))
        .isInstanceOf(BadProblem.class)
        .hasMessageContaining("stop 0 lies at place 7, the matrix has places 0–1");
  }
}
