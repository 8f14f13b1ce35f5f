package xunfu.visit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import xunfu.Cast;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Times;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonNull;
import xunfu.proof.json.JsonObject;

/** A record about to be sealed: everything in order until a test changes something. */
public final class Sealing {
  private final Stage stage;
  private final JsonObject manifest;
  private final Pen phone;
  private OffsetDateTime at;
  private JsonObject payload;

  Sealing(Stage stage, JsonObject manifest, UUID visit, Pen phone) {
    this.stage = stage;
    this.manifest = manifest;
    this.phone = phone;
    this.at = stage.now();
    var content = stage.piece(manifest, "visit", visit, phone);
    var parts = JsonObject.empty();
    for (var part : content.array("parts").elements()) {
      parts =
          part.asText().equals("inspection")
              ? parts.with("inspection", inspection(stage, manifest, visit))
              : parts.with("problem", problem());
    }
    this.payload =
        Json.read(
                """
                {"v":1,"firm":{"name":"白露","role":"店长"},"language":"zh",
                 "signature":{"kind":"signed","name":"白露","role":"店长","at":"%1$s","strokes":[]},
                 "photos":[],"startedAt":"%1$s","endedAt":"%1$s","codeShownAt":"%1$s",
                 "noticeReadAt":"%1$s",
                 "officers":[{"person":"%2$s","name":"傅青禾","post":"%3$s","certificate":"浙A1"},
                             {"person":"%4$s","name":"姚知秋","post":"%5$s","certificate":"浙A2"}]}
                """
                    .formatted(
                        Times.write(at),
                        Cast.id(Stage.FU),
                        Cast.postOf(Stage.FU),
                        Cast.id(Stage.YAO),
                        Cast.postOf(Stage.YAO)))
            .asObject()
            .with("visit", visit.toString())
            .with("package", manifest.text("id"))
            .with("premises", content.text("premises"))
            .with("subject", content.findText("subject").orElse(null))
            .with("parts", parts)
            .with("sheet", sheet(stage, manifest, phone));
  }

  private JsonObject inspection(Stage stage, JsonObject manifest, UUID visit) {
    var piece = stage.piece(manifest, "inspection", visit, phone);
    return JsonObject.empty()
        .with("catalogue", stage.catalogueHash())
        .with("forms", piece.member("forms"))
        .with("traits", piece.member("traits"))
        .with("devices", piece.member("devices"))
        .with(
            "answers",
            Json.read(
                """
                [{"question":"S35","scope":"site","value":"no","way":"own-tap","at":"%s",
                  "remark":"消毒柜停用","evidence":[]},
                 {"question":"S01","scope":"site","value":"yes","way":"section-tap","at":"%s",
                  "evidence":[]}]
                """
                    .formatted(Times.write(at), Times.write(at))))
        .with(
            "findings",
            Json.read(
                """
                [{"id":"%s","question":"S35","scope":"site","text":"消毒柜停用三天","evidence":[],
                  "measure":"put-right-by","dueOn":"2026-12-01"}]
                """
                    .formatted(UUID.randomUUID())));
  }

  private static JsonObject problem() {
    return Json.read(
            """
            {"problems":[{"id":"%s","topic":"证照","text":"想开分店，问要办哪些证","from":"白露",
                          "outcome":"answered","answer":"当场讲了流程"}]}
            """
                .formatted(UUID.randomUUID()))
        .asObject();
  }

  private static JsonObject sheet(Stage stage, JsonObject manifest, Pen phone) {
    var numbers = stage.piece(manifest, "numbers", null, phone);
    return JsonObject.empty()
        .with("template", "0".repeat(64))
        .with("number", numbers.text("prefix") + numbers.integer("from"))
        .with("text", "检查结果记录（示范文本）\n被查单位：云栖饭店\n所见：消毒柜停用三天，民宿食堂见第（五）项");
  }

  /** Gives it the sheet that belongs to it as it is now; anything changed later differs from it. */
  public Sealing laidOut() {
    var template =
        manifest.array("pieces").elements().stream()
            .map(Json::asObject)
            .filter(it -> it.text("kind").equals("sheet"))
            .findFirst()
            .orElseThrow();
    return sheet(template.text("sha256"), stage.sheet(payload, phone));
  }

  /** Another sheet under the same number. */
  public Sealing sheet(String template, String text) {
    payload =
        payload.with(
            "sheet", payload.object("sheet").with("template", template).with("text", text));
    return this;
  }

  /** Another running number of the same block. */
  public Sealing number(int offset) {
    var sheet = payload.object("sheet");
    var number = sheet.text("number");
    int digits = number.length();
    while (Character.isDigit(number.charAt(digits - 1))) {
      digits--;
    }
    int from = Integer.parseInt(number.substring(digits));
    payload =
        payload.with("sheet", sheet.with("number", number.substring(0, digits) + (from + offset)));
    return this;
  }

  public Sealing at(OffsetDateTime other) {
    at = other;
    return this;
  }

  public Sealing with(String member, Json value) {
    payload = payload.with(member, value);
    return this;
  }

  public Sealing officers(String... who) {
    var officers = new ArrayList<Json>();
    for (var one : who) {
      officers.add(
          JsonObject.empty()
              .with("person", Cast.id(one).toString())
              .with("name", one)
              .with("post", Cast.postOf(one).toString())
              .with("certificate", "浙A"));
    }
    return with("officers", new JsonArray(officers));
  }

  public Sealing photos(String... hashes) {
    var photos = new ArrayList<Json>();
    for (var hash : hashes) {
      photos.add(
          JsonObject.empty()
              .with("sha256", hash)
              .with("size", 3)
              .with("mime", "image/jpeg")
              .with("capturedAt", Times.write(at))
              .with("monotonicMillis", 5)
              .with("place", JsonNull.NULL)
              .with("class", "in-app"));
    }
    return with("photos", new JsonArray(List.copyOf(photos)));
  }

  public JsonObject payload() {
    return payload;
  }

  public Envelope seal() {
    return phone.seal("visit.sealed", at, payload);
  }
}
