/** Other people's route planners in their strongest plain form, to measure ours against. */
@org.jspecify.annotations.NullMarked
package xunfu.bench.plan;
