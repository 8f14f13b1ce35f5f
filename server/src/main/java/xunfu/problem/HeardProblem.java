package xunfu.problem;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem that a business told us of.
 *
 * @param from name of who said it, or null
 * @param outcome {@code answered} or {@code taken-along}
 */
public record HeardProblem(
    UUID id,
    UUID visit,
    Place premises,
    String topic,
    String text,
    @Nullable String from,
    String outcome,
    @Nullable String answer,
    OffsetDateTime heardAt) {

  /** Where it was heard. */
  public record Place(UUID id, String name) {}
}
