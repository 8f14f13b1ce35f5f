package xunfu.visit.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.trace.RowMirror;

/** Lets an export show that the approvals on the screens are those that were recorded. */
@Component
class ApprovalMirror implements RowMirror {
  private static final Mirror MIRROR = new Mirror("visit.approval", "visit.approved", "", false);

  private final ApprovalStore store;
  private final Payloads payloads;

  ApprovalMirror(ApprovalStore store, Payloads payloads) {
    this.store = store;
    this.payloads = payloads;
  }

  @Override
  public Mirror mirror() {
    return MIRROR;
  }

  @Override
  public List<Row> rows(Collection<UUID> events) {
    return store.ofEvents(events).entrySet().stream()
        .map(found -> new Row(found.getKey(), MIRROR.at(), payloads.of(found.getValue())))
        .toList();
  }
}
