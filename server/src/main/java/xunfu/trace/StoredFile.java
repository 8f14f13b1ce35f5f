package xunfu.trace;

import xunfu.proof.log.Hash;

/**
 * An evidence file that the acting organisation, or one below it, holds.
 *
 * @param size bytes
 * @param mime as the sender named it
 */
public record StoredFile(Hash hash, long size, String mime) {}
