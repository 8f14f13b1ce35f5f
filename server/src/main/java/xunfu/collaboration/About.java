package xunfu.collaboration;

import java.util.UUID;

/**
 * The thing that a to-do is about.
 *
 * @param kind {@code day}, {@code visit}, {@code submission} or {@code problem}
 */
public record About(String kind, UUID id) {}
