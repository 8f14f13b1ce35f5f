package xunfu.visit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import xunfu.AccessFixture;
import xunfu.Cast;
import xunfu.ListFixture;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.People;

/** The lists of the house, with a row of each organisation of the cast. */
@Configuration(proxyBeanMethods = false)
class ListFixtures {
  private record Listed(String act, String member, Function<UUID, String> row)
      implements ListFixture {
    @Override
    public String rowOwnedBy(UUID organization) {
      return row.apply(organization);
    }
  }

  private static ListFixture listed(String act, String member, Function<UUID, Object> row) {
    return new Listed(act, member, owner -> row.apply(owner).toString());
  }

  private static String somebodyOf(UUID organization) {
    return VisitFixtures.SOMEBODY_OF.get(organization);
  }

  @Bean
  ListFixture listOfPosts() {
    return listed("GET /api/posts", "/id", owner -> Cast.postOf(somebodyOf(owner)));
  }

  @Bean
  ListFixture listOfPeople() {
    return listed("GET /api/people", "/id", owner -> Cast.id(somebodyOf(owner)));
  }

  @Bean
  ListFixture listOfCertificates(People people) {
    Set<UUID> certified = new HashSet<>();
    return listed(
        "GET /api/certificates",
        "/number",
        owner -> {
          var who = somebodyOf(owner);
          var number = "试" + who;
          if (certified.add(owner)) {
            SystemPost.IMPORT.run(
                () ->
                    people.certify(
                        Cast.id(who),
                        Cast.postOf(who),
                        number,
                        "test",
                        Cast.BEGIN,
                        LocalDate.of(2024, 12, 31)));
          }
          return number;
        });
  }

  @Bean
  ListFixture listOfDevices(List<AccessFixture> fixtures) {
    return new Devices(
        fixtures.stream()
            .filter(it -> it.act().equals("POST /api/devices/{id}/revocation"))
            .findFirst()
            .orElseThrow());
  }

  /** The devices that are there to be revoked. */
  private record Devices(AccessFixture revocation) implements ListFixture {
    @Override
    public String act() {
      return "GET /api/devices";
    }

    @Override
    public String member() {
      return "/id";
    }

    @Override
    public String rowOwnedBy(UUID organization) {
      return revocation.pathOwnedBy(organization).split("/")[3];
    }

    @Override
    public Optional<UUID> personOf(UUID organization) {
      return revocation.personOf(organization);
    }
  }

  @Bean
  ListFixture listOfDemands(VisitFixtures.Owned owned) {
    return listed("GET /api/demands", "/visit", owned::visit);
  }

  @Bean
  ListFixture listOfVisits(VisitFixtures.Owned owned) {
    return listed("GET /api/visits", "/id", owned::visit);
  }

  @Bean
  ListFixture listOfSubmissions(VisitFixtures.Owned owned) {
    return listed("GET /api/submissions", "/id", owned::submission);
  }

  @Bean
  ListFixture listOfDays(VisitFixtures.Owned owned) {
    return listed("GET /api/days", "/id", owned::day);
  }

  @Bean
  ListFixture listOfProblems(VisitFixtures.Owned owned) {
    return listed("GET /api/problems", "/visit", owned::madeVisit);
  }

  @Bean
  ListFixture listOfNumbers(VisitFixtures.Owned owned) {
    return listed(
        "GET /api/numbers",
        "/prefix",
        owner -> {
          owned.number(owner);
          return "试" + owner + "-";
        });
  }
}
