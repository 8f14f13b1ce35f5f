package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One question in one scope, as it is asked on the walk.
 *
 * @param key whether any item that it fills is a key item
 * @param photos what must be photographed: the demands of all items together, each once
 * @param known what registers know about it
 * @param proposed the answer that the registers propose, or null
 * @param last what was seen last time, or null
 * @param fills the items that the answer fills, by form and official order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ask(
    String question,
    String scope,
    boolean key,
    List<Text> photos,
    List<Known> known,
    @Nullable Value proposed,
    @Nullable LastAnswer last,
    List<Fill> fills) {

  public Ask {
    photos = List.copyOf(photos);
    known = List.copyOf(known);
    fills = List.copyOf(fills);
  }

  /** A register value about the ask; {@code against} when it speaks against the requirement. */
  public record Known(String fact, String value, boolean against) {}

  /** An item that the answer fills. */
  public record Fill(String form, String version, String code) {}

  /** The text that names an ask: question and scope. */
  public static String key(String question, String scope) {
    return question + "|" + scope;
  }

  /** The text that names this ask. */
  @JsonIgnore
  public String id() {
    return key(question, scope);
  }

  /** Whether it was not met last time and so comes first. */
  @JsonIgnore
  public boolean isOpenFromLastTime() {
    return last != null && last.value() == Value.NO;
  }

  /**
   * Whether only its own tap may answer it: key items, what was not met last time, and what a
   * register contradicts. Everything else may be confirmed with its section.
   */
  @JsonIgnore
  public boolean needsOwnTap() {
    return key || isOpenFromLastTime() || known.stream().anyMatch(Known::against);
  }

  /** The register values as the record names them: {@code fact=value; fact=value}. */
  @JsonIgnore
  public String knownAsText() {
    return known.stream()
        .map(one -> one.fact() + "=" + one.value())
        .collect(Collectors.joining("; "));
  }
}
