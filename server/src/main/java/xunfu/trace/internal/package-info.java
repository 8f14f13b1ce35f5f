/** The stores of the log and the sequencer that gives each event its place. */
@org.jspecify.annotations.NullMarked
package xunfu.trace.internal;
