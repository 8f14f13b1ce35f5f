package xunfu.proof.event;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Times as they travel: ISO-8601 with zone and milliseconds. */
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

  private Times() {}

  /** For instance {@code 2026-11-24T09:41:07.123+08:00}. */
  public static String write(OffsetDateTime time) {
    return FORM.format(time);
  }
}
