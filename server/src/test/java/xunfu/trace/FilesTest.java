package xunfu.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.proof.event.Head;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.Trust;
import xunfu.proof.log.Hash;

/** Photos over HTTP, as tus sends them, and heads as anybody may ask for them. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesTest {
  @Autowired Cast cast;
  @Autowired Trace trace;
  @Autowired TraceLog log;
  @Autowired EvidenceFiles files;
  @Autowired Uploads uploads;

  @org.springframework.beans.factory.annotation.Qualifier("filesDirectory")
  @Autowired
  java.nio.file.Path filesDirectory;

  @org.springframework.beans.factory.annotation.Qualifier("ownerDataSource")
  @Autowired
  javax.sql.DataSource ownerDataSource;

  @Autowired org.springframework.transaction.support.TransactionTemplate transaction;
  @LocalServerPort int port;

  private Caller fu = new Caller(0);
  private Caller second = new Caller(0);
  private Caller bureau = new Caller(0);

  @BeforeAll
  void signIn() {
    cast.enter();
    for (String who : List.of("officer.fu", "officer.second", "deputy.bureau")) {
      cast.account(who);
    }
    fu = new Caller(port).signIn("officer.fu");
    second = new Caller(port).signIn("officer.second");
    bureau = new Caller(port).signIn("deputy.bureau");
  }

  @Test
  void aPhotoComesInPartsAndIsThereForItsOrganisationAndThoseAbove() throws Exception {
    byte[] photo = photo("a");
    Hash hash = Hash.of(photo);
    assertThat(fu.send("HEAD", "/api/files/" + hash, null).status()).isEqualTo(404);
    String place = create(fu, photo, hash.hex());
    assertThat(offset(fu, place)).isZero();
    assertThat(patch(fu, place, 0, Arrays.copyOf(photo, 7)).statusCode()).isEqualTo(204);
    assertThat(offset(fu, place)).isEqualTo(7);
    var last = patch(fu, place, 7, Arrays.copyOfRange(photo, 7, photo.length));
    assertThat(last.statusCode()).isEqualTo(204);
    assertThat(last.headers().firstValue("Upload-Offset")).contains("" + photo.length);
    assertThat(fu.send("HEAD", "/api/files/" + hash, null).status()).isEqualTo(200);
    var got = fu.get("/api/files/" + hash).response();
    assertThat(got.body()).isEqualTo(photo);
    assertThat(got.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(bureau.get("/api/files/" + hash).status()).isEqualTo(200);
    assertThat(second.get("/api/files/" + hash).status()).isEqualTo(404);
  }

  @Test
  void otherBytesThanNamedAreRefusedAndMayBeSentAnew() throws Exception {
    byte[] photo = photo("b");
    String place = create(fu, photo, Hash.of("something else").hex());
    var answer = patch(fu, place, 0, photo);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("other-bytes");
    assertThat(head(fu, place).statusCode()).isEqualTo(404);
  }

  @Test
  void aPartAtAnotherOffsetIsRefused() throws Exception {
    String place = create(fu, photo("c"), Hash.of(photo("c")).hex());
    assertThat(patch(fu, place, 3, photo("c")).statusCode()).isEqualTo(409);
    assertThat(offset(fu, place)).isZero();
  }

  @Test
  void moreThanAnnouncedIsRefused() throws Exception {
    String place = create(fu, photo("d"), Hash.of(photo("d")).hex());
    assertThat(patch(fu, place, 0, new byte[500]).statusCode()).isEqualTo(413);
  }

  @Test
  void anothersUploadDoesNotExist() throws Exception {
    String place = create(fu, photo("e"), Hash.of(photo("e")).hex());
    assertThat(head(second, place).statusCode()).isEqualTo(404);
    assertThat(patch(second, place, 0, photo("e")).statusCode()).isEqualTo(404);
  }

  @Test
  void anUploadIsGivenUp() throws Exception {
    String place = create(fu, photo("f"), Hash.of(photo("f")).hex());
    assertThat(tus(fu, "DELETE", place, new byte[0]).statusCode()).isEqualTo(204);
    assertThat(head(fu, place).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotTusIsRefusedAsTheCallersFault() throws Exception {
    assertThat(fu.post("/api/uploads", "{}").status()).isEqualTo(400);
    assertThat(tus(fu, "POST", "/api/uploads", new byte[0], "Upload-Length", "5").statusCode())
        .isEqualTo(400);
    assertThat(
            tus(
                    fu,
                    "POST",
                    "/api/uploads",
                    new byte[0],
                    "Upload-Length",
                    "-5",
                    "Upload-Metadata",
                    "sha256 " + base64(Hash.of("x").hex()))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            tus(
                    fu,
                    "POST",
                    "/api/uploads",
                    new byte[0],
                    "Upload-Length",
                    "" + (1L << 40),
                    "Upload-Metadata",
                    "sha256 " + base64(Hash.of("x").hex()))
                .statusCode())
        .isEqualTo(413);
    assertThat(
            tus(
                    fu,
                    "POST",
                    "/api/uploads",
                    new byte[0],
                    "Upload-Length",
                    "5",
                    "Upload-Metadata",
                    "sha256 !!!")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void anotherMediaTypeThanAnImageIsOnlyHandedOver() throws Exception {
    byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    String place = create(fu, page, Hash.of(page).hex(), "text/html");
    assertThat(patch(fu, place, 0, page).statusCode()).isEqualTo(204);
    var got = fu.get("/api/files/" + Hash.of(page)).response();
    assertThat(got.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(got.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    assertThat(got.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void theRoomAboveLearnsWhatIsMissing() throws Exception {
    byte[] here = photo("g");
    assertThat(patch(fu, create(fu, here, Hash.of(here).hex()), 0, here).statusCode())
        .isEqualTo(204);
    Hash absent = Hash.of("never sent");
    assertThat(cast.scope("officer.fu").call(() -> files.missing(List.of(absent, Hash.of(here)))))
        .containsExactly(absent);
  }

  @Test
  void whatNobodyFinishedInSixtyDaysIsCleared() throws Exception {
    String place = create(fu, photo("h"), Hash.of(photo("h")).hex());
    assertThat(patch(fu, place, 0, Arrays.copyOf(photo("h"), 5)).statusCode()).isEqualTo(204);
    assertThat(uploads.forgetAbandoned()).as("it is young").isZero();
    JdbcClient.create(ownerDataSource)
        .sql("update trace.upload set begun_at = begun_at - interval '61 days' where id = ?")
        .param(java.util.UUID.fromString(place.substring(place.lastIndexOf('/') + 1)))
        .update();
    assertThat(uploads.forgetAbandoned()).isEqualTo(1);
    assertThat(head(fu, place).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileWhoseBytesWereRemovedIsGone() throws Exception {
    byte[] photo = photo("i");
    assertThat(patch(fu, create(fu, photo, Hash.of(photo).hex()), 0, photo).statusCode())
        .isEqualTo(204);
    String name = Hash.of(photo).hex();
    java.nio.file.Files.delete(filesDirectory.resolve(name.substring(0, 2)).resolve(name));
    assertThat(fu.get("/api/files/" + name).status()).isEqualTo(410);
  }

  @Test
  void headsAreThereForEverybody() {
    cast.scope("officer.fu")
        .run(
            () ->
                transaction.executeWithoutResult(
                    _ -> trace.record("day.approved", null, JsonObject.empty().with("v", 1))));
    Head head = log.settle().orElseThrow();
    Caller nobody = new Caller(port);
    String latest = nobody.get("/open/heads/latest").body();
    KnownKeys keys = KnownKeys.read(Json.read(nobody.get("/open/keys").body()));
    assertThat(Head.read(latest).check(keys)).isEqualTo(Trust.SIGNED);
    assertThat(fu.get("/api/heads/latest").body()).isEqualTo(latest);
    assertThat(
            nobody.get("/open/heads?limit=1").json().path("items").get(0).path("head").asString())
        .isEqualTo(latest);
    assertThat(
            fu.get("/api/heads/consistency?first=1&second=" + head.size())
                .json()
                .path("second")
                .asLong())
        .isEqualTo(head.size());
    assertThat(fu.get("/api/heads/consistency?first=9&second=3").status()).isEqualTo(400);
    assertThat(fu.get("/api/heads/consistency?first=1&second=99999999").status()).isEqualTo(400);
  }

  private static byte[] photo(String name) {
    return ("photo " + name + " of a kitchen").getBytes(StandardCharsets.UTF_8);
  }

  private String create(Caller caller, byte[] bytes, String hash) throws Exception {
    return create(caller, bytes, hash, "image/jpeg");
  }

  private String create(Caller caller, byte[] bytes, String hash, String mime) throws Exception {
    String metadata = "sha256 " + base64(hash) + ",mime " + base64(mime);
    HttpResponse<byte[]> answer =
        tus(
            caller,
            "POST",
            "/api/uploads",
            new byte[0],
            "Upload-Length",
            "" + bytes.length,
            "Upload-Metadata",
            metadata);
    assertThat(answer.statusCode()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<byte[]> patch(Caller caller, String place, long offset, byte[] bytes)
      throws Exception {
    return tus(
        caller,
        "PATCH",
        place,
        bytes,
        "Upload-Offset",
        "" + offset,
        "Content-Type",
        "application/offset+octet-stream");
  }

  private HttpResponse<byte[]> head(Caller caller, String place) throws Exception {
    return tus(caller, "HEAD", place, new byte[0]);
  }

  private long offset(Caller caller, String place) throws Exception {
    return head(caller, place).headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  private HttpResponse<byte[]> tus(
      Caller caller, String method, String path, byte[] body, String... headers) throws Exception {
    String token = String.valueOf(caller.cookie("XSRF-TOKEN"));
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port).resolve(path))
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Tus-Resumable", "1.0.0")
            .header("X-XSRF-TOKEN", token)
            .header(
                "Cookie",
                "XSRF-TOKEN=" + token + "; XUNFU-SESSION=" + caller.cookie("XUNFU-SESSION"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
