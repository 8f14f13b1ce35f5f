package xunfu.registry;

import org.jspecify.annotations.Nullable;

/**
 * In which township an address lies and how we know.
 *
 * @param outcome {@code known}, {@code to-check} or {@code unknown}
 * @param code of the township; of the one named when it is to be checked; null when unknown
 * @param county code of the county, or null where the address leaves it open
 * @param reason by what it is known, or why it is not; a stable code
 * @param words the words of the address that decided
 * @param elsewhere code of the other township where two disagree, or null
 * @param former the former area named, its end and where that is written; empty when none was
 */
public record Township(
    String outcome,
    @Nullable String code,
    @Nullable String county,
    String reason,
    String words,
    @Nullable String elsewhere,
    String former) {}
