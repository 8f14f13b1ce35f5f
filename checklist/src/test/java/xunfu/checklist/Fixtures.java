package xunfu.checklist;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import xunfu.checklist.content.Authored;
import xunfu.checklist.content.ContentReader;

/** The cast of these tests: the content of the repository, and a restaurant with a lift. */
public final class Fixtures {

  /** The day of every visit in these tests. */
  public static final LocalDate VISIT_DAY = LocalDate.of(2026, 11, 24);

  /** The lift of 芦茨湾农家菜馆, an invented restaurant. */
  public static final Device LIFT = new Device("lift-1", "lift", "客梯 1 号");

  private static final Authored AUTHORED =
      ContentReader.read(Path.of("..", "content", "cn-zj").toAbsolutePath().normalize());

  private Fixtures() {}

  /** What the jurisdiction has authored. */
  public static Authored authored() {
    return AUTHORED;
  }

  /** Its catalogue. */
  public static Catalogue catalogue() {
    return AUTHORED.catalogue();
  }

  /** Folder of the real data, by {@code XUNFU_DATA} or beside the repository. */
  public static Path data() {
    var named = System.getenv("XUNFU_DATA");
    return named != null ? Path.of(named) : Path.of("..", "..", "shared", "data");
  }

  /** A restaurant, an enterprise, with a lift, cold dishes and delivery. */
  public static Occasion restaurantWithLift() {
    var traits =
        List.of(
            "catering",
            "enterprise",
            "special-equipment",
            "lift",
            "cold-dishes",
            "delivery",
            "online",
            "open-kitchen");
    return Occasion.of(
        VISIT_DAY,
        catalogue().formsFor(traits, VISIT_DAY),
        traits,
        List.of(LIFT),
        Map.of(
            "subject.name", "桐庐芦茨湾农家菜馆有限公司",
            "subject.address", "桐庐县富春江镇芦茨村 18 号",
            "licence.food.number", "JY23301220000017",
            "licence.food.valid-until", "2028-03-01",
            "annual-report.filed-on", "2026-04-12",
            "lift.registration@lift-1", "梯11浙A20017(19)",
            "lift.next-inspection@lift-1", "2027-02-28"),
        List.of());
  }
}
