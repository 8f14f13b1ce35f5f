package xunfu.registry.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Identifier;

/**
 * What a row of a register says of one subject.
 *
 * @param number of the row in the file, the header being 1
 * @param written the identifier as it stands in the file; with the source it is the row's key
 * @param identifier as normalised
 * @param registeredOn or null where the register does not say or cannot be read
 * @param content SHA-256 of the row, so that the same row is known again
 */
record SubjectRow(
    long number,
    String written,
    Identifier identifier,
    String name,
    @Nullable LocalDate registeredOn,
    String kind,
    String representative,
    String capital,
    String businessScope,
    String city,
    String address,
    String phone,
    String content) {}
