/** Acceptance of a sealed submission as a pure function. */
@org.jspecify.annotations.NullMarked
package xunfu.visit.internal.accept;
