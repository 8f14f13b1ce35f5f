package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What does not meet the requirement, in the officer's words, and what is done about it.
 *
 * @param dueOn last day for putting it right, null when it was corrected on the spot
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    String id,
    String question,
    String scope,
    String text,
    List<String> evidence,
    Measure measure,
    @Nullable LocalDate dueOn) {

  public Finding {
    evidence = List.copyOf(Objects.requireNonNullElse(evidence, List.of()));
  }

  /** What is done about a finding. */
  public enum Measure {
    CORRECTED_ON_SPOT,
    PUT_RIGHT_BY;

    @JsonValue
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** The ask that it belongs to. */
  public String askKey() {
    return Ask.key(question, scope);
  }
}
