/**
 * Who goes where: visitors matched with premises at least cost ({@link
 * xunfu.planning.matching.Matcher}, which begins with the essay), and a county divided into compact
 * districts of equal load ({@link xunfu.planning.matching.Districting}). Numbers in, indices out;
 * like the rest of the library it knows nothing of people or law.
 */
@org.jspecify.annotations.NullMarked
package xunfu.planning.matching;
