package xunfu.visit.internal.gate;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/** A rule of the gate: dated data of the jurisdiction, with its source and its way out. */
public sealed interface GateRule {
  Frame frame();

  /**
   * What every rule states.
   *
   * @param id stable name, shown with each line
   * @param from first day in force
   * @param until last day in force; null: in force
   * @param rank key of the list of ranks
   * @param source statute, article, date
   * @param refusal sentence with {@code {name}} places
   * @param wayOut what the reader can do
   * @param passed sentence when the rule is kept
   */
  record Frame(
      String id,
      LocalDate from,
      @Nullable LocalDate until,
      String rank,
      Text source,
      Text refusal,
      Text wayOut,
      Text passed) {
    boolean isInForceOn(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
  }

  /** At least so many officers whose certificate is valid on the day. */
  record CertifiedOfficers(Frame frame, int minimum) implements GateRule {}

  /** Approved by the holder of a post with one of these functions. */
  record ApprovedBy(Frame frame, Set<String> functions) implements GateRule {
    public ApprovedBy {
      functions = Set.copyOf(functions);
    }
  }

  /** Every item that is checked is published. */
  record PublishedItems(Frame frame) implements GateRule {}

  /** At most so many counted visits of one authority to one subject in a calendar year. */
  record YearlyCap(Frame frame, int cap) implements GateRule {}
}
