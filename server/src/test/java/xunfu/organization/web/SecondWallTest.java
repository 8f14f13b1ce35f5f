package xunfu.organization.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerExceptionResolver;
import xunfu.AccessFixture;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.organization.AccessLine;
import xunfu.organization.AccessPolicy;
import xunfu.organization.Acting;
import xunfu.organization.ClientKind;
import xunfu.organization.Relation;
import xunfu.organization.Sessions;

/**
 * The second wall alone: with a policy that admits everybody to everything, row level security
 * still shows nothing of another county, whoever asks.
 */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondWallTest {

  private static final Map<UUID, String> OWNERS =
      Map.of(
          Cast.BUREAU, "head.bureau",
          Cast.STATION, "officer.fu",
          Cast.SECOND_STATION, "officer.second",
          Cast.FIRE, "desk.fire",
          Cast.JIANDE_BUREAU, "officer.jiande");

  private static final List<String> ASKING =
      List.of("officer.fu", "head.bureau", "desk.fire", "officer.jiande");

  @Autowired Cast cast;
  @Autowired Sessions sessions;
  @Autowired AccessPolicy policy;
  @Autowired List<AccessFixture> fixtures;
  @Autowired WebApplicationContext house;

  @Autowired
  @Qualifier("handlerExceptionResolver")
  HandlerExceptionResolver faults;

  private MockMvc openDoor;

  @BeforeAll
  void openTheDoorToEverybody() {
    cast.enter();
    openDoor =
        MockMvcBuilders.webAppContextSetup(house)
            .addFilters(
                new Door(
                    new Proxies(List.of(), Proxies.USUAL), sessions, everythingAllowed(), faults))
            .build();
  }

  private AccessPolicy everythingAllowed() {
    String every =
        java.util.Arrays.stream(Relation.values())
            .map(Relation::wire)
            .collect(Collectors.joining(" "));
    return AccessPolicy.parse(
        policy.lines().stream()
            .map(l -> l.resource() + " | " + act(l) + " | signed-in | " + every + " | *")
            .distinct()
            .collect(Collectors.joining("\n")));
  }

  private static String act(AccessLine line) {
    return line.method() + " " + line.path().getPatternString();
  }

  @Test
  void nothingOfAnotherCountyIsSeenEvenIfEverythingIsAllowed() throws Exception {
    var leaks = new ArrayList<String>();
    int asked = 0;
    for (String who : ASKING) {
      Cookie cookie = session(who);
      Acting asking = cast.acting(who);
      for (AccessFixture fixture : fixtures) {
        for (var owner : OWNERS.entrySet()) {
          Acting owning = cast.acting(owner.getValue());
          int status = call(fixture, owner.getKey(), cookie);
          boolean foreign =
              Relation.of(asking, owning.home(), owning.path()) == Relation.OTHER_COUNTY;
          if (foreign && status != 404) {
            leaks.add(who + " " + fixture.act() + " of " + owner.getValue() + " → " + status);
          }
          asked++;
        }
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(asked).isEqualTo(ASKING.size() * fixtures.size() * OWNERS.size());
  }

  private Cookie session(String who) {
    cast.account(who);
    var tried = new Sessions.Try(who, Cast.PASSWORD, ClientKind.DESK, null, true);
    return new Cookie(Door.COOKIE, sessions.open(tried).token());
  }

  private int call(AccessFixture fixture, UUID owner, Cookie cookie) throws Exception {
    String method = fixture.act().substring(0, fixture.act().indexOf(' '));
    var request =
        MockMvcRequestBuilders.request(HttpMethod.valueOf(method), fixture.pathOwnedBy(owner))
            .cookie(cookie)
            .contentType("application/json");
    if (!fixture.body().isEmpty()) {
      request.content(fixture.body());
    }
    return openDoor.perform(request).andReturn().getResponse().getStatus();
  }
}
