package xunfu.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import xunfu.Caller;
import xunfu.RunningServer;
import xunfu.kernel.Actor;
import xunfu.organization.Acting;
import xunfu.organization.PostFunction;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;

/**
 * Acknowledged means kept: the server, and PostgreSQL under it, are killed in the middle of a sync.
 * What was acknowledged is there after the next start, with the same receipt; what was not is taken
 * when it is sent again; nothing is there twice. Negative control: with commits that do not wait
 * for the disk the same harness sees loss.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledTest {
  /** Acknowledgements after which the killer strikes; the sender goes on meanwhile. */
  private static final int BEFORE_THE_KILL = 20;

  private static final int MOST_IN_A_ROUND = 5_000;

  @TempDir static Path directory;

  private @Nullable RunningServer server;

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void nothingAcknowledgedIsLostWhenServerAndPostgresqlAreKilledInTheMiddleOfASync() {
    var home = directory.resolve("once");
    var officer = start(home);
    round(officer, home, false);
    round(officer, home, true);
  }

  @Test
  @Tag("long")
  @Tag("kills")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void nothingAcknowledgedIsLostInTenKillsOfEach() {
    var home = directory.resolve("ten");
    var officer = start(home);
    for (int i = 0; i < 10; i++) {
      round(officer, home, false);
      round(officer, home, true);
    }
  }

  @Test
  @Tag("long")
  @Tag("kills")
  void theHarnessSeesTheLossOfCommitsThatDoNotWaitForTheDisk() throws Exception {
    var home = directory.resolve("careless");
    var officer = start(home);
    careless(home);
    var acknowledged = sync(officer, true).acknowledged();
    restart(home);
    officer.signIn(server().port());
    long lost = acknowledged.keySet().stream().filter(id -> !officer.isKept(id)).count();
    assertThat(lost).as("of " + acknowledged.size() + " acknowledged").isPositive();
  }

  private RunningServer server() {
    if (server == null) {
      throw new IllegalStateException("no server runs");
    }
    return server;
  }

  private Officer start(Path home) {
    server = RunningServer.on(made(home));
    var officer = new Officer(server.port());
    officer.takeAlong();
    return officer;
  }

  private static Path made(Path home) {
    try {
      return Files.createDirectories(home);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** PostgreSQL acknowledges commits ten seconds before it writes them. */
  private void careless(Path home) throws IOException, SQLException {
    var secret = Files.readString(home.resolve("keys").resolve("postgres-superuser")).strip();
    try (var connection =
            DriverManager.getConnection(server().url("postgres"), "postgres", secret);
        var statement = connection.createStatement()) {
      statement.execute("alter system set synchronous_commit = off");
      statement.execute("alter system set wal_writer_delay = '10s'");
      statement.execute("select pg_reload_conf()");
    }
    // connections that are open take the new setting with their next command
  }

  private void restart(Path home) {
    server().kill();
    server = RunningServer.on(home);
  }

  private void round(Officer officer, Path home, boolean postgres) {
    var sent = sync(officer, postgres);
    restart(home);
    officer.signIn(server().port());
    sent.acknowledged()
        .forEach(
            (id, receipt) -> {
              assertThat(officer.isKept(id)).as(id + " was acknowledged").isTrue();
              assertThat(officer.send(sent.envelopes().get(id)).at("/receipt")).isEqualTo(receipt);
            });
    for (var open : sent.open()) {
      officer.send(open);
      assertThat(officer.isKept(open.event().id())).isTrue();
    }
    assertThat(officer.kept()).as("each once").doesNotHaveDuplicates();
    assertThat(officer.kept()).containsAll(sent.envelopes().keySet());
  }

  /** What was sent until the kill: acknowledged with its receipt, or open. */
  private record Sent(
      Map<UUID, Envelope> envelopes, Map<UUID, JsonNode> acknowledged, List<Envelope> open) {}

  /**
   * Sends record after record; when enough are acknowledged, kills and lets the sender run into it.
   */
  private Sent sync(Officer officer, boolean postgres) {
    var sent = new Sent(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    var enough = new CountDownLatch(BEFORE_THE_KILL);
    var sender =
        Thread.ofVirtual()
            .start(
                () -> {
                  boolean going = true;
                  for (int i = 0; going && i < MOST_IN_A_ROUND; i++) {
                    going = sendOne(officer, sent);
                    enough.countDown();
                  }
                });
    try {
      assertThat(enough.await(3, TimeUnit.MINUTES)).isTrue();
      if (postgres) {
        server().killPostgres();
      } else {
        server().kill();
      }
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    assertThat(sent.acknowledged()).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
    assertThat(sent.open()).as("the kill came in the middle").isNotEmpty();
    return sent;
  }

  private static boolean sendOne(Officer officer, Sent sent) {
    var envelope = officer.seal();
    sent.envelopes().put(envelope.event().id(), envelope);
    try {
      sent.acknowledged().put(envelope.event().id(), officer.send(envelope).at("/receipt"));
      return true;
    } catch (AssertionError notAcknowledged) {
      sent.open().add(envelope);
      return false;
    }
  }

  /** An officer of the demo at the station with a phone full of records. */
  private static final class Officer {
    private static final String NAME = "officer.fu";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Caller caller;
    private final Pen phone;
    private JsonObject manifest = JsonObject.empty();
    private JsonObject visit = JsonObject.empty();

    Officer(int port) {
      caller = new Caller(port).signIn(NAME);
      phone = new Pen(acting(caller.get("/api/session").json()));
    }

    private static Acting acting(JsonNode session) {
      var post = session.at("/posts/0");
      var organization = post.path("organization");
      return new Acting(
          new Actor(
              organization.path("home").asString(),
              UUID.fromString(organization.path("id").asString()),
              UUID.fromString(session.at("/person/id").asString()),
              UUID.fromString(post.path("id").asString())),
          "here/",
          PostFunction.OFFICER,
          session.at("/person/name").asString(),
          post.path("name").asString(),
          organization.path("name").asString());
    }

    void signIn(int port) {
      caller = new Caller(port).signIn(NAME);
    }

    /** Binds the phone and takes today's approved day along. */
    void takeAlong() {
      created(
          caller.post(
              "/api/devices",
              "{\"id\":\"%s\",\"publicKey\":\"%s\"}".formatted(phone.id(), phone.publicKey())));
      manifest =
          Json.read(
                  created(
                          caller.post(
                              "/api/packages",
                              "{\"day\":\"%s\",\"device\":\"%s\"}"
                                  .formatted(approvedDay(), phone.id())))
                      .body())
              .asObject();
      var piece =
          manifest.array("pieces").elements().stream()
              .map(Json::asObject)
              .filter(it -> it.text("kind").equals("visit"))
              .findFirst()
              .orElseThrow();
      visit =
          Json.read(
                  caller
                      .get(
                          "/api/packages/"
                              + manifest.text("id")
                              + "/pieces/"
                              + piece.text("sha256"))
                      .body())
              .asObject();
    }

    private String approvedDay() {
      var me = phone.owner().person().toString();
      for (var day : caller.get("/api/days?date=" + LocalDate.now(ZONE)).json().path("items")) {
        if (day.path("state").asString().equals("approved")
            && day.path("pair").toString().contains(me)) {
          return day.path("id").asString();
        }
      }
      throw new AssertionError("the demo offers no approved day");
    }

    /** Seals another record of the visit, as small as one can be. */
    Envelope seal() {
      var now = OffsetDateTime.now(ZONE).truncatedTo(ChronoUnit.MILLIS);
      var payload =
          Json.read(
                  """
                  {"v":1,"visit":"%1$s","package":"%2$s","premises":"%3$s","subject":null,
                   "language":"zh","startedAt":"%4$s","endedAt":"%4$s","firm":null,"photos":[],
                   "officers":[{"person":"%5$s","name":"傅青禾","post":"%6$s","certificate":"浙A"}],
                   "parts":{"problem":{"problems":[{"id":"%7$s","topic":"证照","text":"想开分店",
                                                    "outcome":"taken-along"}]}},
                   "signature":{"kind":"refused","reason":"不愿签字"},
                   "sheet":{"template":"","number":"无","text":"记录"}}
                  """
                      .formatted(
                          visit.text("id"),
                          manifest.text("id"),
                          visit.text("premises"),
                          now,
                          phone.owner().person(),
                          phone.owner().post(),
                          UUID.randomUUID()))
              .asObject();
      return phone.seal("visit.sealed", now, payload);
    }

    /** Sends; anything but an acknowledgement is an error. */
    JsonNode send(Envelope envelope) {
      return created(caller.post("/api/submissions", envelope.write().canonicalText())).json();
    }

    private static Caller.Answer created(Caller.Answer answer) {
      if (answer.status() != 201 && answer.status() != 200) {
        throw new AssertionError(answer.status() + " " + answer.body());
      }
      return answer;
    }

    boolean isKept(UUID id) {
      return caller.get("/api/submissions/" + id).status() == 200;
    }

    /** Every submission in scope. */
    List<UUID> kept() {
      var kept = new ArrayList<UUID>();
      var after = "";
      do {
        var page = caller.get("/api/submissions?limit=200" + after).json();
        page.path("items").forEach(item -> kept.add(UUID.fromString(item.path("id").asString())));
        after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
      } while (!after.isEmpty());
      return kept;
    }
  }
}
