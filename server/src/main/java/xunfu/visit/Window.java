package xunfu.visit;

import java.time.LocalDate;
import java.util.Optional;

/** The days within which a visit is wanted; both belong to it. */
public record Window(LocalDate from, LocalDate until) {
  public Window {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("window ends " + until + ", before it begins " + from);
    }
  }

  /** The days that both windows have, or empty. */
  public Optional<Window> shared(Window other) {
    var later = from.isAfter(other.from) ? from : other.from;
    var earlier = until.isBefore(other.until) ? until : other.until;
    return earlier.isBefore(later) ? Optional.empty() : Optional.of(new Window(later, earlier));
  }
}
