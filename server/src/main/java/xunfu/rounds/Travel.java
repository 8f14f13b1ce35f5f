package xunfu.rounds;

import java.util.List;
import xunfu.kernel.Place;

/** How long and how far it is between places. */
public interface Travel {
  /**
   * Seconds and metres between every two places, row = from.
   *
   * @param estimated whether it is guessed from the distance as the crow flies
   */
  record Table(List<List<Integer>> seconds, List<List<Integer>> metres, boolean estimated) {
    public Table {
      seconds = seconds.stream().map(List::copyOf).toList();
      metres = metres.stream().map(List::copyOf).toList();
    }
  }

  Table between(List<Place> places);
}
