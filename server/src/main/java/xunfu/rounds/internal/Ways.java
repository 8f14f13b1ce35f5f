package xunfu.rounds.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import xunfu.kernel.Place;
import xunfu.registry.Geographies;
import xunfu.roads.DetourModel.Error;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.Roads;
import xunfu.roads.Travel;
import xunfu.roads.osm.GraphRoads;
import xunfu.rounds.Day;
import xunfu.rounds.TravelTable;

/**
 * How long the ways of a day take: by the map of this server; where that has no answer by an
 * estimate. There are two of these, the road graph that the county drew of itself and the detours
 * that past visits taught; as long as nobody has driven, the drawing counts, afterwards whichever
 * was less wrong on what was driven. Whatever is not by the map marks the whole day as estimated.
 */
@Component
class Ways {
  private final MapOfRoads map;
  private final Geographies geographies;
  private final Learning learning;

  Ways(MapOfRoads map, Geographies geographies, Learning learning) {
    this.map = map;
    this.geographies = geographies;
    this.learning = learning;
  }

  /** Between every two of these places of a pair's day, in their order. */
  TravelTable between(Day day, List<Place> places) {
    return between(
        map.roads(),
        points -> geographies.between(day.home(), points.stream().map(Ways::place).toList()),
        learning.before(day.date(), day.organizationPath()),
        places.stream().map(place -> new Point(place.lat(), place.lon())).toList());
  }

  private static Place place(Point point) {
    return new Place(point.lat(), point.lon(), 0, Place.Source.MANUAL, false);
  }

  static TravelTable between(
      Optional<Roads> map,
      Function<List<Point>, Optional<Travel>> county,
      Lesson lesson,
      List<Point> points) {
    if (map.isEmpty() || points.size() > GraphRoads.MOST_POINTS_AT_ONCE) {
      return estimate(county, lesson, points).table("");
    }
    var travel = map.get().between(points, Profile.CAR);
    var attribution = map.get().attribution();
    if (travel.astray().isEmpty()) {
      return TravelTable.of(travel, null, attribution);
    }
    var estimate = estimate(county, lesson, points);
    return new Estimate(travel.filledFrom(estimate.travel()), estimate.error()).table(attribution);
  }

  /** What is expected, and how wrong that usually is as far as anybody knows. */
  private record Estimate(Travel travel, Optional<Error> error) {
    TravelTable table(String attribution) {
      return TravelTable.of(
          travel,
          travel.estimated() ? error.map(Error::ninetiethPercent).orElse(null) : null,
          attribution);
    }
  }

  private static Estimate estimate(
      Function<List<Point>, Optional<Travel>> county, Lesson lesson, List<Point> points) {
    var drawn = county.apply(points);
    var wrong = drawn.isEmpty() ? Optional.<Error>empty() : lesson.errorOf(county);
    boolean learntIsBetter =
        drawn.isEmpty()
            || wrong.isPresent()
                && lesson.error().isPresent()
                && lesson.error().get().medianPercent() < wrong.get().medianPercent();
    return learntIsBetter
        ? new Estimate(lesson.model().between(points, Profile.CAR), lesson.error())
        : new Estimate(drawn.get(), wrong);
  }
}
