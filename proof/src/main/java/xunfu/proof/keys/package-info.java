/**
 * Who signed what: the P-256 keys of devices and the Ed25519 keys of the log, as published at
 * {@code /open/keys}. JDK crypto only.
 */
@org.jspecify.annotations.NullMarked
package xunfu.proof.keys;
