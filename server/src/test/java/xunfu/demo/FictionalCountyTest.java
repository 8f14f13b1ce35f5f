package xunfu.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import xunfu.HouseTest;
import xunfu.kernel.Place;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.PostFunction;
import xunfu.organization.Posts;
import xunfu.organization.WorkingDays;
import xunfu.registry.Geographies;
import xunfu.registry.Identifiers;
import xunfu.registry.NewPremises;
import xunfu.registry.Registry;
import xunfu.rounds.Day;
import xunfu.rounds.Days;

@HouseTest
class FictionalCountyTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @Autowired FictionalCounty county;
  @Autowired Registry registry;
  @Autowired Geographies geographies;
  @Autowired Identifiers identifiers;
  @Autowired Posts posts;
  @Autowired DayOffer offer;
  @Autowired Days days;
  @Autowired Clock clock;
  @Autowired WorkingDays workingDays;

  private final CountyFiles files = CountyFiles.read();
  private final Lie lie = Lie.of(files);

  @BeforeEach
  void load() {
    county.load();
  }

  private List<NewPremises> firms() {
    return Invention.firms(files.businesses(), lie.villages(), identifiers::fictional, DAY);
  }

  @Test
  void hasSixHundredPremisesWithNamesAndAddressesOfTheirOwn() {
    var firms = firms();
    assertThat(firms).hasSize(600);
    assertThat(firms).extracting(NewPremises::name).doesNotHaveDuplicates();
    assertThat(firms).extracting(NewPremises::address).doesNotHaveDuplicates();
  }

  @Test
  void isTheSameEachTime() {
    assertThat(firms()).isEqualTo(firms());
  }

  @Test
  void givesOnlyCodesThatNoRegisterGives() {
    assertThat(firms())
        .allSatisfy(
            firm -> {
              var code = firm.subject().identifier();
              assertThat(identifiers.read(code.value())).contains(code);
              assertThat(identifiers.isFictional(code)).isTrue();
            });
    assertThat(firms()).extracting(firm -> firm.subject().identifier()).doesNotHaveDuplicates();
  }

  @Test
  void hasKindsInTheProportionOfAStation() {
    var firms = firms();
    long soleTraders = firms.stream().filter(firm -> firm.subject().kind().equals("个体工商户")).count();
    assertThat(soleTraders).as("seven in ten or more are sole traders").isBetween(420L, 560L);
    assertThat(firms.stream().filter(firm -> firm.inside() != null)).hasSize(40);
    Map<String, Long> devices =
        firms.stream()
            .flatMap(firm -> firm.equipment().stream())
            .collect(Collectors.groupingBy(device -> device.kind(), Collectors.counting()));
    assertThat(devices.get("lift")).isBetween(5L, 20L);
    assertThat(devices.get("boiler")).isBetween(5L, 40L);
  }

  @Test
  void hasARestaurantWithALift() {
    assertThat(firms())
        .filteredOn(firm -> firm.name().equals("严陵饭店"))
        .singleElement()
        .satisfies(
            firm -> {
              assertThat(firm.traits()).contains("catering", "lift", "special-equipment");
              assertThat(firm.equipment()).hasSize(1);
            });
  }

  @Test
  void hadEachPremisesVisitedOnceBefore() {
    assertThat(firms())
        .allSatisfy(
            firm -> {
              assertThat(firm.earlierVisits()).hasSize(1);
              assertThat(firm.earlierVisits().getFirst().date()).isBefore(DAY);
              assertThat(firm.earlierVisits().getFirst().officers()).hasSize(2);
            });
    assertThat(firms().stream().filter(f -> !f.earlierVisits().getFirst().findings().isEmpty()))
        .hasSizeBetween(200, 340);
  }

  @Test
  void liesInsideTheOutlineAndSaysThatItsPlacesAreApproximate() {
    assertThat(firms())
        .extracting(NewPremises::place)
        .allSatisfy(
            place -> {
              assertThat(inside(place.lon() / 1e7, place.lat() / 1e7))
                  .as(place.toString())
                  .isTrue();
              assertThat(place.approximate()).isTrue();
            });
    assertThat(files.valley().seats())
        .hasSize(14)
        .allSatisfy(seat -> assertThat(inside(seat.lon(), seat.lat())).as(seat.name()).isTrue());
  }

  private boolean inside(double lon, double lat) {
    var ring = lie.drawing().outline();
    boolean inside = false;
    for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      double xi = ring.get(i).get(0);
      double yi = ring.get(i).get(1);
      double xj = ring.get(j).get(0);
      double yj = ring.get(j).get(1);
      if (yi > lat != yj > lat && lon < (xj - xi) * (lat - yi) / (yj - yi) + xi) {
        inside = !inside;
      }
    }
    return inside;
  }

  @Test
  void isReachableByRoadFromTheStation() {
    List<Place> places = firms().stream().map(NewPremises::place).distinct().limit(60).toList();
    var times = SystemPost.IMPORT.call(() -> geographies.between("330122", places)).orElseThrow();
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < places.size(); j++) {
        assertThat(times.seconds()[i][j]).isLessThan(3_600);
      }
    }
    assertThat(times.estimated()).isTrue();
  }

  @Test
  void drawsTheValley() {
    var drawing = SystemPost.IMPORT.call(() -> geographies.drawing("330122")).orElseThrow();
    assertThat(drawing.schematic()).isTrue();
    assertThat(drawing.roads()).hasSizeGreaterThan(15);
    assertThat(drawing.names()).extracting(name -> name.name()).contains("芦茨村", "分水镇");
  }

  @Test
  void loadsOnce() {
    county.load();
    var found = SystemPost.IMPORT.call(() -> registry.premisesIn("330122101", null, 200));
    assertThat(found.items()).hasSize(200);
    assertThat(found.items().getFirst().source()).isEqualTo("fictional");
    assertThat(found.items().getFirst().lastVisits()).hasSize(1);
  }

  @Test
  void offersEachPairAnApprovedDayAndLeavesTheNextToThePeople() {
    offer.today();
    offer.today();
    LocalDate next = workingDays.after(LocalDate.now(clock), 1).day();
    var found = daysOfTheStation().stream().filter(day -> !day.date().isAfter(next)).toList();
    assertThat(found)
        .extracting(Day::state)
        .containsExactlyInAnyOrder("approved", "approved", "proposed", "draft");
    var first =
        found.stream()
            .filter(day -> day.state().equals("approved"))
            .filter(day -> day.pair().getFirst().person().equals(BureauLoader.person("officer.fu")))
            .findFirst()
            .orElseThrow();
    assertThat(first.date()).isEqualTo(LocalDate.now(clock));
    assertThat(first.stops()).as("two demands of one firm are one visit").hasSize(8);
    assertThat(first.stops()).allMatch(stop -> stop.arriveAt() != null);
    assertThat(first.stops()).extracting(Day.Stop::name).contains("严陵饭店", "石舍阿福灰汤粽坊");
  }

  @Test
  void offersNewDaysToAHomeWhosePlanLiesInThePast() {
    offer.today();
    LocalDate later = LocalDate.now(clock).plusDays(9);
    offer.on(later);
    assertThat(daysOfTheStation())
        .filteredOn(day -> !day.date().isBefore(later))
        .extracting(Day::state)
        .containsExactlyInAnyOrder("approved", "approved", "proposed", "draft");
  }

  private List<Day> daysOfTheStation() {
    var head =
        SystemPost.IMPORT.call(
            () ->
                posts
                    .actingAt(
                        BureauLoader.person("head.fuchunjiang"),
                        BureauLoader.post("head.fuchunjiang"),
                        clock.instant())
                    .orElseThrow());
    return head.call(() -> days.list(null, null, 200)).items();
  }

  @Test
  void opensTheStationWithTwoPairsAndADeputyInCharge() {
    var officers =
        SystemPost.IMPORT.call(
            () -> posts.withFunction(BureauLoader.organization("station"), PostFunction.OFFICER));
    assertThat(officers).hasSize(4);
    var deputies =
        SystemPost.IMPORT.call(
            () ->
                posts.withFunction(
                    BureauLoader.organization("bureau"), PostFunction.DEPUTY_IN_CHARGE));
    assertThat(deputies).hasSize(1);
  }
}
