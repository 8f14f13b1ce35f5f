/**
 * How long and how far it is between places. {@link xunfu.roads.Roads} is the question; {@link
 * xunfu.roads.osm.GraphRoads} answers by the roads of a map, {@link xunfu.roads.DetourModel} by the
 * crow's distance and what visits have taught, and marks its answers as estimated. Knows nothing of
 * businesses, visits or Spring.
 */
@org.jspecify.annotations.NullMarked
package xunfu.roads;
