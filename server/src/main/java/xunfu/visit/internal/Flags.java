package xunfu.visit.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.collaboration.About;
import xunfu.collaboration.NewToDo;
import xunfu.collaboration.ToDos;
import xunfu.organization.Post;
import xunfu.proof.json.JsonObject;
import xunfu.trace.Trace;
import xunfu.visit.Visit;
import xunfu.visit.internal.accept.Flag;

/** Turns what is amiss with a submission into work of the post that is to put it right. */
@Component
public class Flags {
  private final SubmissionStore submissions;
  private final ApprovalStore approvals;
  private final Offices offices;
  private final ToDos todos;
  private final Trace trace;
  private final Clock clock;

  Flags(
      SubmissionStore submissions,
      ApprovalStore approvals,
      Offices offices,
      ToDos todos,
      Trace trace,
      Clock clock) {
    this.submissions = submissions;
    this.approvals = approvals;
    this.offices = offices;
    this.todos = todos;
    this.trace = trace;
    this.clock = clock;
  }

  static String kind(Flag flag) {
    return "flag-" + flag.code();
  }

  /** Raises a flag and its to-do. */
  public void raise(Visit visit, UUID submission, Flag flag) {
    submissions.raise(visit.home(), visit.organizationPath(), submission, flag, clock.instant());
    owner(visit, flag)
        .ifPresent(
            post ->
                todos.raise(
                    new NewToDo(
                        post.home(),
                        post.organization(),
                        post.path(),
                        post.id(),
                        kind(flag),
                        flag.text(),
                        new About("submission", submission),
                        null)));
  }

  /**
   * Records in the log that an event of a phone was taken in although something is amiss with its
   * place in the chain or with what it names. Whoever verifies the log later finds it said there.
   */
  public void tell(UUID visit, UUID event, Flag flag) {
    trace.record(
        "flag.raised",
        visit,
        JsonObject.empty().with("v", 1).with("event", event.toString()).with("flag", flag.code()));
  }

  /** Settles a flag by the act that meets it. */
  public void settle(UUID submission, Flag flag, String settlement) {
    submissions.settle(
        submission, flag, xunfu.kernel.Scope.acting().actor(), settlement, clock.instant());
    todos.done(kind(flag), new About("submission", submission));
  }

  private Optional<Post> owner(Visit visit, Flag flag) {
    return switch (flag.owner()) {
      case PAIR -> offices.post(visit.post());
      case STATION -> offices.head(visit.organization());
      case APPROVER ->
          approvals
              .latest(visit.id())
              .flatMap(approval -> offices.post(approval.post()))
              .or(() -> offices.approver(visit.organization()));
    };
  }
}
