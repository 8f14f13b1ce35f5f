package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A statute or rule that items cite.
 *
 * @param version the day of the text that is quoted
 * @param text name of the file that holds the text, or null where the law is not at hand: its
 *     articles then carry no quote and every item on them is unverified
 * @param source where that text was taken from
 * @param newer a later version whose text was not at hand, or null; what is quoted may then have
 *     changed and says so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Law(
    String id,
    Text title,
    Text shortTitle,
    LocalDate version,
    @Nullable String text,
    String source,
    @Nullable Newer newer) {

  /** A later version of the law, known from elsewhere, its wording not yet compared. */
  public record Newer(String title, LocalDate inForce, boolean unverified) {}
}
