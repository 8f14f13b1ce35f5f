package xunfu.visit.internal;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import xunfu.collaboration.About;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Scope;
import xunfu.visit.Visit;
import xunfu.visit.VisitState;
import xunfu.visit.internal.accept.Flag;

/** Approval after the fact of a visit that was made without leave. */
@Component
public class Regularising {
  private static final List<Flag> APPROVERS =
      List.of(Flag.VISIT_WITHDRAWN, Flag.NOT_APPROVED_ANY_MORE, Flag.CODE_EXPIRED);

  private final SubmissionStore submissions;
  private final VisitStore visits;
  private final ToDos todos;
  private final Clock clock;

  Regularising(SubmissionStore submissions, VisitStore visits, ToDos todos, Clock clock) {
    this.submissions = submissions;
    this.visits = visits;
    this.todos = todos;
    this.clock = clock;
  }

  /** Settles what waited for the approver; a withdrawn visit that was made counts as made. */
  public void approvedAfterwards(Visit visit) {
    var by = Scope.acting().actor();
    for (var submission : submissions.ofVisit(visit.id())) {
      for (var flag : APPROVERS) {
        submissions.settle(submission.id(), flag, by, "approved-afterwards", clock.instant());
        todos.done(Flags.kind(flag), new About("submission", submission.id()));
      }
      visits.move(visit.id(), List.of(VisitState.WITHDRAWN), VisitState.CONCLUDED, clock.instant());
    }
  }
}
