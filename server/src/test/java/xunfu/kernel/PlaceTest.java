package xunfu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Places and texts on the wire. */
class PlaceTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void aPlaceTravelsAsTheFormatsSay() {
    var place = new Place(297912345, 1196543210, 12, Place.Source.GNSS, true);
    String wire = JSON.writeValueAsString(place);

    assertThat(JSON.readTree(wire))
        .isEqualTo(
            JSON.readTree(
                """
                {"lat":297912345,"lon":1196543210,"accuracyMetres":12,"source":"gnss","approximate":true}"""));
    assertThat(JSON.readValue(wire, Place.class)).isEqualTo(place);
  }

  @Test
  void whatIsNotOnEarthIsRefused() {
    assertThatThrownBy(() -> new Place(900000001, 0, 0, Place.Source.MANUAL, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Place(0, 0, -1, Place.Source.MANUAL, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTextWithoutATranslationIsReadInChinese() {
    assertThat(Text.of("检查", "inspection").in("en")).isEqualTo("inspection");
    assertThat(Text.zh("检查").in("en")).isEqualTo("检查");
    assertThat(JSON.readValue("{\"zh\":\"检查\"}", Text.class)).isEqualTo(Text.zh("检查"));
  }
}
