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
 * @param noPhoto why there is no photo where an item wants one; null where nothing is said. Nobody
 *     is made to photograph: a reason stands for the photo
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
    List<String> evidence,
    @Nullable String noPhoto) {

  public Answer {
    evidence = List.copyOf(Objects.requireNonNullElse(evidence, List.of()));
  }

  /** An answer with nothing said about photos that were not taken. */
  public Answer(
      String question,
      String scope,
      Value value,
      Way way,
      String at,
      @Nullable String remark,
      @Nullable String fact,
      List<String> evidence) {
    this(question, scope, value, way, at, remark, fact, evidence, null);
  }

  /** Whether the record says why a photo was not taken. */
  public boolean saysWhyNoPhoto() {
    return noPhoto != null && !noPhoto.isBlank();
  }

  /** The ask that it answers. */
  public String askKey() {
    return Ask.key(question, scope);
  }
}
