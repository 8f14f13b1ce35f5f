package xunfu.proof.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import xunfu.proof.Cases;
import xunfu.proof.log.Hash;

class CanonicalJsonTest {
  private static final JsonObject CASES = Cases.read("canonical.json");

  @TestFactory
  Stream<DynamicTest> writesTheCanonicalForm() {
    return CASES.array("cases").elements().stream()
        .map(Json::asObject)
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.text("name"),
                    () -> {
                      Json value = Json.read(one.text("text"));
                      assertThat(value.canonicalText()).isEqualTo(one.text("canonical"));
                      assertThat(Hash.of(value.canonical()).hex()).isEqualTo(one.text("sha256"));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatCouldBeReadInTwoWays() {
    return CASES.array("refused").elements().stream()
        .map(Json::asObject)
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.text("name"),
                    () ->
                        assertThatThrownBy(() -> Json.read(one.text("text")))
                            .isInstanceOf(NotReadable.class)));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] overlong = {'"', (byte) 0xc0, (byte) 0x80, '"'};
    byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
    assertThatThrownBy(() -> Json.read(overlong)).isInstanceOf(NotReadable.class);
    assertThatThrownBy(() -> Json.read(surrogate)).isInstanceOf(NotReadable.class);
    byte[] cut = {'"', (byte) 0xe4, (byte) 0xb8, '"'};
    assertThatThrownBy(() -> Json.read(cut)).isInstanceOf(NotReadable.class);
    byte[] honest = "\"\uFFFD\"".getBytes(StandardCharsets.UTF_8);
    assertThat(Json.read(honest).asText()).isEqualTo("\uFFFD");
  }

  @Test
  void aBombOfAMillionBracketsIsRefusedAtOnce() {
    assertThatThrownBy(() -> Json.read("[".repeat(1_000_000)))
        .isInstanceOf(NotReadable.class)
        .hasMessageContaining("deeper than 64");
  }

  @Test
  void theMessageNamesThePlace() {
    assertThatThrownBy(() -> Json.read("{\"a\":1,\"a\":2}"))
        .hasMessage(
            "not readable JSON: the name \"a\" stands twice in one object (at character 7)");
  }

  @Test
  void agreesWithTheReferenceLibraryOnRandomValues() throws IOException {
    Random random = new Random(20261124);
    for (int i = 0; i < 20_000; i++) {
      String canonical = randomValue(random, 0).canonicalText();
      assertThat(new JsonCanonicalizer(wrap(canonical)).getEncodedString())
          .isEqualTo(wrap(canonical));
    }
  }

  @Test
  void equalValuesHaveEqualBytesAndReadingGivesTheValueBack() {
    Random random = new Random(8785);
    for (int i = 0; i < 20_000; i++) {
      Json value = randomValue(random, 0);
      Json again = Json.read(value.canonical());
      assertThat(again).isEqualTo(value);
      assertThat(again.canonicalText()).isEqualTo(value.canonicalText());
    }
  }

  /** Whatever bytes come, the reader answers with a value or {@link NotReadable}. */
  @Test
  void nothingElseThanNotReadableComesOutOfGarbage() {
    Random random = new Random(7493);
    byte[] alphabet =
        "{}[]\",:\\u0dtrue-+.eE0129 nfals\n\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] = alphabet[random.nextInt(alphabet.length)];
      }
      try {
        Json.read(bytes);
      } catch (NotReadable expected) {
        assertThat(expected).hasMessageStartingWith("");
      }
    }
  }

  @Test
  void pointersFollowRfc6901() {
    Json value = Json.read("{\"a/b\":[{\"~\":1},2],\"\":3}");
    assertThat(value.at("")).contains(value);
    assertThat(value.at("/a~1b/0/~0")).contains(JsonNumber.of(1));
    assertThat(value.at("/a~1b/1")).contains(JsonNumber.of(2));
    assertThat(value.at("/")).contains(JsonNumber.of(3));
    assertThat(value.at("/a~1b/01")).isEmpty();
    assertThat(value.at("/a~1b/2")).isEmpty();
    assertThat(value.at("/a~1b/-")).isEmpty();
    assertThat(value.at("a")).isEmpty();
    assertThat(value.at("/a~1b/99999999999")).isEmpty();
  }

  private static String wrap(String canonical) {
    return "[" + canonical + "]";
  }

  private static Json randomValue(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonTruth.of(random.nextBoolean());
      case 2 -> JsonNumber.of(random.nextLong(1L << random.nextInt(1, 54)));
      case 3 -> new JsonText(randomText(random));
      case 4 -> randomNumber(random);
      case 5 -> randomArray(random, depth);
      default -> randomObject(random, depth);
    };
  }

  private static JsonNumber randomNumber(Random random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return new JsonNumber(Double.isFinite(value) ? value : random.nextDouble());
  }

  private static JsonArray randomArray(Random random, int depth) {
    List<Json> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(randomValue(random, depth + 1));
    }
    return new JsonArray(elements);
  }

  private static JsonObject randomObject(Random random, int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      members.put(randomText(random), randomValue(random, depth + 1));
    }
    return new JsonObject(members);
  }

  private static String randomText(Random random) {
    int[] points = {'a', '"', '\\', '\n', 1, 0x7f, 0x4e2d, 0xfb33, 0x1f600, 0x10ffff, 0xe000};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
