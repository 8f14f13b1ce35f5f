package xunfu.visit;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Scope;
import xunfu.visit.internal.DecisionStore;
import xunfu.visit.internal.Reconsidering;

/**
 * How subjects are to be supervised, written down to the gate by the rooms above. A change sends
 * approved visits back as "decide again"; it never cancels one silently.
 */
@Service
public class Supervisions {
  private final DecisionStore decisions;
  private final Reconsidering reconsidering;
  private final Clock clock;

  Supervisions(DecisionStore decisions, Reconsidering reconsidering, Clock clock) {
    this.decisions = decisions;
    this.reconsidering = reconsidering;
    this.clock = clock;
  }

  /**
   * Writes a row, or its new content under the same id.
   *
   * @return the approved visits that must be decided again
   */
  @Transactional
  public List<UUID> write(Supervision row) {
    var by = Scope.acting();
    var known =
        decisions
            .supervisions(
                by.actor().home(),
                row.subject(),
                row.premises() == null ? row.subject() : row.premises(),
                row.authority())
            .stream()
            .anyMatch(it -> it.id().equals(row.id()));
    var relying = decisions.relyingOn(row.id(), row.subject(), !known);
    decisions.supervise(by.actor().home(), by.path(), row, clock.instant());
    relying.forEach(reconsidering::again);
    return relying;
  }
}
