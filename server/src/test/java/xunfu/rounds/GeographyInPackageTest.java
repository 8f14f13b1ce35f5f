package xunfu.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.kernel.Scope.SystemPost;
import xunfu.registry.Drawing;
import xunfu.registry.Geographies;
import xunfu.registry.RoadGraph;
import xunfu.visit.Stage;

@HouseTest
class GeographyInPackageTest {

  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Geographies geographies;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void drawACounty() {
    cast.enter();
    var drawing =
        new Drawing(
            List.of(List.of(119.6, 29.7), List.of(119.7, 29.7), List.of(119.6, 29.8)),
            List.of(),
            List.of(List.of(List.of(119.6, 29.7), List.of(119.65, 29.75))),
            List.of(new Drawing.Name("芦茨村", 29.7, 119.6)),
            true);
    SystemPost.IMPORT.run(() -> geographies.put(Cast.TONGLU, drawing, RoadGraph.NONE, "fictional"));
  }

  @Test
  void thePhoneTakesTheDrawingOfItsCountyAlong() {
    var day = stage.approvedDay(stage.check(stage.restaurant()));
    var phone = stage.phone(Stage.FU);
    var piece = stage.piece(stage.take(day, phone), "geography", null, phone);
    assertThat(piece.array("roads").elements()).hasSize(1);
    assertThat(piece.array("names").elements().getFirst().asObject().text("name")).isEqualTo("芦茨村");
  }
}
