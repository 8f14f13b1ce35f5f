/**
 * A small JSON of our own: a strict reader that refuses whatever two programs could read
 * differently (doubled names, lone surrogates, numbers beyond exactness), and the canonical writer
 * of RFC 8785 over which hashes and signatures are taken.
 */
@org.jspecify.annotations.NullMarked
package xunfu.proof.json;
