package xunfu.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import xunfu.kernel.Text;

/**
 * The holidays of one year, as a notice ordered them: {@code
 * content/JURISDICTION/calendar/YEAR.json}.
 *
 * @param verified whether somebody compared the table with the notice
 * @param off holidays, with the working days that they take
 * @param worked days of a weekend on which people work instead
 */
public record CalendarYear(
    int year, Source source, boolean verified, List<Off> off, Set<LocalDate> worked) {

  /** The notice. */
  public record Source(String title, String number, LocalDate date) {}

  /** A holiday; both days are off. */
  public record Off(Text name, LocalDate from, LocalDate to) {}

  public CalendarYear {
    off = List.copyOf(off);
    worked = Set.copyOf(worked);
  }

  boolean isOff(LocalDate day) {
    return off.stream().anyMatch(o -> !day.isBefore(o.from()) && !day.isAfter(o.to()));
  }
}
