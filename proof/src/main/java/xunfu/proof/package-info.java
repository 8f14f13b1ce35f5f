/**
 * What anybody can check without trusting our server: canonical JSON, digests, the Merkle log of
 * RFC 9162 with its proofs and signed heads, and the reader of exported bundles. Uses nothing of
 * the server and opens neither network nor database.
 */
@org.jspecify.annotations.NullMarked
package xunfu.proof;
