package xunfu.visit.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.collaboration.About;
import xunfu.collaboration.NewToDo;
import xunfu.collaboration.ToDos;
import xunfu.organization.Post;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.trace.Acceptance;
import xunfu.trace.KeptEvent;
import xunfu.trace.Trace;
import xunfu.visit.Visit;
import xunfu.visit.internal.accept.Flag;

/** Turns what is amiss with a submission into work of the post that is to put it right. */
@Component
public class Flags {
  private static final String RAISED = "flag.raised";

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

  /** Raises it on the record of the visit that counts; before there is one, that one will ask. */
  public void raiseOnRecord(Visit visit, Flag flag) {
    submissions.ofVisit(visit.id()).stream()
        .findFirst()
        .ifPresent(record -> raise(visit, record.id(), flag));
  }

  /** Says in the log what is amiss with the place of an accepted event in its device's chain. */
  public List<Flag> tellChain(UUID visit, UUID event, Acceptance accepted) {
    var amiss = new ArrayList<Flag>();
    if (accepted.forked()) {
      amiss.add(Flag.DEVICE_FORKED);
    }
    if (accepted.unlinked()) {
      amiss.add(Flag.CHAIN_BROKEN);
    }
    amiss.forEach(flag -> tell(visit, event, flag));
    return amiss;
  }

  /**
   * What the log has been told about a record of a visit; the first of them, which counts, also
   * answers for what was told about words before it came.
   */
  public List<Flag> told(UUID visit, UUID record) {
    var about = trace.listAbout(visit).stream().map(KeptEvent::envelope).toList();
    var records = submissions.ofVisit(visit).stream().map(SubmissionStore.Row::id).toList();
    boolean first = records.getFirst().equals(record);
    return about.stream()
        .filter(it -> it.event().type().equals(RAISED))
        .flatMap(it -> it.findPayload().stream())
        .map(Json::asObject)
        .filter(told -> isFor(record, records, first, UUID.fromString(told.text("event"))))
        .map(told -> Flag.of(told.text("flag")))
        .distinct()
        .toList();
  }

  private static boolean isFor(UUID record, List<UUID> records, boolean first, UUID event) {
    return event.equals(record) || first && !records.contains(event);
  }

  /**
   * Records in the log that an event of a phone was taken in although something is amiss with its
   * place in the chain or with what it names. Whoever verifies the log later finds it said there.
   */
  public void tell(UUID visit, UUID event, Flag flag) {
    trace.record(
        RAISED,
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
