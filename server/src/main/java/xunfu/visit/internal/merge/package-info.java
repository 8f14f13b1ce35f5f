/** Merging of demands into visits as a pure function. */
@org.jspecify.annotations.NullMarked
package xunfu.visit.internal.merge;
