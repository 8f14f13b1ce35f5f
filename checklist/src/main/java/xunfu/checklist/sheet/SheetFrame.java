package xunfu.checklist.sheet;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Text;

/**
 * What a result sheet says around its parts: whom, who, when, why, by whose leave.
 *
 * @param startedAt ISO-8601 with zone; the sheet prints the local day and minute as they stand
 * @param year how many on-site inspections this year, or null where that is not shown
 */
public record SheetFrame(
    String number,
    String organization,
    Firm firm,
    List<Officer> officers,
    String startedAt,
    String endedAt,
    List<Text> purposes,
    @Nullable Approval approval,
    @Nullable Year year) {

  public SheetFrame {
    officers = List.copyOf(officers);
    purposes = List.copyOf(purposes);
  }

  /** The business as the sheet names it, and who was there for it. */
  public record Firm(
      String name,
      String identifier,
      String address,
      @Nullable String present,
      @Nullable String role) {}

  /** An officer and the number of the certificate shown. */
  public record Officer(String name, String certificate) {}

  /** Who approved the visit, in which post, when (ISO-8601). */
  public record Approval(String personName, String postName, String at) {}

  /** On-site inspections this year including this one, and the cap, if this one counts. */
  public record Year(int done, int cap, boolean counts) {}

  /** A problem that was heard, and what became of it on the spot. */
  public record Problem(String text, String outcome, @Nullable String answer) {

    /** Whether it was answered on the spot. */
    public boolean isAnswered() {
      return Objects.equals(outcome, "answered") && answer != null && !answer.isEmpty();
    }
  }
}
