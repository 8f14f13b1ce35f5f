/**
 * Owns the append-only log: events with legal weight exactly as they were sealed, each accepted
 * once and only once, their places in one Merkle log for the whole deployment, the signed heads,
 * the receipts and the proofs; and the evidence files, kept by the hash of their content. It knows
 * actors only by their kernel ids and nothing of what an event means to the room that records it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package xunfu.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
