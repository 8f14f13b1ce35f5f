package xunfu.planning.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class C04_PlanCommandTest {
  private static final String LINE =
      """
      T3

      VEHICLE
      NUMBER     CAPACITY
        3         100

      CUSTOMER
      CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

          0      0         0          0          0       100          0
          1      20        0         10          0        90          1
          2      10        0         10          0        90          1
          3      0        10.55      10          0        90          1
      """;

  @TempDir Path folder;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();

  private int run(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("instance.txt"), text);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "solve";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return PlanCommand.run(arguments, out, err);
  }

  @Test
  void printsRoutesThenTheFiguresOnOneLine() throws IOException {
    assertThat(run(LINE, "--iterations", "500")).isZero();
    assertThat(out.toString().replaceAll("\"cpuSeconds\":[0-9.]+", "\"cpuSeconds\":T"))
        .startsWith("Route #1: ")
        .endsWith(
            "{\"distance\":53.1,\"prizesLost\":0,\"routes\":1,\"served\":3,\"feasible\":true,"
                + "\"cpuSeconds\":T}\n");
  }

  @Test
  void theSameSeedAndIterationsPrintTheSame() throws IOException {
    run(LINE, "--iterations", "200", "--seed", "3", "--threads", "2");
    String first = out.toString().replaceAll("\"cpuSeconds.*\\s", "");
    out.setLength(0);
    run(LINE, "--iterations", "200", "--seed", "3", "--threads", "2");
    assertThat(out.toString()).startsWith(first);
  }

  @Test
  void aTimeBudgetIsKept() throws IOException {
    assertThat(run(LINE, "--seconds", "0.1", "--warm-up", "0.1")).isZero();
    assertThat(out.toString()).contains("\"cpuSeconds\":0.1");
  }

  @Test
  void whatCannotBeServedIsAPartialPlanWithExitOne() throws IOException {
    assertThat(run(LINE.replace("1      20        0", "1      80        0"), "--iterations", "100"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("\"served\":2,\"feasible\":false");
  }

  @Test
  void badInputIsExplainedWithExitTwo() throws IOException {
    assertThat(run(LINE.substring(0, 60))).isEqualTo(2);
    assertThat(err.toString()).contains("instance.txt").contains("Maybe");
    err.setLength(0);
    assertThat(run(LINE, "--speed", "9")).isEqualTo(2);
    assertThat(err.toString()).contains("--speed is no option");
    err.setLength(0);
    assertThat(PlanCommand.run(new String[] {"solve", "nowhere.txt"}, out, err)).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file nowhere.txt");
  }
}
