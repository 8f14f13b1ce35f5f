package xunfu.visit.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.collaboration.About;
import xunfu.collaboration.NewToDo;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Text;
import xunfu.organization.Post;
import xunfu.visit.Visit;
import xunfu.visit.VisitState;
import xunfu.visit.Visits;

/**
 * Sends an approved visit back: what the approval rested on has changed, so it must be decided
 * again, and whoever must decide hears of it. Nothing is cancelled silently.
 */
@Component
public class Reconsidering {
  private static final Text DECIDE =
      Text.of("批准之后情况有变，请重新决定", "Things have changed since the approval: decide again");
  private static final Text PLAN =
      Text.of(
          "已批准的走访没有了日期，请重新安排或撤回", "An approved visit lost its day: plan it again or withdraw it");

  private final VisitStore visits;
  private final DoorPages door;
  private final Offices offices;
  private final ToDos todos;
  private final Clock clock;

  Reconsidering(VisitStore visits, DoorPages door, Offices offices, ToDos todos, Clock clock) {
    this.visits = visits;
    this.door = door;
    this.offices = offices;
    this.todos = todos;
    this.clock = clock;
  }

  /** Sends the visit back; one that was not approved stays as it is. */
  public void again(UUID id) {
    boolean approved =
        visits.move(id, List.of(VisitState.APPROVED), VisitState.DECIDE_AGAIN, clock.instant());
    if (approved) {
      var visit = visits.find(id).orElseThrow();
      tell(visit);
      door.refresh(visit);
    }
  }

  /** The visit has lost its day: what the approver was asked is now the head's to plan. */
  public void released(UUID id) {
    again(id);
    var visit = visits.find(id).orElseThrow();
    if (visit.state() == VisitState.DECIDE_AGAIN) {
      todos.done(Visits.TO_APPROVE, new About("visit", id));
      tell(visit);
    }
  }

  /**
   * With a day the approver decides; without one there is nothing to approve before it is planned.
   */
  private void tell(Visit visit) {
    if (visit.day() == null) {
      offices
          .head(visit.organization())
          .ifPresent(post -> todos.raise(toDo(post, Visits.TO_PLAN, PLAN, visit)));
    } else {
      offices
          .approver(visit.organization())
          .ifPresent(post -> todos.raise(toDo(post, Visits.TO_APPROVE, DECIDE, visit)));
    }
  }

  private static NewToDo toDo(Post post, String kind, Text text, Visit visit) {
    return new NewToDo(
        post.home(),
        post.organization(),
        post.path(),
        post.id(),
        kind,
        text,
        new About("visit", visit.id()),
        visit.date() == null ? visit.window().until() : visit.date());
  }

  /** It stands in a day, was made all the same or is not to be made: nobody has to plan it. */
  public void planned(UUID visit) {
    todos.done(Visits.TO_PLAN, new About("visit", visit));
  }
}
