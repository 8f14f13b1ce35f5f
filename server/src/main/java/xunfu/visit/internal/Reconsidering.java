package xunfu.visit.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.visit.VisitState;

/**
 * Sends an approved visit back: what the approval rested on has changed, so it must be decided
 * again. Nothing is cancelled silently.
 */
@Component
public class Reconsidering {
  private final VisitStore visits;
  private final DoorPages door;
  private final Clock clock;

  Reconsidering(VisitStore visits, DoorPages door, Clock clock) {
    this.visits = visits;
    this.door = door;
    this.clock = clock;
  }

  /** Sends the visit back; one that was not approved stays as it is. */
  public void again(UUID id) {
    boolean approved =
        visits.move(id, List.of(VisitState.APPROVED), VisitState.DECIDE_AGAIN, clock.instant());
    if (approved) {
      door.refresh(visits.find(id).orElseThrow());
    }
  }
}
