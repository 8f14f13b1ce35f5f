/** Measures the planner: generated days, sets of instances, one JSON line per result. */
@org.jspecify.annotations.NullMarked
package xunfu.planning.bench;
