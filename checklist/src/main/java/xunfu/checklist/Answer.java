package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a visit, as it is sealed (docs/formats.md §4).
 *
 * @param at instant of the tap, ISO-8601 with zone, kept as the phone wrote it
 * @param fact the register values that stood beside the question, whatever the answer: a no says
 *     that they do not agree with what was seen; null where no register knew anything
 * @param evidence SHA-256 of the photos
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
    String question,
    String scope,
    Value value,
    Way way,
    String at,
    @Nullable String remark,
    @Nullable String fact,
    List<String> evidence) {

  public Answer {
    evidence = List.copyOf(Objects.requireNonNullElse(evidence, List.of()));
  }

  /** The ask that it answers. */
  public String askKey() {
    return Ask.key(question, scope);
  }
}
