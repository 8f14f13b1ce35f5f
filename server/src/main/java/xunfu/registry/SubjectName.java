package xunfu.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A name that a subject bears or bore.
 *
 * @param validFrom or null where no register tells it
 * @param validUntil first day on which it was no longer so called, or null
 * @param source the register that tells it
 */
public record SubjectName(
    String name, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil, String source) {}
