package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Something that a register already knows and that answers a question before it is asked.
 *
 * <p>The officer sees the value and confirms it by exception; a value that speaks against the
 * requirement (a certificate that has run out) proposes nothing and is answered by an own tap.
 *
 * @param test what the value must be to propose a yes
 * @param wanted the value for {@link Test#EQUALS}, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fact(String id, Text name, String question, Test test, @Nullable String wanted) {

  /** What a value must be to propose a yes. */
  public enum Test {
    /** Only shown, so that the officer can compare; proposes nothing and contradicts nothing. */
    SHOWN,
    /** Known at all. */
    PRESENT,
    /** A day that is not before the day of the visit. */
    NOT_PAST,
    /** Exactly the wanted value. */
    EQUALS;

    @JsonValue
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether the value, known on the day of the visit, speaks for a yes. */
  public boolean supports(String value, LocalDate visitDay) {
    return switch (test) {
      case SHOWN, PRESENT -> !value.isBlank();
      case NOT_PAST -> isNotPast(value, visitDay);
      case EQUALS -> value.equals(wanted);
    };
  }

  private static boolean isNotPast(String value, LocalDate visitDay) {
    try {
      return !LocalDate.parse(value).isBefore(visitDay);
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
