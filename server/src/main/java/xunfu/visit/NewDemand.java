package xunfu.visit;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/**
 * What a room or a desk wants of a business.
 *
 * @param id made by who raises it, so that raising twice raises once
 * @param room that raises it
 * @param sourceName where it comes from, shown to the officer and the business
 * @param kind of visit, a code of the jurisdiction
 * @param purpose said to the business
 * @param reason said to the officer
 * @param subject who answers in law; null where nobody is known for the premises
 * @param window days that suit
 * @param parts kinds of parts ({@link VisitPart#kind})
 * @param needs forms that the parts must bring
 * @param announced whether the business is told before the day
 */
public record NewDemand(
    UUID id,
    String room,
    Text sourceName,
    String kind,
    Text purpose,
    Text reason,
    @Nullable UUID subject,
    UUID premises,
    Window window,
    Set<String> parts,
    Set<String> needs,
    boolean announced) {
  public NewDemand {
    parts = Set.copyOf(parts);
    needs = Set.copyOf(needs);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("demand " + id + " wants no part");
    }
  }
}
