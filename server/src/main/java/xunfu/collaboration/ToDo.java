package xunfu.collaboration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/**
 * Open work of a post.
 *
 * @param kind names the act that does it
 * @param dueOn last day, or null
 */
public record ToDo(
    UUID id,
    UUID post,
    String kind,
    Text text,
    About about,
    Instant raisedAt,
    @Nullable LocalDate dueOn) {}
