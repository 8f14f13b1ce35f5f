package xunfu.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place of work in an organisation.
 *
 * @param deputy the post to which the work falls while this one is vacant, or null for the head
 * @param closed first day on which it is no more, or null
 */
public record Post(
    UUID id,
    UUID organization,
    String home,
    String path,
    PostFunction function,
    String name,
    @Nullable UUID deputy,
    LocalDate opened,
    @Nullable LocalDate closed) {}
