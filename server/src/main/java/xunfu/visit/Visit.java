package xunfu.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One going to one business, for all demands that were merged into it.
 *
 * @param home first half of its key
 * @param organizationPath place of the organisation in the tree
 * @param subject null where nobody is known for the premises
 * @param post responsible for it
 * @param day the pair's day it stands in, or null
 * @param date of that day, or null
 * @param officers the pair when fixed, else empty
 * @param actCode null before approval
 */
public record Visit(
    String home,
    UUID id,
    UUID organization,
    String organizationPath,
    @Nullable UUID subject,
    UUID premises,
    String kind,
    Window window,
    List<String> parts,
    List<String> needs,
    boolean announced,
    VisitState state,
    UUID post,
    @Nullable UUID day,
    @Nullable LocalDate date,
    List<PairMember> officers,
    @Nullable String actCode) {
  public Visit {
    parts = List.copyOf(parts);
    needs = List.copyOf(needs);
    officers = List.copyOf(officers);
  }

  /** One of the two officers, and the post in whose name he goes. */
  public record PairMember(UUID person, UUID post) {}
}
