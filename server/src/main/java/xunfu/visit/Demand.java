package xunfu.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/** A demand as kept, with the visit that serves it. */
public record Demand(
    UUID id,
    String room,
    Text sourceName,
    String kind,
    Text purpose,
    Text reason,
    @Nullable UUID subject,
    UUID premises,
    Window window,
    List<String> parts,
    List<String> needs,
    boolean announced,
    UUID visit,
    Instant raisedAt) {
  public Demand {
    parts = List.copyOf(parts);
    needs = List.copyOf(needs);
  }
}
