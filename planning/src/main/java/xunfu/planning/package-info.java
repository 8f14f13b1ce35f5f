/**
 * The day by the road: stops, windows and travel times in, an ordered plan out. Knows nothing of
 * businesses, people or Spring: indices into int matrices only.
 */
@org.jspecify.annotations.NullMarked
package xunfu.planning;
