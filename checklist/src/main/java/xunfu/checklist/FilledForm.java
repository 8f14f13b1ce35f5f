package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form of the visit, complete, in its own order and words.
 *
 * @param rows one row an item and scope: an item about lifts has a row for each lift
 */
public record FilledForm(
    String form, String version, Outcome outcome, Counts counts, List<Row> rows) {

  public FilledForm {
    rows = List.copyOf(rows);
  }

  /** How the whole form came out. */
  public enum Outcome {
    /** Something is not answered. */
    OPEN,
    /** Nothing is amiss. */
    CLEAN,
    /** Only ordinary items are not met. */
    MINOR,
    /** A key item is not met. */
    KEY;

    @JsonValue
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Rows by answer. */
  public record Counts(int yes, int no, int absent, int open) {}

  /**
   * One line of the printed form.
   *
   * @param question the question that was asked for it
   * @param shared whether that question filled other items as well; the audit view then says
   *     "derived from question …"
   * @param excused whether the traits of the business excused the item without asking
   * @param value the answer, or null when none was given
   * @param way how it came, null when excused or not answered
   * @param articles this form's own articles, also for a no that another form shares
   * @param findings texts of the findings of the question in this scope
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      String code,
      boolean key,
      String scope,
      String question,
      boolean shared,
      boolean excused,
      @Nullable Value value,
      @Nullable Way way,
      @Nullable String remark,
      List<String> articles,
      List<String> findings,
      List<String> evidence) {

    public Row {
      articles = List.copyOf(articles);
      findings = List.copyOf(findings);
      evidence = List.copyOf(evidence);
    }
  }
}
