package xunfu.visit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.sheet.SheetFrame;
import xunfu.checklist.sheet.SheetValues;

/**
 * What a part of a record has to tell on the result sheet.
 *
 * @param inspected null where the part checked nothing
 * @param problems heard, in their order
 */
public record SheetShare(
    SheetValues.@Nullable Inspected inspected, List<SheetFrame.Problem> problems) {
  public SheetShare {
    problems = List.copyOf(problems);
  }
}
