package xunfu.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organ or a part of one, as it is called on a certain day.
 *
 * @param home code of its county, or of the city or province for what stands above counties
 * @param path its place in the tree of organisations
 * @param kind such as {@code market-supervision-station}: data of a deployment
 * @param area id of the area for which it stands
 * @param parent the organisation above, or null at the top
 * @param closed first day on which it is no more, or null
 * @param mergedInto who took over its work, or null
 */
public record Organization(
    UUID id,
    String home,
    String path,
    String kind,
    String name,
    String area,
    @Nullable UUID parent,
    LocalDate opened,
    @Nullable LocalDate closed,
    @Nullable UUID mergedInto) {}
