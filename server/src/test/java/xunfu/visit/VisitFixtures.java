package xunfu.visit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.AccessFixture;
import xunfu.Cast;
import xunfu.kernel.Place;
import xunfu.kernel.Scope;
import xunfu.kernel.Text;
import xunfu.proof.json.Json;
import xunfu.rounds.Days;
import xunfu.rounds.NewDay;
import xunfu.visit.Visit.PairMember;
import xunfu.visit.internal.NumberStore;
import xunfu.visit.internal.PackageStore;
import xunfu.visit.internal.SheetNumbers.Block;

/** Visits and what belongs to them, owned by any organisation of the cast. */
@Configuration(proxyBeanMethods = false)
class VisitFixtures {
  static final Map<UUID, String> SOMEBODY_OF =
      Map.of(
          Cast.CITY_BUREAU, "head.city",
          Cast.BUREAU, "head.bureau",
          Cast.STATION, "officer.fu",
          Cast.SECOND_STATION, "officer.second",
          Cast.FIRE, "desk.fire",
          Cast.JIANDE_BUREAU, "officer.jiande");

  /** One line of the policy with a thing to ask for. */
  private record Thing(
      String act, String body, boolean personal, java.util.function.Function<UUID, String> path)
      implements AccessFixture {
    @Override
    public String pathOwnedBy(UUID organization) {
      return path.apply(organization);
    }

    @Override
    public Optional<UUID> personOf(UUID organization) {
      return personal ? Optional.of(Cast.id(SOMEBODY_OF.get(organization))) : Optional.empty();
    }
  }

  private static AccessFixture thing(String act, String body, UnaryOperator<UUID> id, String path) {
    return new Thing(act, body, false, owner -> path.replace("{id}", id.apply(owner).toString()));
  }

  @Bean
  AccessFixture oneVisit(Owned owned) {
    return thing("GET /api/visits/{id}", "", owned::visit, "/api/visits/{id}");
  }

  @Bean
  AccessFixture oneProof(Owned owned) {
    return thing("GET /api/visits/{id}/proof", "", owned::visit, "/api/visits/{id}/proof");
  }

  @Bean
  AccessFixture visitToApprove(Owned owned) {
    return thing(
        "POST /api/visits/{id}/approval",
        "{\"accept\":true}",
        owned::visit,
        "/api/visits/{id}/approval");
  }

  @Bean
  AccessFixture visitToWithdraw(Owned owned) {
    return thing(
        "POST /api/visits/{id}/withdrawal",
        "{\"reason\":\"停业\"}",
        owned::visit,
        "/api/visits/{id}/withdrawal");
  }

  @Bean
  AccessFixture oneRecord(Owned owned) {
    return thing("GET /api/visits/{id}/record", "", owned::madeVisit, "/api/visits/{id}/record");
  }

  @Bean
  AccessFixture onePage(Owned owned) {
    return thing(
        "GET /api/visits/{id}/record.pdf", "", owned::madeVisit, "/api/visits/{id}/record.pdf");
  }

  @Bean
  AccessFixture oneSubmission(Owned owned) {
    return thing("GET /api/submissions/{id}", "", owned::submission, "/api/submissions/{id}");
  }

  @Bean
  AccessFixture proofOfSubmission(Owned owned) {
    return thing(
        "GET /api/submissions/{id}/proof", "", owned::submission, "/api/submissions/{id}/proof");
  }

  @Bean
  AccessFixture submissionToExplain(Owned owned) {
    return thing(
        "POST /api/submissions/{id}/explanations",
        "{\"flag\":\"certificate-expired\",\"reason\":\"证件换发中\"}",
        owned::freshSubmission,
        "/api/submissions/{id}/explanations");
  }

  @Bean
  AccessFixture onePackage(Owned owned) {
    return new Thing(
        "GET /api/packages/{id}",
        "",
        true,
        owner -> "/api/packages/" + owned.made(owner).packageId());
  }

  @Bean
  AccessFixture onePiece(Owned owned) {
    return new Thing(
        "GET /api/packages/{id}/pieces/{sha256}",
        "",
        true,
        owner ->
            "/api/packages/" + owned.made(owner).packageId() + "/pieces/" + owned.piece().sha256());
  }

  @Bean
  AccessFixture numberToVoid(Owned owned) {
    return new Thing(
        "POST /api/numbers/{number}/voiding",
        "{\"reason\":\"打印坏了\"}",
        true,
        owner -> "/api/numbers/" + owned.number(owner) + "/voiding");
  }

  @Bean
  AccessFixture oneDay(Owned owned) {
    return thing("GET /api/days/{id}", "", owned::day, "/api/days/{id}");
  }

  @Bean
  AccessFixture reasonsOfADay(Owned owned) {
    return thing("GET /api/days/{id}/reasons", "", owned::day, "/api/days/{id}/reasons");
  }

  @Bean
  AccessFixture dayToPropose(Owned owned) {
    return thing("POST /api/days/{id}/proposal", "", owned::day, "/api/days/{id}/proposal");
  }

  @Bean
  AccessFixture dayToApprove(Owned owned) {
    return thing(
        "POST /api/days/{id}/approval", "{\"accept\":true}", owned::day, "/api/days/{id}/approval");
  }

  @Bean
  AccessFixture dayToSkipIn(Owned owned) {
    return thing(
        "POST /api/days/{id}/skips",
        "{\"visit\":\"%s\",\"reason\":\"停业\"}".formatted(UUID.randomUUID()),
        owned::day,
        "/api/days/{id}/skips");
  }

  @Bean
  Owned owned(
      Stage stage,
      Demands demands,
      Days days,
      PackageStore packages,
      NumberStore numbers,
      TransactionTemplate transaction) {
    return new Owned(stage, demands, days, packages, numbers, transaction);
  }

  /** Makes things in the name of somebody of the owner; most are made once per owner. */
  static final class Owned {
    private static final Place SEAT =
        new Place(297_912_345, 1_196_543_210, 50, Place.Source.SEAT, true);

    private final Stage stage;
    private final Demands demands;
    private final Days days;
    private final PackageStore packages;
    private final NumberStore numbers;
    private final TransactionTemplate transaction;
    private final Map<UUID, UUID> visits = new java.util.HashMap<>();
    private final Map<UUID, UUID> ownDays = new java.util.HashMap<>();
    private final Map<UUID, Made> made = new java.util.HashMap<>();

    Owned(
        Stage stage,
        Demands demands,
        Days days,
        PackageStore packages,
        NumberStore numbers,
        TransactionTemplate transaction) {
      this.stage = stage;
      this.demands = demands;
      this.days = days;
      this.packages = packages;
      this.numbers = numbers;
      this.transaction = transaction;
    }

    /** A visit that was made: its package and its submission. */
    record Made(UUID visit, UUID packageId, UUID submission) {}

    UUID visit(UUID owner) {
      return visits.computeIfAbsent(owner, this::newVisit);
    }

    private UUID newVisit(UUID owner) {
      var premises = stage.restaurant();
      return stage
          .acting(SOMEBODY_OF.get(owner))
          .call(
              () ->
                  demands
                      .raise(
                          new NewDemand(
                              UUID.randomUUID(),
                              "test",
                              Text.zh("试"),
                              "service",
                              Text.zh("听听难处"),
                              Text.zh("试"),
                              null,
                              premises,
                              new Window(stage.today(), stage.today().plusDays(6)),
                              Set.of("problem"),
                              Set.of(),
                              false))
                      .visit());
    }

    UUID day(UUID owner) {
      return ownDays.computeIfAbsent(
          owner,
          it -> {
            var visit = newVisit(it);
            var somebody = stage.acting(SOMEBODY_OF.get(it));
            return somebody.call(
                () ->
                    days.plan(
                            new NewDay(
                                UUID.randomUUID(),
                                stage.today(),
                                List.of(new PairMember(somebody.person(), somebody.post())),
                                SEAT,
                                SEAT,
                                LocalTime.of(8, 30),
                                LocalTime.of(17, 30),
                                List.of(visit)))
                        .id());
          });
    }

    Made made(UUID owner) {
      return made.computeIfAbsent(owner, this::newlyMade);
    }

    UUID madeVisit(UUID owner) {
      return made(owner).visit();
    }

    UUID submission(UUID owner) {
      return made(owner).submission();
    }

    UUID freshSubmission(UUID owner) {
      return newlyMade(owner).submission();
    }

    Piece piece() {
      return new Piece("day", "test", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private Made newlyMade(UUID owner) {
      var who = SOMEBODY_OF.get(owner);
      var visit = newVisit(owner);
      var phone = stage.phone(who);
      var packageId = UUID.randomUUID();
      stage
          .acting(who)
          .call(
              () ->
                  transaction.execute(
                      _ -> {
                        given(phone, packageId, visit);
                        return true;
                      }));
      var envelope = phone.seal("visit.sealed", stage.now(), payload(who, packageId, visit));
      stage.send(phone, envelope);
      return new Made(visit, packageId, envelope.event().id());
    }

    private void given(Pen phone, UUID packageId, UUID visit) {
      var by = phone.owner();
      var request =
          new PackageRequest(
              packageId,
              phone.id(),
              by.person(),
              by.post(),
              UUID.randomUUID(),
              stage.today(),
              List.of(),
              List.of());
      var scope = Scope.acting();
      var now = stage.now().toInstant();
      packages.insert(request, scope, now, now.plusSeconds(3_600), "{}");
      packages.hold(packageId, visit, phone.id(), scope);
      packages.keep(packageId, List.of(piece()), scope);
    }

    private xunfu.proof.json.JsonObject payload(String who, UUID packageId, UUID visit) {
      return Json.read(
              """
              {"v":1,"visit":"%s","package":"%s","premises":"%s","subject":null,"language":"zh",
               "startedAt":"%s","endedAt":"%s","firm":null,"photos":[],
               "officers":[{"person":"%s","name":"%s","post":"%s","certificate":"无"}],
               "parts":{"problem":{"problems":[
                 {"id":"%s","topic":"证照","text":"问办证","from":"白露","outcome":"answered"}]}},
               "signature":{"kind":"refused","reason":"不愿签字"},
               "sheet":{"template":"","number":"无","text":"记录"}}
              """
                  .formatted(
                      visit,
                      packageId,
                      UUID.randomUUID(),
                      stage.now(),
                      stage.now(),
                      Cast.id("nobody with a certificate"),
                      who,
                      Cast.postOf(who),
                      UUID.randomUUID()))
          .asObject();
    }

    /** A number of a block of that organisation, as it stands in a path. */
    String number(UUID owner) {
      var by = stage.acting(SOMEBODY_OF.get(owner));
      var series =
          new NumberStore.Series(
              by.home(), owner, by.path(), "result-sheet", stage.today().getYear());
      var prefix = "试" + owner + "-";
      var number =
          by.call(
              () ->
                  transaction.execute(
                      _ -> {
                        var open = numbers.lock(series, prefix);
                        numbers.give(
                            series,
                            new Block(open.nextFree(), open.nextFree()),
                            UUID.randomUUID(),
                            by.person(),
                            stage.now().toInstant());
                        return open.prefix() + open.nextFree();
                      }));
      return URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }
}
