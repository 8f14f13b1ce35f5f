package xunfu.visit;

import java.time.Instant;

/**
 * News: a visit was made, for the record of it was accepted.
 *
 * @param visit as it was before the record came
 * @param startedAt as sealed; {@code endedAt} likewise, and not necessarily later, since it is what
 *     a phone says
 */
public record VisitHeld(Visit visit, Instant startedAt, Instant endedAt) {}
