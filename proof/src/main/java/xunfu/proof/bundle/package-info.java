/**
 * Reads an exported bundle as an enemy's and says what it proves: every check of {@code ./xunfu
 * verify}. Uses nothing but the bundle and what its caller trusts.
 */
@org.jspecify.annotations.NullMarked
package xunfu.proof.bundle;
