package xunfu.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;
import xunfu.visit.internal.gate.GateDecision;

/** A decision of the gate as it is kept and travels. */
public record GateView(String verdict, List<Line> lines, Year year) {
  public GateView {
    lines = List.copyOf(lines);
  }

  /**
   * @param verdict {@code go}, {@code open} or {@code refused}
   * @param wayOut only of a refusal
   * @param withReason true of a refusal that an approver's reason passes, and of what one has
   *     passed; else absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      String rule,
      String verdict,
      Text text,
      Text source,
      @Nullable Text wayOut,
      @Nullable Boolean withReason) {}

  /**
   * @param done counted visits of the authority to the subject this year
   * @param cap how many there may be
   * @param counts whether this one counts
   */
  public record Year(int done, int cap, boolean counts) {}

  /** As kept and sent. */
  public static GateView of(GateDecision decision) {
    return new GateView(
        decision.verdict().code(),
        decision.lines().stream()
            .map(
                line ->
                    new Line(
                        line.rule(),
                        line.outcome().code(),
                        line.text(),
                        line.source(),
                        line.wayOut(),
                        line.withReason() ? true : null))
            .toList(),
        new Year(decision.year().done(), decision.year().cap(), decision.year().counts()));
  }
}
