package xunfu.proof.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import xunfu.proof.event.Event;
import xunfu.proof.log.Hash;

/** The events of each device in its own count: each names the one before, none is missing. */
final class DeviceChains {
  private final boolean whole;
  private final Report report;
  private final Map<String, List<Link>> links = new TreeMap<>();

  /**
   * @param whole whether every event of a device ought to be there
   */
  DeviceChains(boolean whole, Report report) {
    this.whole = whole;
    this.report = report;
  }

  private record Link(long seq, long index, Hash hash, @Nullable Hash prev) {}

  void add(Event event, long index) {
    event
        .device()
        .ifPresent(
            device ->
                links
                    .computeIfAbsent(device, unseen -> new ArrayList<>())
                    .add(new Link(event.seq(), index, event.hash(), event.prev().orElse(null))));
  }

  void finish() {
    links.values().forEach(this::check);
  }

  /** In a part of the log the events between belong to other visits. */
  private void check(List<Link> chain) {
    chain.sort(Comparator.comparingLong(Link::seq).thenComparingLong(Link::index));
    Link last = new Link(0, -1, Hash.of(""), null);
    for (Link link : chain) {
      Place place = new Place.Entry(link.index());
      if (link.seq() == last.seq()) {
        report.add(place, Fault.SEQ_TWICE, link.seq());
      } else if (link.seq() > last.seq() + 1 && whole) {
        report.add(place, Fault.SEQ_GAP, last.seq() + 1, link.seq() - 1);
      } else if (link.seq() == last.seq() + 1
          && last.seq() > 0
          && !last.hash().equals(link.prev())) {
        report.add(place, Fault.PREV_DIFFERS);
      }
      last = link;
    }
  }
}
