package xunfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.AccessLine;
import xunfu.organization.AccessPolicy;
import xunfu.organization.Accounts;
import xunfu.organization.Acting;
import xunfu.organization.HoldingKind;
import xunfu.organization.People;
import xunfu.organization.Person;
import xunfu.organization.PostFunction;
import xunfu.organization.Relation;

/**
 * The first wall: every endpoint has a line, and for every line, every kind of post and every owner
 * the server answers as the line says. What is not admitted looks like what does not exist.
 */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final List<String> ROLES =
      List.of(
          "officer.fu",
          "head.fuchunjiang",
          "deputy.bureau",
          "head.bureau",
          "admin.security",
          "auditor",
          "officer.second",
          "desk.fire",
          "officer.jiande",
          "head.city");

  private static final Map<UUID, String> OWNERS =
      Map.of(
          Cast.CITY_BUREAU, "head.city",
          Cast.BUREAU, "head.bureau",
          Cast.STATION, "officer.fu",
          Cast.SECOND_STATION, "officer.second",
          Cast.FIRE, "desk.fire",
          Cast.JIANDE_BUREAU, "officer.jiande");

  @Autowired Cast cast;
  @Autowired AccessPolicy policy;
  @Autowired List<AccessFixture> fixtures;
  @Autowired List<ListFixture> lists;
  @Autowired People people;
  @Autowired Accounts accounts;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping endpoints;

  @LocalServerPort int port;

  private final Map<String, Caller> callers = new LinkedHashMap<>();
  private final Map<String, Acting> acting = new LinkedHashMap<>();

  @BeforeAll
  void everybodySignsIn() {
    cast.enter();
    for (String role : ROLES) {
      cast.account(role);
      acting.put(role, cast.acting(role));
      callers.put(role, new Caller(port).signIn(role));
    }
  }

  @Test
  void everyEndpointHasALine() {
    var without = new TreeSet<String>();
    endpoints
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              for (String act : acts(info).toList()) {
                if (linesOf(act).isEmpty()) {
                  without.add(act + " → " + handler.getShortLogMessage());
                }
              }
            });
    assertThat(without).as("endpoints without a line in access/policy.txt").isEmpty();
  }

  @Test
  void everyLineNamesAnEndpoint() {
    Set<String> real =
        endpoints.getHandlerMethods().keySet().stream()
            .flatMap(AccessTest::acts)
            .collect(Collectors.toSet());
    assertThat(policy.lines())
        .filteredOn(line -> line.path().getPatternString().startsWith("/api/"))
        .extracting(AccessTest::act)
        .filteredOn(act -> !act.startsWith("GET /api/openapi.json"))
        .isSubsetOf(real);
  }

  @Test
  void everyLineOnThingsWithAnOwnerAndAnIdHasAFixture() {
    assertThat(ownedActs())
        .isSubsetOf(fixtures.stream().map(AccessFixture::act).collect(Collectors.toSet()));
  }

  @Test
  void whoIsNotAdmittedToAnActSeesNothingThere() {
    String nothing =
        withoutIds(callers.get("officer.fu").get("/api/there-is-no-such-thing").body());
    var wrong = new ArrayList<String>();
    for (String act : acts()) {
      for (String role : ROLES) {
        boolean admitted =
            linesOf(act).stream().anyMatch(l -> l.admits(acting.get(role).function()) || l.open());
        if (admitted || act.contains("/openapi.json")) {
          continue;
        }
        Caller.Answer answer = call(callers.get(role), act, sample(act), "{}");
        if (answer.status() != 404 || !withoutIds(answer.body()).equals(nothing)) {
          wrong.add(role + " " + act + " → " + answer.status() + " " + answer.body());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whoIsNotSignedInSeesOnlyWhatIsOpenToAll() {
    var wrong = new ArrayList<String>();
    for (String act : acts()) {
      if (linesOf(act).stream().anyMatch(AccessLine::open)) {
        continue;
      }
      Caller.Answer answer = call(new Caller(port), act, sample(act), "{}");
      if (answer.status() != 401) {
        wrong.add(act + " → " + answer.status());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyOwnerIsSeenByThoseWhomTheLineAdmitsAndByNobodyElse() {
    var wrong = new ArrayList<String>();
    int cells = 0;
    for (AccessFixture fixture : fixtures) {
      for (UUID owner : OWNERS.keySet()) {
        for (String role : ROLES) {
          wrong.addAll(cell(fixture, owner, role));
          cells++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cells).isEqualTo(fixtures.size() * OWNERS.size() * ROLES.size());
  }

  private List<String> cell(AccessFixture fixture, UUID owner, String role) {
    Acting asking = acting.get(role);
    Acting owning = acting.get(OWNERS.get(owner));
    Relation relation = Relation.of(asking, owning.home(), owning.path());
    boolean admitted =
        linesOf(fixture.act()).stream()
            .anyMatch(l -> l.admits(asking.function()) && l.relations().contains(relation));
    Caller.Answer answer =
        call(callers.get(role), fixture.act(), fixture.pathOwnedBy(owner), fixture.body());
    boolean seen = answer.status() != 404;
    boolean anothers =
        asking.function() == PostFunction.OFFICER
            && fixture.personOf(owner).filter(p -> !p.equals(asking.person())).isPresent();
    return seen == (admitted && !anothers) && answer.status() < 500
        ? List.of()
        : List.of(
            role
                + " "
                + fixture.act()
                + " of "
                + OWNERS.get(owner)
                + " ("
                + relation.wire()
                + ") → "
                + answer.status());
  }

  @Test
  void everyListOfThingsWithAnOwnerHasAFixture() {
    var named =
        policy.lines().stream()
            .filter(l -> l.method().equals("GET") && !l.relations().isEmpty())
            .filter(l -> !l.path().getPatternString().contains("{"))
            .map(AccessTest::act)
            .collect(Collectors.toSet());
    assertThat(named)
        .isSubsetOf(lists.stream().map(ListFixture::act).collect(Collectors.toSet()))
        .hasSizeGreaterThan(9);
  }

  @Test
  void everyListShowsExactlyTheRowsOfTheOwnersWhomTheLineAdmits() {
    var wrong = new ArrayList<String>();
    for (ListFixture list : lists) {
      var rows = new LinkedHashMap<UUID, String>();
      OWNERS.keySet().forEach(owner -> rows.put(owner, list.rowOwnedBy(owner)));
      for (String role : ROLES) {
        if (linesOf(list.act()).stream().anyMatch(l -> l.admits(acting.get(role).function()))) {
          var seen = everythingIn(list, callers.get(role));
          rows.forEach(
              (owner, row) -> {
                if (seen.contains(row) != maySee(list, owner, role)) {
                  wrong.add(
                      "%s %s: %s of %s (%s)"
                          .formatted(
                              role,
                              list.act(),
                              seen.contains(row) ? "shows the row" : "hides the row",
                              OWNERS.get(owner),
                              relation(owner, role).wire()));
                }
              });
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Relation relation(UUID owner, String role) {
    Acting owning = acting.get(OWNERS.get(owner));
    return Relation.of(acting.get(role), owning.home(), owning.path());
  }

  private boolean maySee(ListFixture list, UUID owner, String role) {
    Acting asking = acting.get(role);
    boolean anothers =
        asking.function() == PostFunction.OFFICER
            && list.personOf(owner).filter(p -> !p.equals(asking.person())).isPresent();
    return !anothers
        && linesOf(list.act()).stream()
            .filter(l -> l.admits(asking.function()))
            .anyMatch(l -> l.relations().contains(relation(owner, role)));
  }

  /** The members by which rows are known, of all pages. */
  private static Set<String> everythingIn(ListFixture list, Caller caller) {
    var seen = new TreeSet<String>();
    String after = "";
    do {
      var answer = caller.get(list.act().substring("GET ".length()) + "?limit=200" + after);
      assertThat(answer.status()).as(list.act()).isEqualTo(200);
      answer.json().path("items").forEach(it -> seen.add(it.at(list.member()).asString()));
      var next = answer.json().path("next");
      after = next.isNull() ? "" : "&after=" + next.asString();
    } while (!after.isEmpty());
    return seen;
  }

  @Test
  void aRowThatWasHandedOverIsListedByItsNewOwnerAlone() {
    var visits =
        lists.stream().filter(it -> it.act().equals("GET /api/visits")).findFirst().orElseThrow();
    var visit = visits.rowOwnedBy(Cast.SECOND_STATION);
    assertThat(everythingIn(visits, callers.get("officer.second"))).contains(visit);
    give(visit, acting.get("officer.fu"));
    try {
      assertThat(everythingIn(visits, callers.get("officer.second"))).doesNotContain(visit);
      assertThat(callers.get("officer.second").get("/api/visits/" + visit).status()).isEqualTo(404);
      assertThat(everythingIn(visits, callers.get("officer.fu"))).contains(visit);
    } finally {
      give(visit, acting.get("officer.second"));
    }
  }

  private static void give(String visit, Acting to) {
    try (var connection = TestDatabase.superuser("house");
        var statement =
            connection.prepareStatement(
                "update visit.visit set organization = ?, organization_path = ? where id = ?")) {
      statement.setObject(1, to.organization());
      statement.setString(2, to.path());
      statement.setObject(3, UUID.fromString(visit));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    } catch (java.sql.SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void whoHoldsNoPostOrHoldsItNoMoreSeesNoList() {
    UUID nobody = Cast.id("without.post");
    SystemPost.IMPORT.run(
        () -> transaction.executeWithoutResult(_ -> hire(nobody, "without.post")));
    assertThat(
            new Caller(port)
                .post("/api/session", Caller.signInBody("without.post", Cast.PASSWORD))
                .status())
        .isGreaterThanOrEqualTo(400);

    UUID former = Cast.id("former");
    SystemPost.IMPORT.run(
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  hire(former, "former");
                  people.appoint(
                      former, Cast.postOf("officer.second"), HoldingKind.MAIN, Cast.BEGAN);
                }));
    var caller = new Caller(port).signIn("former");
    assertThat(caller.get("/api/visits").status()).isEqualTo(200);
    SystemPost.IMPORT.run(
        () ->
            transaction.executeWithoutResult(
                _ ->
                    people
                        .holdings(former)
                        .forEach(held -> people.release(held.id(), Instant.now()))));
    for (ListFixture list : lists) {
      assertThat(caller.get(list.act().substring("GET ".length())).status())
          .as(list.act())
          .isIn(401, 403, 404);
    }
  }

  private void hire(UUID id, String name) {
    people.enter(new Person(id, name, Person.FICTIONAL));
    accounts.create(id, name, Cast.PASSWORD);
  }

  private static Caller.Answer call(Caller caller, String act, String path, String body) {
    String method = act.substring(0, act.indexOf(' '));
    return caller.send(method, path, body.isEmpty() || method.equals("GET") ? null : body);
  }

  private Set<String> ownedActs() {
    return policy.lines().stream()
        .filter(l -> !l.relations().isEmpty() && l.path().getPatternString().contains("{"))
        .map(AccessTest::act)
        .collect(Collectors.toSet());
  }

  private Set<String> acts() {
    return policy.lines().stream()
        .filter(l -> l.path().getPatternString().startsWith("/api/"))
        .map(AccessTest::act)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<AccessLine> linesOf(String act) {
    String path = sample(act);
    String method = act.substring(0, act.indexOf(' '));
    return policy.lines().stream()
        .filter(l -> l.method().equals(method))
        .filter(
            l -> l.path().matches(org.springframework.http.server.PathContainer.parsePath(path)))
        .toList();
  }

  private static Stream<String> acts(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
        .stream().flatMap(method -> info.getPatternValues().stream().map(p -> method + " " + p));
  }

  private static String act(AccessLine line) {
    return line.method() + " " + line.path().getPatternString();
  }

  /** A path that fits the pattern and names nothing that exists. */
  private static String sample(String act) {
    return act.substring(act.indexOf(' ') + 1)
        .replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000000")
        .replace("/**", "/x");
  }

  private static String withoutIds(String body) {
    return body.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
        .replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
