/**
 * The day by the road: stops, windows and travel times in, an ordered plan out. Knows nothing of
 * businesses, people or Spring: indices into int matrices only.
 *
 * <p>Make a {@link xunfu.planning.Matrix}, {@link xunfu.planning.Stop}s and {@link
 * xunfu.planning.Vehicle}s (a vehicle is a pair of officers on one day), put them into a {@link
 * xunfu.planning.Problem} and ask {@link xunfu.planning.Planner}. {@link xunfu.planning.Evaluator}
 * says what an order that somebody else made would mean. All times are seconds after a zero that
 * the caller chooses; all lengths are metres; all things are named by their index.
 */
@org.jspecify.annotations.NullMarked
package xunfu.planning;
