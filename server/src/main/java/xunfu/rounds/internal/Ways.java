package xunfu.rounds.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import xunfu.kernel.Place;
import xunfu.registry.Geographies;
import xunfu.roads.DetourModel;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.Roads;
import xunfu.roads.Travel;
import xunfu.roads.osm.GraphRoads;
import xunfu.rounds.TravelTable;

/**
 * How long the ways of a day take: by the map of this server; where that has no answer by the road
 * graph that the county drew of itself; else by the estimate for places of which only the distance
 * is known. Whatever is not by the map marks the whole day as estimated.
 */
@Component
class Ways {
  private final MapOfRoads map;
  private final Geographies geographies;

  Ways(MapOfRoads map, Geographies geographies) {
    this.map = map;
    this.geographies = geographies;
  }

  /** Between every two of these places of a county, in their order. */
  TravelTable between(String county, List<Place> places) {
    return TravelTable.of(
        travel(
            map.roads(),
            () -> geographies.between(county, places),
            places.stream().map(place -> new Point(place.lat(), place.lon())).toList()));
  }

  static Travel travel(Optional<Roads> map, Supplier<Optional<Travel>> county, List<Point> points) {
    Supplier<Travel> estimate =
        () -> county.get().orElseGet(() -> DetourModel.UNTAUGHT.between(points, Profile.CAR));
    return map.filter(roads -> points.size() <= GraphRoads.MOST_POINTS_AT_ONCE)
        .map(roads -> roads.between(points, Profile.CAR))
        .map(travel -> travel.astray().isEmpty() ? travel : travel.filledFrom(estimate.get()))
        .orElseGet(estimate);
  }
}
