package xunfu.visit.internal.gate;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/**
 * What the gate answers.
 *
 * @param verdict of the whole
 * @param lines one for each rule in force, in the order of the data
 * @param year how often the subject was visited this year
 * @param supervisionsUsed ids of the rows that were weighed; when one of them changes, decide again
 */
public record GateDecision(
    Verdict verdict, List<Line> lines, Year year, List<UUID> supervisionsUsed) {
  public GateDecision {
    lines = List.copyOf(lines);
    supervisionsUsed = List.copyOf(supervisionsUsed);
  }

  /** The refusals alone. */
  public List<Line> refusals() {
    return lines.stream().filter(line -> line.outcome() == Outcome.REFUSED).toList();
  }

  /**
   * @param done counted visits of the authority in the calendar year
   * @param cap how many there may be, by the voice that won
   * @param counts whether this one counts
   */
  public record Year(int done, int cap, boolean counts) {}

  /** Verdict as the package carries it. */
  public enum Verdict {
    GO("go"),
    PROBABLY_NOT("probably-not"),
    AT_CAP("at-cap");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** Outcome of one rule. */
  public enum Outcome {
    GO("go"),
    /** Cannot be known at this moment. */
    OPEN("open"),
    REFUSED("refused");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /**
   * @param rule its id
   * @param text what was found, in words
   * @param source where the rule stands
   * @param wayOut what can be done; null when nothing needs to be done
   * @param withReason of a refusal: it stands in principle, and the approver's reason passes it; of
   *     a pass: it was passed so
   */
  public record Line(
      String rule,
      Outcome outcome,
      Text text,
      Text source,
      @Nullable Text wayOut,
      boolean withReason) {
    Line onlyInPrinciple() {
      return new Line(rule, outcome, text, source, wayOut, true);
    }
  }
}
