package xunfu.visit.internal.merge;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.visit.Window;

/**
 * A visit that is still to be made.
 *
 * @param approved what was approved must not grow unseen: such a visit takes only what asks no more
 *     of the business
 * @param onDay whether it stands in a pair's day already, so that its window cannot be narrowed
 */
public record OpenVisit(
    UUID id,
    UUID organization,
    @Nullable UUID subject,
    UUID premises,
    String kind,
    Window window,
    Set<String> parts,
    Set<String> needs,
    boolean announced,
    boolean approved,
    boolean onDay) {
  public OpenVisit {
    parts = Set.copyOf(parts);
    needs = Set.copyOf(needs);
  }
}
