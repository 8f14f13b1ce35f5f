package xunfu.checklist.sheet;

import java.util.List;
import java.util.Map;
import xunfu.checklist.Text;

/** The frame of a sheet for 芦茨湾农家菜馆, an invented restaurant with invented people. */
public final class SheetFixtures {

  private SheetFixtures() {}

  /** Two officers of 富春江 station on the morning of 24 November 2026. */
  public static SheetFrame frame() {
    return new SheetFrame(
        "富市监查〔2026〕118 号",
        "桐庐县市场监督管理局富春江市场监督管理所",
        new SheetFrame.Firm("桐庐芦茨湾农家菜馆有限公司", "91330122MA0000000X", "桐庐县富春江镇芦茨村 18 号", "柳念慈", "店长"),
        List.of(
            new SheetFrame.Officer("傅承砚", "3301220117"),
            new SheetFrame.Officer("姚青禾", "3301220118")),
        "2026-11-24T09:05:00.000+08:00",
        "2026-11-24T09:56:30.000+08:00",
        List.of(
            Text.of(Map.of("zh", "日常检查", "en", "routine inspection")),
            Text.of(Map.of("zh", "复查", "en", "recheck"))),
        new SheetFrame.Approval("方知远", "副局长", "2026-11-23T17:20:00.000+08:00"),
        new SheetFrame.Year(1, 2, true));
  }
}
