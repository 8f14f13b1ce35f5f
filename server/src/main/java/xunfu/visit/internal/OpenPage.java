package xunfu.visit.internal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;
import xunfu.visit.GateView;
import xunfu.visit.Visit;

/**
 * What a business sees that holds the code of a visit (docs/formats.md §7). Written by the room
 * whenever the visit changes, so that the public post needs to read nothing else.
 *
 * @param reported whether the officers' phone has reported; it may be hours behind
 * @param state of the visit; which of the words of the wire it becomes depends on the day
 */
public record OpenPage(
    UUID visit,
    String premises,
    List<Officer> officers,
    String organization,
    List<Text> purposes,
    List<Text> basis,
    @Nullable ApprovedBy approval,
    GateView.Year year,
    boolean reported,
    String state,
    @Nullable Sheet sheet,
    boolean fictional) {
  public OpenPage {
    officers = List.copyOf(officers);
    purposes = List.copyOf(purposes);
    basis = List.copyOf(basis);
  }

  /** What is left of the page of a visit that may not be made: its state alone. */
  static OpenPage taken(Visit visit) {
    return new OpenPage(
        visit.id(),
        "",
        List.of(),
        "",
        List.of(),
        List.of(),
        null,
        new GateView.Year(0, 0, false),
        false,
        visit.state().code(),
        null,
        false);
  }

  /**
   * @param certificate its number
   */
  public record Officer(String name, String certificate) {}

  /** Who approved, with the names of that day. */
  public record ApprovedBy(String personName, String postName, OffsetDateTime at) {}

  /**
   * @param text with its hash line
   * @param outcome for the headline; null on pages written before it was known
   */
  public record Sheet(String number, String text, String hash, @Nullable Outcome outcome) {}
}
