package xunfu.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.proof.json.Json;
import xunfu.visit.Stage;

@HouseTest
class ReasonsInPackageTest {

  @Autowired Cast cast;
  @Autowired Stage stage;
  @Autowired Days days;
  @Autowired DayQuestions questions;

  @BeforeEach
  void enter() {
    cast.enter();
  }

  @Test
  void thePhoneTakesTheReasonsOfItsDayAlongInTheOrderOfItsStops() {
    var id =
        stage.approvedDay(
            stage.check(stage.restaurant()),
            stage.check(stage.restaurant()),
            stage.check(stage.restaurant()));
    var phone = stage.phone(Stage.FU);
    var piece = stage.piece(stage.take(id, phone), "day", null, phone);
    var stops = piece.array("stops").elements();
    var reasons = piece.object("reasons").array("stops").elements();
    assertThat(reasons.stream().map(Json::asObject).map(it -> it.text("visit")))
        .containsExactlyElementsOf(
            stops.stream().map(Json::asObject).map(it -> it.text("visit")).toList());
    assertThat(reasons.getFirst().asObject().text("bound")).isEqualTo("hours");
    assertThat(reasons.get(1).asObject().object("earlier").find("extraSeconds"))
        .as("what stands before it was tried after it")
        .isPresent();
  }

  @Test
  void theDeskReadsTheSameReasonsAsThePhone() {
    var id = stage.approvedDay(stage.check(stage.restaurant()), stage.check(stage.restaurant()));
    var asked = stage.as(Stage.HEAD, () -> questions.why(days.get(id)));
    assertThat(asked.stops()).hasSize(2);
    assertThat(asked.leftOut()).isEmpty();
  }
}
