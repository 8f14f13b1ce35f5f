package xunfu.organization;

import org.jspecify.annotations.Nullable;

/**
 * An administrative division as it is today.
 *
 * @param id stable; the code by which it was first known
 * @param code the code of today
 * @param level 1 province, 2 city, 3 county, 4 township, 5 village, 6 group or grid
 * @param parent id of the division it belongs to, or null at the top
 */
public record Area(String id, String code, int level, String name, @Nullable String parent) {}
