package xunfu.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.kernel.Scope.SystemPost;

/** Areas, organisations, posts and people through their years. */
@HouseTest
class DirectoryTest {

  @Autowired Cast cast;
  @Autowired Areas areas;
  @Autowired Organizations organizations;
  @Autowired Posts posts;
  @Autowired People people;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void enterTheCast() {
    cast.enter();
  }

  @Test
  void theProvinceIsKnownDownToTheVillage() {
    List<Area> line = as("officer.fu", () -> areas.lineage("330122002201"));

    assertThat(line).extracting(Area::name).containsExactly("浙江省", "杭州市", "桐庐县", "旧县街道", "西武山村村委会");
    assertThat(line).extracting(Area::level).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void tongluHasItsFourteenTownships() {
    assertThat(as("officer.fu", () -> areas.list("330122", null, null, 50)).items())
        .hasSize(14)
        .extracting(Area::name)
        .contains("富春江镇", "莪山畲族乡");
  }

  @Test
  void aListGoesOnWhereItsCursorSays() {
    var first = as("officer.fu", () -> areas.list("330122", null, null, 10));
    var second = as("officer.fu", () -> areas.list("330122", null, first.next(), 10));

    assertThat(first.items()).hasSize(10);
    assertThat(second.items()).hasSize(4);
    assertThat(second.next()).isNull();
  }

  @Test
  void anActKeepsTheNamesOfItsDay() {
    UUID station = Cast.id("renamed station");
    LocalDate renamed = LocalDate.of(2025, 6, 1);
    importing(
        () -> {
          organizations.open(
              new Organizations.Opening(
                  station,
                  Cast.BUREAU,
                  Cast.TONGLU,
                  "market-supervision-station",
                  "旧所",
                  Cast.TONGLU,
                  Cast.BEGIN));
          UUID post = Cast.postOf("somebody renamed");
          UUID person = Cast.id("somebody renamed");
          people.enter(new Person(person, "易名", Person.FICTIONAL));
          posts.create(
              new Posts.Creation(post, station, PostFunction.OFFICER, "岗", null, Cast.BEGIN));
          people.appoint(person, post, HoldingKind.MAIN, Cast.BEGAN);
          organizations.rename(station, "新所", renamed);
          return true;
        });

    assertThat(nameOfOrganisation(Instant.parse("2025-05-31T04:00:00Z"))).isEqualTo("旧所");
    assertThat(nameOfOrganisation(Instant.parse("2025-06-01T04:00:00Z"))).isEqualTo("新所");
  }

  private String nameOfOrganisation(Instant at) {
    return importing(
        () ->
            posts
                .actingAt(Cast.id("somebody renamed"), Cast.postOf("somebody renamed"), at)
                .orElseThrow()
                .organizationName());
  }

  @Test
  void theWorkOfAVacantPostFallsToItsDeputyAndThenToTheHead() {
    UUID vacant = Cast.postOf("nobody");
    UUID fu = Cast.postOf("officer.fu");
    UUID head = Cast.postOf("head.fuchunjiang");
    importing(
        () -> {
          posts.create(
              new Posts.Creation(vacant, Cast.STATION, PostFunction.OFFICER, "空岗", fu, Cast.BEGIN));
          return true;
        });

    assertThat(as("officer.fu", () -> posts.answering(vacant))).contains(fu);
    assertThat(as("officer.fu", () -> posts.answersFor(fu))).containsExactlyInAnyOrder(fu, vacant);
    assertThat(as("head.fuchunjiang", () -> posts.answersFor(head)))
        .contains(head)
        .doesNotContain(vacant);

    importing(() -> posts.deputise(vacant, null));

    assertThat(as("officer.fu", () -> posts.answering(vacant))).contains(head);
    assertThat(as("head.fuchunjiang", () -> posts.answersFor(head))).contains(head, vacant);
  }

  @Test
  void aNewMainPostEndsTheOneBefore() {
    UUID person = Cast.id("officer.moving");
    importing(
        () -> {
          people.enter(new Person(person, "迁岗", Person.FICTIONAL));
          for (UUID organization : List.of(Cast.STATION, Cast.SECOND_STATION)) {
            UUID post = Cast.id("post of moving at " + organization);
            posts.create(
                new Posts.Creation(
                    post, organization, PostFunction.OFFICER, "岗", null, Cast.BEGIN));
          }
          people.appoint(
              person, Cast.id("post of moving at " + Cast.STATION), HoldingKind.MAIN, Cast.BEGAN);
          people.appoint(
              person,
              Cast.id("post of moving at " + Cast.SECOND_STATION),
              HoldingKind.MAIN,
              Cast.BEGAN.plusSeconds(60));
          return true;
        });

    assertThat(importing(() -> people.holdings(person)))
        .singleElement()
        .extracting(Holding::post)
        .isEqualTo(Cast.id("post of moving at " + Cast.SECOND_STATION));
  }

  @Test
  void peopleOfAnotherCountyAreNotInTheDirectory() {
    assertThat(as("officer.fu", () -> people.find(Cast.id("officer.jiande")))).isEmpty();
    assertThat(as("officer.fu", () -> people.find(Cast.id("desk.fire")))).isPresent();
    assertThat(as("head.city", () -> people.find(Cast.id("officer.jiande")))).isPresent();
  }

  @Test
  void aCertificateCountsOnItsFirstAndItsLastDay() {
    var certificate = as("officer.fu", () -> people.certificates(Cast.id("officer.fu"))).getFirst();

    assertThat(certificate.validOn(certificate.validFrom())).isTrue();
    assertThat(certificate.validOn(certificate.validUntil())).isTrue();
    assertThat(certificate.validOn(certificate.validUntil().plusDays(1))).isFalse();
  }

  private <T> T as(String who, Supplier<T> work) {
    return cast.acting(who).call(work::get);
  }

  private <T> T importing(Supplier<T> work) {
    return SystemPost.IMPORT.call(() -> transaction.execute(_ -> work.get()));
  }
}
