package xunfu.rounds.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import xunfu.organization.People;
import xunfu.rounds.Day;
import xunfu.rounds.Day.Stop;
import xunfu.rounds.DayReasons;
import xunfu.rounds.internal.DayReasoning.Tour;

/** The tours of all pairs of an organisation on one day, to say why one of them is as it is. */
@Component
public class DayTours {
  /** A station has a handful of pairs. */
  private static final int MOST_PAIRS = 20;

  private final DayStore store;
  private final Ways ways;
  private final People people;

  DayTours(DayStore store, Ways ways, People people) {
    this.store = store;
    this.ways = ways;
    this.people = people;
  }

  /**
   * The reasons of a day of which these stops are made.
   *
   * @param stops planned stops of the day, in order
   */
  public DayReasons reasons(Day day, List<Stop> stops) {
    var others =
        store.beside(day, MOST_PAIRS).stream()
            .map(it -> tour(it, it.stops().stream().filter(Stop::isPlanned).toList()))
            .toList();
    return DayReasoning.of(tour(day, stops), others, places -> ways.between(day, places));
  }

  private Tour tour(Day day, List<Stop> stops) {
    var pair =
        day.pair().stream()
            .map(it -> people.find(it.person()).map(found -> found.name()).orElse(""))
            .toList();
    return new Tour(pair, day.start(), day.end(), day.from(), day.until(), stops);
  }
}
