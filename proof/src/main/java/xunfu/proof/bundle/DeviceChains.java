package xunfu.proof.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import xunfu.proof.event.Event;
import xunfu.proof.log.Hash;

/** The events of each device in its own count: each names the one before, none is missing. */
final class DeviceChains {
  private final boolean whole;
  private final Told told;
  private final Report report;
  private final Map<String, TreeMap<Long, List<Link>>> devices = new TreeMap<>();

  /**
   * @param whole whether every event of a device ought to be there
   */
  DeviceChains(boolean whole, Told told, Report report) {
    this.whole = whole;
    this.told = told;
    this.report = report;
  }

  private record Link(String id, long index, Hash hash, @Nullable Hash prev) {}

  /** Events come in the order of the log. */
  void add(Event event, long index) {
    event
        .device()
        .ifPresent(
            device ->
                devices
                    .computeIfAbsent(device, unseen -> new TreeMap<>())
                    .computeIfAbsent(event.seq(), unseen -> new ArrayList<>())
                    .add(
                        new Link(
                            event.id().toString(),
                            index,
                            event.hash(),
                            event.prev().orElse(null))));
  }

  void finish() {
    devices.values().forEach(this::check);
  }

  /** In a part of the log the events between belong to other visits. */
  private void check(TreeMap<Long, List<Link>> chain) {
    long last = 0;
    for (Map.Entry<Long, List<Link>> place : chain.entrySet()) {
      long seq = place.getKey();
      List<Link> here = place.getValue();
      List<Link> before = chain.getOrDefault(seq - 1, List.of());
      if (seq > last + 1 && whole) {
        add(here.getFirst(), Fault.SEQ_GAP, last + 1, seq - 1);
      }
      here.forEach(link -> checkPrev(link, before));
      here.stream().skip(1).forEach(link -> add(link, twice(link), seq));
      last = seq;
    }
  }

  /** Each event after the first at its place must have been remarked upon itself. */
  private Fault twice(Link link) {
    return isTold(link, Told.FORKED) ? Fault.SEQ_TWICE_TOLD : Fault.SEQ_TWICE;
  }

  /**
   * A device that was copied goes on from one of the events at a place. Events may arrive in any
   * order: the break shows with the event itself, or with the first before it that comes after it.
   */
  private void checkPrev(Link link, List<Link> before) {
    if (!before.isEmpty() && before.stream().noneMatch(it -> it.hash().equals(link.prev()))) {
      Link first = before.getFirst();
      Link showing = first.index() > link.index() ? first : link;
      boolean known = isTold(showing, Told.UNLINKED);
      add(link, known ? Fault.PREV_DIFFERS_TOLD : Fault.PREV_DIFFERS);
    }
  }

  private boolean isTold(Link link, String flag) {
    return told.of(link.id(), link.index(), flag);
  }

  private void add(Link link, Fault fault, Object... details) {
    report.add(new Place.Entry(link.index()), fault, details);
  }
}
