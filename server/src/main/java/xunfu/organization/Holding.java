package xunfu.organization;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a person holds a post.
 *
 * @param until first instant at which it is so no more, or null
 */
public record Holding(
    UUID id, UUID person, UUID post, HoldingKind kind, Instant from, @Nullable Instant until) {}
