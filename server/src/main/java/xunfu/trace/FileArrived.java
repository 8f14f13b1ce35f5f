package xunfu.trace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.proof.log.Hash;

/**
 * A file has arrived whole. Published in the transaction that makes it known.
 *
 * @param organizationPath of the organisation that holds it
 * @param submission the submission that the sender named, which need not have arrived yet
 */
public record FileArrived(Hash hash, String organizationPath, @Nullable UUID submission) {}
