package xunfu.visit.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import xunfu.checklist.sheet.SheetText;
import xunfu.standards.Standards;
import xunfu.trace.Trace;

/** The result sheet of a submission, from what was sealed. */
@Component
public class Sheets {
  private final Trace trace;
  private final Standards standards;

  Sheets(Trace trace, Standards standards) {
    this.trace = trace;
    this.standards = standards;
  }

  /**
   * @param text with its hash line
   */
  public record Sheet(String number, String language, String text, Outcome outcome) {}

  /** The sheet; empty when the content was erased. */
  public Optional<Sheet> of(SubmissionStore.Row submission) {
    return trace
        .find(submission.id())
        .flatMap(kept -> kept.envelope().findPayload())
        .map(payload -> of(payload.asObject(), submission.eventHash()));
  }

  private Sheet of(xunfu.proof.json.JsonObject record, String eventHash) {
    var sheet = record.object("sheet");
    var language = record.text("language");
    return new Sheet(
        sheet.text("number"),
        language,
        SheetText.withHash(sheet.text("text"), standards.catalogue(), language, eventHash),
        Outcome.of(record));
  }
}
