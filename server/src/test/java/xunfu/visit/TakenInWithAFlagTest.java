package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonTruth;
import xunfu.proof.log.Hash;
import xunfu.trace.Bundles;
import xunfu.trace.Bundles.Said;

/**
 * What a phone sends is taken in although something is amiss with it, and the log says so at once:
 * whoever verifies reads that it is incomplete, neither tampered with nor proven.
 */
@HouseTest
class TakenInWithAFlagTest {
  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Bundles bundles;

  @TempDir static Path directory;

  @BeforeEach
  void theCastEnters() {
    cast.enter();
  }

  @Test
  void aStrayWordIsToldAndNotTakenForTampering() {
    var mine = stage.check(stage.restaurant());
    var other = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var yao = stage.phone(Stage.YAO);
    var manifest = stage.take(stage.approvedDay(mine, other), fu);
    var record = stage.record(manifest, mine, fu).seal();
    stage.send(fu, record);
    stage.send(yao, cosigned(yao, other, record));
    stage.send(fu, cosigned(fu, mine, record));

    Said said = bundles.exportAndVerify(bundles.save(directory));
    assertThat(said.text())
        .contains("会签所指不是这次走访的记录，接收时日志已记下不算数")
        .contains("会签人就是记录人自己，接收时日志已记下不算数")
        .contains("结论：不完整");
    assertThat(said.exitCode()).isEqualTo(2);
  }

  @Test
  void aForkedAndABrokenChainAreToldAndNotTakenForTampering() {
    var forked = stage.check(stage.restaurant());
    var broken = stage.check(stage.restaurant());
    var fu = stage.phone(Stage.FU);
    var manifest = stage.take(stage.approvedDay(forked, broken), fu);
    stage.send(fu, stage.record(manifest, forked, fu).seal());
    var copy =
        fu.seal(
            UUID.randomUUID(),
            "visit.sealed",
            1,
            null,
            stage.now(),
            stage.record(manifest, forked, fu).number(2).payload());
    var odd =
        fu.seal(
            UUID.randomUUID(),
            "visit.sealed",
            2,
            Hash.of("another"),
            stage.now(),
            stage.record(manifest, broken, fu).number(1).payload());
    assertThat(codes(stage.send(fu, copy))).contains("device-forked");
    assertThat(codes(stage.send(fu, odd))).contains("chain-broken");

    Said said = bundles.exportAndVerify(bundles.save(directory));
    assertThat(said.text())
        .contains("该设备的第 1 号有两条，接收时日志已记下")
        .contains("没有接在该设备的上一条之后，接收时日志已记下")
        .contains("结论：不完整");
    assertThat(said.exitCode()).isEqualTo(2);
  }

  private static List<String> codes(Submissions.Acknowledgement acknowledged) {
    return acknowledged.flags().stream().map(Submissions.FlagView::code).toList();
  }

  private Envelope cosigned(Pen phone, UUID of, Envelope record) {
    return phone.seal(
        "visit.cosigned",
        stage.now(),
        JsonObject.empty()
            .with("v", 1)
            .with("visit", of.toString())
            .with("names", record.event().hash().hex())
            .with("sentence", "我当时在场")
            .with("agreed", JsonTruth.of(true)));
  }
}
