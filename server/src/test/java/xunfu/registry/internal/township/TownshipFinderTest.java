package xunfu.registry.internal.township;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xunfu.organization.Area;
import xunfu.registry.internal.RegistryContent;
import xunfu.registry.internal.township.TownshipFinding.Outcome;
import xunfu.registry.internal.township.TownshipFinding.Reason;

/**
 * A few areas of the valley are enough for the rules; the whole province stands in the next test.
 */
class TownshipFinderTest {

  private static final List<Area> AREAS =
      List.of(
          new Area("33", "33", 1, "浙江省", null),
          new Area("3301", "3301", 2, "杭州市", "33"),
          new Area("330122", "330122", 3, "桐庐县", "3301"),
          new Area("330111", "330111", 3, "富阳区", "3301"),
          new Area("330122002", "330122002", 4, "旧县街道", "330122"),
          new Area("330122003", "330122003", 4, "桐君街道", "330122"),
          new Area("330122004", "330122004", 4, "城南街道", "330122"),
          new Area("330122005", "330122005", 4, "凤川街道", "330122"),
          new Area("330122101", "330122101", 4, "富春江镇", "330122"),
          new Area("330122102", "330122102", 4, "横村镇", "330122"),
          new Area("330122109", "330122109", 4, "分水镇", "330122"),
          new Area("330122110", "330122110", 4, "瑶琳镇", "330122"),
          new Area("330122113", "330122113", 4, "江南镇", "330122"),
          new Area("330122201", "330122201", 4, "莪山畲族乡", "330122"),
          new Area("330122002200", "330122002200", 5, "旧县村村委会", "330122002"),
          new Area("330122004012", "330122004012", 5, "上杭社区", "330122004"),
          new Area("330122004022", "330122004022", 5, "望江社区", "330122004"),
          new Area("330122004213", "330122004213", 5, "大丰村村委会", "330122004"),
          new Area("330122005230", "330122005230", 5, "滩头村村委会", "330122005"),
          new Area("330122102230", "330122102230", 5, "方埠村村委会", "330122102"),
          new Area("330122102240", "330122102240", 5, "三合村村委会", "330122102"),
          new Area("330122109241", "330122109241", 5, "三合村村委会", "330122109"),
          new Area("330122109221", "330122109221", 5, "天英村村委会村委会", "330122109"),
          new Area("330111101", "330111101", 4, "场口镇", "330111"));

  private final TownshipFinder finder = new TownshipFinder(gazetteer());

  private static Gazetteer gazetteer() {
    var content = RegistryContent.of("cn-zj");
    return new Gazetteer(
        content.addressWords(), AREAS, content.shortNames(), content.predecessors());
  }

  @ParameterizedTest
  @CsvSource({
    "浙江省杭州市桐庐县分水镇东门路507号, 330122109",
    "桐庐县 分水镇 天英村, 330122109",
    "浙江省杭州桐庐分水镇, 330122109",
    "浙江省桐庐市富春江镇七里泷大街137号, 330122101",
    "桐庐县城城南街道米兰商厦, 330122004",
    "桐庐县桐庐县桐君街道青山路, 330122003",
    "桐庐县莪山乡沈冠村, 330122201",
    "桐庐县分水西关村, 330122109",
    "富阳市场口镇一号, 330111101",
  })
  void knowsATownshipThatIsNamed(String address, String township) {
    assertKnown(address, Reason.NAMED, township);
  }

  @ParameterizedTest
  @CsvSource({
    "桐庐县印渚, 印渚镇, 330122109",
    "桐庐窄溪前村320国道边, 窄溪镇, 330122113",
    "浙江省杭州市桐庐县凤川镇, 凤川镇, 330122005",
    "桐庐县方埠镇方埠村, 方埠镇, 330122102",
    "石阜镇满林村, 石阜镇, 330122113",
  })
  void knowsAFormerTownshipWithItsSource(String address, String former, String township) {
    var finding = assertKnown(address, Reason.PREDECESSOR, township);
    assertThat(finding.predecessor()).isNotNull();
    assertThat(finding.predecessor().name()).isEqualTo(former);
    assertThat(finding.predecessor().source()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"桐庐镇大丰村", "桐庐县桐庐镇新区大丰村", "桐庐经济开发区(大丰村)"})
  void knowsATownshipByAVillageThatOnlyItHas(String address) {
    assertKnown(address, Reason.VILLAGE, "330122004");
  }

  @ParameterizedTest
  @CsvSource({
    "桐庐镇富春路133号, ABOLISHED",
    "桐庐县城迎春南路278号, NO_TOWNSHIP",
    "桐庐县县城富春路1号, NO_TOWNSHIP",
    "桐庐县城瑶琳路787号, NO_TOWNSHIP",
    "桐庐县城城南路639号, NO_TOWNSHIP",
    "桐庐县城南路1号, NO_TOWNSHIP",
    "桐庐县江南开发区, NO_TOWNSHIP",
    "桐庐县迎春街41号, NO_TOWNSHIP",
    "桐庐县三合村, NO_TOWNSHIP",
    "桐庐县城上杭路5号, NO_TOWNSHIP",
    "浙江省杭州经济技术开发区保利天地中心4幢, COUNTY_OPEN",
    "南京市溧水区白马镇茶兴路3号, COUNTY_OPEN",
    "迎春南路278号, COUNTY_OPEN",
    "'', NO_ADDRESS",
  })
  void leavesUnknownWhatTheAddressDoesNotSay(String address, Reason reason) {
    var finding = finder.find(address, "杭州");
    assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.UNKNOWN);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.township()).isNull();
  }

  @Test
  void asksToCheckWhereTheVillageLiesInAnotherTownshipToday() {
    var finding = finder.find("桐庐县桐君街道滩头村", "杭州");
    assertThat(finding.outcome()).isEqualTo(Outcome.TO_CHECK);
    assertThat(finding.reason()).isEqualTo(Reason.VILLAGE_ELSEWHERE);
    assertThat(finding.township()).isEqualTo("330122003");
    assertThat(finding.elsewhere()).isEqualTo("330122005");
  }

  @Test
  void asksToCheckWhereTwoTownshipsAreNamed() {
    assertThat(finder.find("桐庐县横村镇分水镇1号", "杭州").reason()).isEqualTo(Reason.TWO_TOWNSHIPS);
  }

  @Test
  void readsATownshipWithoutACountyOnlyWithinAKnownCity() {
    assertThat(finder.find("分水镇儒桥村", "杭州").township()).isEqualTo("330122109");
    assertThat(finder.find("分水镇儒桥村", "宁波").reason()).isEqualTo(Reason.COUNTY_OPEN);
    assertThat(finder.find("分水镇儒桥村", null).reason()).isEqualTo(Reason.COUNTY_OPEN);
  }

  private TownshipFinding assertKnown(String address, Reason reason, String township) {
    var finding = finder.find(address, "杭州");
    assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.KNOWN);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.township()).isEqualTo(township);
    return finding;
  }
}
