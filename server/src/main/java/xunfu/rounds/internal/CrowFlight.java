package xunfu.rounds.internal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import xunfu.kernel.Place;
import xunfu.rounds.Travel;

/**
 * Travel guessed from the distance as the crow flies: roads of a valley are about 1.4 times as
 * long, and an officer's car makes about 30 km/h over all. Every table says that it is estimated.
 */
@Component
class CrowFlight implements Travel {
  private static final double DETOUR = 1.4;
  private static final double METRES_PER_SECOND = 30_000.0 / 3_600;
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;
  private static final double PLACE_UNITS_PER_DEGREE = 1e7;

  @Override
  public Table between(List<Place> places) {
    var seconds = new ArrayList<List<Integer>>();
    var metres = new ArrayList<List<Integer>>();
    for (var from : places) {
      var secondsOfRow = new ArrayList<Integer>();
      var metresOfRow = new ArrayList<Integer>();
      for (var to : places) {
        double length = metres(from, to) * DETOUR;
        metresOfRow.add((int) Math.round(length));
        secondsOfRow.add((int) Math.round(length / METRES_PER_SECOND));
      }
      seconds.add(secondsOfRow);
      metres.add(metresOfRow);
    }
    return new Table(seconds, metres, true);
  }

  /** Haversine. */
  private static double metres(Place from, Place to) {
    double lat1 = radians(from.lat());
    double lat2 = radians(to.lat());
    double dLat = lat2 - lat1;
    double dLon = radians(to.lon()) - radians(from.lon());
    double a =
        Math.pow(Math.sin(dLat / 2), 2)
            + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin(dLon / 2), 2);
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
  }

  private static double radians(int places) {
    return Math.toRadians(places / PLACE_UNITS_PER_DEGREE);
  }
}
