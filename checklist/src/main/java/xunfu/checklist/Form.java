package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An official list of items in one version, in its own order and words.
 *
 * @param source where the list comes from and how far its wording is ours
 * @param basis ids of the articles that give the authority the power to check, read to the firm
 * @param note printed under the title, such as 示范文本
 * @param when the businesses it applies to
 * @param outcomes what the whole form is called when nothing, only ordinary items, or a key item is
 *     not met
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Form(
    String id,
    String version,
    Text title,
    Text note,
    String authority,
    String source,
    List<String> basis,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    TraitExpression when,
    Sampling sampling,
    Outcomes outcomes,
    List<Part> parts) {

  public Form {
    basis = List.copyOf(basis);
    parts = List.copyOf(parts);
  }

  /** A titled run of items on the form. */
  public record Part(Text title, List<Item> items) {
    public Part {
      items = List.copyOf(items);
    }
  }

  /** Names of the result of a whole form. */
  public record Outcomes(Text clean, Text minor, Text key) {}

  /** All items in the official order. */
  public Stream<Item> items() {
    return parts.stream().flatMap(part -> part.items().stream());
  }

  /** Id and version. */
  public FormRef ref() {
    return new FormRef(id, version);
  }

  /** Whether the version is in force on a day. */
  public boolean isInForceOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
