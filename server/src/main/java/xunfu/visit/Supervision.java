package xunfu.visit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/**
 * How a subject is to be supervised, written down to the gate by a room above or by a jurisdiction.
 *
 * @param id of the row, kept with every decision that used it
 * @param subject who is supervised
 * @param premises null: at every premises of the subject
 * @param authority organisation whose checks are meant
 * @param origin why the row exists, as the jurisdiction names it (credit, food-risk, key-unit …)
 * @param rank of what it rests on, on the scale of the jurisdiction's rules; the highest speaks
 * @param measure what is to be done or left
 * @param validFrom first day
 * @param validUntil last day; null: until further notice
 * @param reason printed with the decision, with its source
 */
public record Supervision(
    UUID id,
    UUID subject,
    @Nullable UUID premises,
    UUID authority,
    String origin,
    int rank,
    Measure measure,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    Text reason) {

  /** Whether the row speaks on that day. */
  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
  }

  /** What a row may say. */
  public sealed interface Measure {
    /** Leave alone who keeps faith: no check that the authority starts of itself. */
    record NoActiveCheck() implements Measure {}

    /**
     * How often in a calendar year.
     *
     * @param atLeast checks that must be made
     * @param atMost checks that may be made
     */
    record YearlyChecks(int atLeast, int atMost) implements Measure {
      public YearlyChecks {
        if (atLeast < 0 || atMost < atLeast) {
          throw new IllegalArgumentException(
              "yearly checks " + atLeast + "–" + atMost + ": at least 0 and no more than at most");
        }
      }
    }

    /** How thorough: the name of a depth of the jurisdiction (all items, sample). */
    record Depth(String depth) implements Measure {}
  }
}
