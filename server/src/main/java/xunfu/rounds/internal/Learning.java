package xunfu.rounds.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Place;
import xunfu.registry.Registry;
import xunfu.visit.VisitHeld;

/**
 * What the visits of an organisation have taught about its ways. A day is planned by what the days
 * before it taught, so that its order and its reasons do not change under the pair that drives it.
 */
@Component
class Learning {
  /** The latest drives that count; a station makes some two thousand a year. */
  static final int MOST_DRIVES = 1_000;

  /** Organisations and dates whose lessons are remembered together. */
  private static final int REMEMBERED = 64;

  private final HeldVisitStore held;
  private final DayStore days;
  private final Registry registry;
  private final Clock clock;
  private final Map<Asked, Remembered> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Remembered> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Asked(String organizationPath, LocalDate date) {}

  /** A lesson, and what the store said when it was drawn. */
  private record Remembered(String news, Lesson lesson) {}

  Learning(HeldVisitStore held, DayStore days, Registry registry, Clock clock) {
    this.held = held;
    this.days = days;
    this.registry = registry;
    this.clock = clock;
  }

  /** What the days before this date taught an organisation. */
  Lesson before(LocalDate date, String organizationPath) {
    var asked = new Asked(organizationPath, date);
    var news = held.news(organizationPath, date);
    synchronized (remembered) {
      var known = remembered.get(asked);
      if (known != null && known.news().equals(news)) {
        return known.lesson();
      }
    }
    var lesson = Lesson.of(Drives.of(held.between(organizationPath, date, MOST_DRIVES)));
    synchronized (remembered) {
      remembered.put(asked, new Remembered(news, lesson));
    }
    return lesson;
  }

  /** Keeps when a visit of a day began and ended, where the place of its premises is known. */
  @EventListener
  @Transactional
  void held(VisitHeld news) {
    var visit = news.visit();
    var day = visit.day();
    var place = registry.premises(visit.premises()).place();
    boolean known = place != null && place.source() != Place.Source.NONE;
    if (day != null && known && !news.endedAt().isBefore(news.startedAt())) {
      days.find(day)
          .ifPresent(
              it ->
                  held.keep(
                      visit.id(), it, place, news.startedAt(), news.endedAt(), clock.instant()));
    }
  }
}
