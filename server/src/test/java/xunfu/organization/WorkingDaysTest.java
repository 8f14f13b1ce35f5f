package xunfu.organization;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import xunfu.HouseTest;

/** The working days of the jurisdiction as the notices of 2025 and 2026 have them. */
@HouseTest
class WorkingDaysTest {

  @Autowired WorkingDays days;

  @Test
  void aHolidayOnAWeekdayIsNotWorked() {
    assertThat(days.isWorkingDay(parse("2026-02-16"))).isFalse();
    assertThat(days.isWorkingDay(parse("2026-02-23"))).isFalse();
    assertThat(days.isWorkingDay(parse("2026-02-24"))).isTrue();
  }

  @Test
  void aSundayThatMakesUpForAHolidayIsWorked() {
    assertThat(days.isWorkingDay(parse("2026-01-04"))).isTrue();
    assertThat(days.isWorkingDay(parse("2026-01-11"))).isFalse();
  }

  @Test
  void termsAreCountedAcrossTheSpringFestival() {
    // 13 Fri is the day of the act; 14 Sat is worked, 15–23 are off, 24 Tue is the second working
    // day
    assertThat(days.after(parse("2026-02-13"), 2).day()).isEqualTo(parse("2026-02-24"));
    assertThat(days.between(parse("2026-02-13"), parse("2026-02-24"))).isEqualTo(2);
  }

  @Test
  void bothYearsAreKnownAndVerified() {
    var reckoning = days.after(parse("2025-12-30"), 5);
    assertThat(reckoning.yearsWithoutTable()).isEmpty();
    assertThat(reckoning.yearsUnverified()).isEmpty();
    assertThat(reckoning.day()).isEqualTo(parse("2026-01-07"));
  }

  @Test
  void aYearWithoutATableSaysSoAndCountsWeekdays() {
    var reckoning = days.after(parse("2026-12-31"), 1);
    assertThat(reckoning.day()).isEqualTo(parse("2027-01-01"));
    assertThat(reckoning.yearsWithoutTable()).containsExactly(2027);
  }

  @Test
  void noWorkingDayAfterIsTheDayItself() {
    assertThat(days.after(parse("2026-10-03"), 0).day()).isEqualTo(parse("2026-10-03"));
  }
}
