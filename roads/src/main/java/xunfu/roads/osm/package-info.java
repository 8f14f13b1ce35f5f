/**
 * Roads from an OpenStreetMap extract, by GraphHopper. {@link xunfu.roads.osm.RoadImport} makes a
 * graph of an extract, once, in a process of its own ({@code ./xunfu roads import}); {@link
 * xunfu.roads.osm.GraphRoads} only opens what was made, so that a server needs none of the
 * libraries that read extracts.
 */
@org.jspecify.annotations.NullMarked
package xunfu.roads.osm;
