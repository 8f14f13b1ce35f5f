/** Measurements on real roads, and days of officers on them. */
@org.jspecify.annotations.NullMarked
package xunfu.roads.bench;
