package xunfu.registry;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported and how.
 *
 * @param file the table
 * @param mapping which column is which field, or null to go by the headers that registers commonly
 *     use
 * @param asOf the day for which the register speaks, or null for the day the file was last changed
 * @param dryRun true to decide and report everything and keep nothing
 * @param reportFolder where the reports go
 */
public record ImportOrder(
    Path file,
    @Nullable Path mapping,
    @Nullable LocalDate asOf,
    boolean dryRun,
    Path reportFolder) {}
