/**
 * Facts with legal weight in their sealed form: the event, its envelope with payload and salt, the
 * certificate of the device that signed it, and what the server gives back for it: receipt and
 * signed heads of the log.
 */
@org.jspecify.annotations.NullMarked
package xunfu.proof.event;
