package xunfu.inspection.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.trace.RowMirror;

/** Lets an export show that the answers on the screens are those that were sealed. */
@Component
class AnswerMirror implements RowMirror {
  private static final Mirror MIRROR =
      new Mirror("inspection.answer", "visit.sealed", "/parts/inspection/answers", true);

  private final InspectionStore store;

  AnswerMirror(InspectionStore store) {
    this.store = store;
  }

  @Override
  public Mirror mirror() {
    return MIRROR;
  }

  @Override
  public List<Row> rows(Collection<UUID> events) {
    return store.answers(events).stream()
        .map(
            placed ->
                new Row(
                    placed.submission(),
                    MIRROR.at() + "/" + placed.position(),
                    placed.row().write()))
        .toList();
  }
}
