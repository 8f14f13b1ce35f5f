package xunfu.visit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;
import xunfu.HouseTest;
import xunfu.checklist.Text;
import xunfu.checklist.content.Pieces;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.visit.Visit;
import xunfu.visit.VisitPart;
import xunfu.visit.VisitPart.SealedPart;
import xunfu.visit.VisitState;
import xunfu.visit.Window;

/**
 * The server lays a sealed record out to the text of {@code cases/sheet}, as the phone does with
 * its draft ({@code web/field/test/sheet.test.ts}).
 */
@HouseTest
class SheetTwinTest {
  private static final Path CASES = Path.of("../cases");
  private static final LocalDate ON = LocalDate.of(2026, 11, 24);
  private static final TypeReference<Map<String, Text>> SENTENCES = new TypeReference<>() {};

  @Autowired List<VisitPart> rooms;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restaurant.zh",
        "restaurant.en",
        "all-in-order.zh",
        "all-in-order.en",
        "service-only.zh",
        "service-only.en"
      })
  void aSealedRecordIsLaidOutToTheTextThatThePhoneLaysOut(String name) throws IOException {
    var given = json("sheet/" + name + ".json");
    var frame = given.object("frame");
    var record = record(given, frame);
    var text =
        SheetOpinion.layOut(record, taken(given, frame), frame.text("endedAt"), told(record));

    var printed = Files.readString(CASES.resolve("sheet/" + name + ".txt"));
    assertThat(printed).startsWith(text);
    assertThat(printed.substring(text.length())).matches("\\n*(记录指纹|Record hash) [0-9a-f ]+\\n");
  }

  private static JsonObject json(String path) throws IOException {
    return Json.read(Files.readString(CASES.resolve(path)).replaceAll(",\"\\w+\":null", ""))
        .asObject();
  }

  private static JsonObject record(JsonObject given, JsonObject frame) {
    var firm = frame.object("firm");
    var parts =
        JsonObject.empty()
            .with("problem", JsonObject.empty().with("problems", given.array("problems")));
    var inspected = given.find("inspected").map(Json::asObject);
    if (inspected.isPresent()) {
      var occasion = inspected.get().object("occasion");
      parts =
          parts.with(
              "inspection",
              JsonObject.empty()
                  .with("catalogue", "0".repeat(64))
                  .with("forms", occasion.array("forms"))
                  .with("traits", occasion.array("traits"))
                  .with("devices", occasion.array("devices"))
                  .with("answers", inspected.get().array("answers"))
                  .with("findings", inspected.get().array("findings")));
    }
    return JsonObject.empty()
        .with("language", given.text("language"))
        .with("officers", frame.array("officers"))
        .with("startedAt", frame.text("startedAt"))
        .with(
            "firm",
            JsonObject.empty().with("name", firm.text("present")).with("role", firm.text("role")))
        .with("sheet", JsonObject.empty().with("number", frame.text("number")))
        .with("parts", parts);
  }

  /** The sheet counts the visit that it is of. */
  private static SheetOpinion.Taken taken(JsonObject given, JsonObject frame) throws IOException {
    var content = json("sheet/content.json");
    var firm = frame.object("firm");
    var year = frame.object("year");
    var visit =
        JsonObject.empty()
            .with("purposes", frame.array("purposes"))
            .with("approval", frame.object("approval"))
            .with("year", year.with("done", year.integer("done") - 1));
    var premises =
        JsonObject.empty()
            .with("address", firm.text("address"))
            .with(
                "subject",
                JsonObject.empty()
                    .with("name", firm.text("name"))
                    .with("identifier", JsonObject.empty().with("value", firm.text("identifier"))));
    return new SheetOpinion.Taken(
        "0".repeat(64),
        Pieces.JSON.readValue(content.object("template").canonicalText(), Text.class),
        Pieces.JSON.readValue(content.object("sentences").canonicalText(), SENTENCES),
        Pieces.catalogue(Files.readAllBytes(CASES.resolve("askonce/catalogue.json"))),
        visit,
        premises,
        frame.text("organization"),
        ON,
        given
            .find("inspected")
            .map(it -> Map.of("inspection", it.asObject().object("occasion")))
            .orElse(Map.of()));
  }

  private List<SheetOpinion.Told> told(JsonObject record) {
    return rooms.stream()
        .filter(room -> record.object("parts").find(room.kind()).isPresent())
        .map(
            room ->
                new SheetOpinion.Told(
                    room,
                    new SealedPart(
                        UUID.randomUUID(),
                        "0".repeat(64),
                        visit(),
                        record,
                        record.object("parts").object(room.kind()))))
        .toList();
  }

  private static Visit visit() {
    var id = UUID.randomUUID();
    return new Visit(
        "330122",
        id,
        id,
        "330122",
        null,
        id,
        "routine",
        new Window(ON, ON),
        List.of("inspection"),
        List.of(),
        true,
        VisitState.APPROVED,
        id,
        null,
        ON,
        List.of(),
        null);
  }
}
