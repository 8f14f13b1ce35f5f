package xunfu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Identifier;

/**
 * Who answers in law (主体).
 *
 * @param representative empty where no register names one
 * @param registeredOn or null where no register tells it
 * @param counties codes of the counties of its premises today; never taken from its identifier
 * @param source the register it was learnt from
 * @param asOf the day for which that register speaks
 */
public record Subject(
    UUID id,
    String name,
    Identifier identifier,
    String kind,
    String representative,
    @Nullable LocalDate registeredOn,
    String capital,
    String businessScope,
    List<SubjectName> names,
    List<Stay> premises,
    List<String> counties,
    String source,
    LocalDate asOf) {

  public Subject {
    names = List.copyOf(names);
    premises = List.copyOf(premises);
    counties = List.copyOf(counties);
  }

  /**
   * A premises at which the subject is or was.
   *
   * @param since or null where no register tells it
   * @param until first day on which it was there no longer, or null while it is there
   */
  public record Stay(
      UUID premises,
      String name,
      String address,
      Township township,
      @Nullable LocalDate since,
      @Nullable LocalDate until) {}
}
