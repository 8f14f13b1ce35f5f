package xunfu.trace.internal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import xunfu.proof.event.Event;

/**
 * The events of a device that stand next to one that arrives. They may come in any order, so that
 * one that is not there says nothing.
 */
public record DeviceChain(List<Event> around) {
  public DeviceChain {
    around = List.copyOf(around);
  }

  /** Whether another event stands at the same place. */
  public boolean isForkedBy(Event event) {
    return at(event.seq()).findAny().isPresent();
  }

  /** Whether it names none of those before it, or one after it names none of those at its place. */
  public boolean isBrokenBy(Event event) {
    boolean unnamed =
        at(event.seq() + 1)
            .anyMatch(
                after ->
                    Stream.concat(at(event.seq()), Stream.of(event))
                        .noneMatch(it -> isNamedBy(after, it)));
    boolean namesOther =
        at(event.seq() - 1).findAny().isPresent()
            && at(event.seq() - 1).noneMatch(before -> isNamedBy(event, before));
    return unnamed || namesOther;
  }

  private Stream<Event> at(long seq) {
    return around.stream().filter(event -> event.seq() == seq);
  }

  private static boolean isNamedBy(Event later, Event earlier) {
    return Objects.equals(later.prev().orElse(null), earlier.hash());
  }
}
