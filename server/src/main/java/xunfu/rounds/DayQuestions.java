package xunfu.rounds;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.rounds.internal.DayTours;

/** What one may ask about a day that is planned. */
@Service
public class DayQuestions {
  private final DayTours tours;

  DayQuestions(DayTours tours) {
    this.tours = tours;
  }

  /** Why its stops stand where they stand, and why some are left out. */
  @Transactional(readOnly = true)
  public DayReasons why(Day day) {
    return tours.reasons(day, day.stops().stream().filter(Day.Stop::isPlanned).toList());
  }
}
