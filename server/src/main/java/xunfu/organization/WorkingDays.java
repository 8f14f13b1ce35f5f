package xunfu.organization;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The working-day calendar of a jurisdiction. A year without a table counts its weekdays, and every
 * answer that leans on such a year, or on a table that nobody has verified, says so.
 */
public final class WorkingDays {

  private final Map<Integer, CalendarYear> years;

  public WorkingDays(List<CalendarYear> years) {
    this.years =
        years.stream()
            .collect(
                Collectors.toMap(
                    CalendarYear::year, Function.identity(), (a, _) -> a, TreeMap::new));
  }

  /**
   * A day that was reckoned.
   *
   * @param yearsWithoutTable years for which weekdays were counted
   * @param yearsUnverified years whose table nobody has compared with the notice
   */
  public record Reckoning(
      LocalDate day, SortedSet<Integer> yearsWithoutTable, SortedSet<Integer> yearsUnverified) {}

  /** Whether people work on that day. */
  public boolean isWorkingDay(LocalDate day) {
    CalendarYear year = years.get(day.getYear());
    if (year == null) {
      return isWeekday(day);
    }
    return year.worked().contains(day) || isWeekday(day) && !year.isOff(day);
  }

  /** The n-th working day after that day, which itself does not count; n may be 0: the same day. */
  public Reckoning after(LocalDate day, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("Working days are counted forwards, not " + workingDays);
    }
    LocalDate reached = day;
    for (int left = workingDays; left > 0; ) {
      reached = reached.plusDays(1);
      if (isWorkingDay(reached)) {
        left--;
      }
    }
    return reckoned(day, reached);
  }

  /** How many working days lie after the first day, up to and including the second. */
  public int between(LocalDate after, LocalDate until) {
    return (int) after.datesUntil(until).map(d -> d.plusDays(1)).filter(this::isWorkingDay).count();
  }

  private Reckoning reckoned(LocalDate from, LocalDate reached) {
    var without = new TreeSet<Integer>();
    var unverified = new TreeSet<Integer>();
    for (int year = from.getYear(); year <= reached.getYear(); year++) {
      CalendarYear table = years.get(year);
      if (table == null) {
        without.add(year);
      } else if (!table.verified()) {
        unverified.add(year);
      }
    }
    return new Reckoning(reached, without, unverified);
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
