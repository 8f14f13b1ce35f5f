package xunfu.organization;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import xunfu.AccessFixture;
import xunfu.Cast;

/** Things of the organisation with an owner. */
@Configuration(proxyBeanMethods = false)
class DirectoryFixtures {

  private static final Map<UUID, String> SOMEBODY_OF =
      Map.of(
          Cast.CITY_BUREAU, "head.city",
          Cast.BUREAU, "head.bureau",
          Cast.STATION, "officer.yao",
          Cast.SECOND_STATION, "officer.second",
          Cast.FIRE, "desk.fire",
          Cast.JIANDE_BUREAU, "officer.jiande");

  private record Seen(String act, Function<UUID, String> path) implements AccessFixture {
    @Override
    public String pathOwnedBy(UUID organization) {
      return path.apply(organization);
    }
  }

  @Bean
  AccessFixture onePost() {
    return new Seen("GET /api/posts/{id}", o -> "/api/posts/" + Cast.postOf(SOMEBODY_OF.get(o)));
  }

  @Bean
  AccessFixture onePerson() {
    return new Seen("GET /api/people/{id}", o -> "/api/people/" + Cast.id(SOMEBODY_OF.get(o)));
  }

  @Bean
  AccessFixture oneDevice(Cast cast, @Qualifier("ownerDataSource") DataSource owner) {
    return new DeviceToRevoke(cast, JdbcClient.create(owner));
  }

  /** A device of somebody of that organisation; an officer may revoke the own one only. */
  private record DeviceToRevoke(Cast cast, JdbcClient owner) implements AccessFixture {

    @Override
    public String act() {
      return "POST /api/devices/{id}/revocation";
    }

    @Override
    public Optional<UUID> personOf(UUID organization) {
      return Optional.of(Cast.id(SOMEBODY_OF.get(organization)));
    }

    @Override
    public String body() {
      return "{\"reason\":\"lost\"}";
    }

    @Override
    public String pathOwnedBy(UUID organization) {
      String who = SOMEBODY_OF.get(organization);
      UUID id = Cast.id("device of " + who);
      Acting acting = cast.acting(who);
      owner
          .sql(
              """
              insert into organization.device
                (id, home, organization_path, person, post, organization, public_key, bound_at, not_after, certificate)
              values (:id, :home, :path, :person, :post, :organization, :key, '2026-01-01', '2099-01-01', '{}')
              on conflict do nothing
              """)
          .param("id", id)
          .param("home", acting.home())
          .param("path", acting.path())
          .param("person", acting.person())
          .param("post", acting.post())
          .param("organization", acting.organization())
          .param("key", "key of " + who)
          .update();
      return "/api/devices/" + id + "/revocation";
    }
  }
}
