package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static xunfu.trace.Bundles.asSuperuser;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.trace.Bundles;
import xunfu.trace.Bundles.Said;
import xunfu.trace.Bundles.Saved;

/**
 * A visit from the demand to the record, then one byte of what the screens show is changed behind
 * everybody's back: the export and the verifier name the row.
 */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedRecordTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Bundles bundles;

  @TempDir static Path directory;

  private UUID visit = new UUID(0, 0);
  private Saved saved = new Saved(Path.of(""), Path.of(""), Path.of(""));

  @BeforeAll
  void aVisitIsMade() {
    cast.enter();
    var premises = stage.restaurant();
    visit = stage.check(premises);
    stage.service(premises);
    var day = stage.approvedDay(visit);
    var phone = stage.phone(Stage.FU);
    var manifest = stage.take(day, phone);
    stage.send(phone, stage.record(manifest, visit, phone).seal());
    saved = bundles.save(directory);
  }

  @Test
  void whatTheScreensShowIsWhatWasSealed() {
    Said said = exportAndVerify();
    assertThat(said.text()).contains("结论：已证明");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void theVisitAloneIsProvenToo() {
    Said said = stage.acting(Stage.FU).call(() -> bundles.exportAndVerify(saved, visit));
    assertThat(said.exitCode()).as(said.text()).isZero();
  }

  /** What is bent, how it is mended, and the row that must be named. */
  private record Bend(String what, String bend, String mend, String row) {}

  private static final List<Bend> BENDS =
      List.of(
          new Bend(
              "an answer",
              "update inspection.answer set value = 'yes' where value = 'no'",
              "update inspection.answer set value = 'no' where question = 'S35'",
              "表行 inspection.answer /parts/inspection/answers/0：屏幕上显示的与封存的内容不同"),
          new Bend(
              "the remark of an answer",
              "update inspection.answer set remark = '消毒柜正常' where question = 'S35'",
              "update inspection.answer set remark = '消毒柜停用' where question = 'S35'",
              "表行 inspection.answer /parts/inspection/answers/0"),
          new Bend(
              "a finding",
              "update inspection.finding set text = '消毒柜停用两天'",
              "update inspection.finding set text = '消毒柜停用三天'",
              "表行 inspection.finding /parts/inspection/findings/0：屏幕上显示的与封存的内容不同"),
          new Bend(
              "the day by which it must be put right",
              "update inspection.finding set due_on = '2026-12-31'",
              "update inspection.finding set due_on = '2026-12-01'",
              "表行 inspection.finding /parts/inspection/findings/0"),
          new Bend(
              "an approval",
              "update visit.approval set accepted = not accepted",
              "update visit.approval set accepted = not accepted",
              "表行 visit.approval：屏幕上显示的与封存的内容不同"),
          new Bend(
              "a problem",
              "update problem.problem set outcome = 'taken-along'",
              "update problem.problem set outcome = 'answered'",
              "表行 problem.problem /parts/problem/problems/0：屏幕上显示的与封存的内容不同"));

  @TestFactory
  Stream<DynamicTest> aChangedRowIsNamed() {
    return BENDS.stream()
        .map(
            bend ->
                DynamicTest.dynamicTest(
                    bend.what(),
                    () -> {
                      asSuperuser(bend.bend());
                      Said said;
                      try {
                        said = exportAndVerify();
                      } finally {
                        asSuperuser(bend.mend());
                      }
                      assertThat(said.text()).contains(bend.row());
                      assertThat(said.exitCode()).isEqualTo(3);
                    }));
  }

  @Test
  void aRemovedAnswerIsMissed() {
    asSuperuser(
        "create table public.taken as select * from inspection.answer where question = 'S01'");
    asSuperuser("delete from inspection.answer where question = 'S01'");
    Said said;
    try {
      said = exportAndVerify();
    } finally {
      asSuperuser("insert into inspection.answer select * from public.taken");
      asSuperuser("drop table public.taken");
    }
    assertThat(said.text())
        .contains("表行 inspection.answer /parts/inspection/answers/1：封存的内容里有，屏幕上的这一行却不见了");
    assertThat(said.exitCode()).isEqualTo(3);
  }

  private Said exportAndVerify() {
    return bundles.exportAndVerify(saved);
  }
}
