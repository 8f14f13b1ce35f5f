/**
 * The Merkle log of RFC 9162 over SHA-256: how a leaf and a node are hashed, how a log grows by its
 * frontier, and how it is proved that an entry lies in it and that a longer log continues a shorter
 * one. Knows nothing of what the entries mean.
 */
@org.jspecify.annotations.NullMarked
package xunfu.proof.log;
