package xunfu.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything the planner knows: who can go, where to, when, how long it takes. Stops and vehicles
 * are named by their index in these lists, here and in the plan.
 *
 * @param matrix travel between places
 * @param stops calls to pay; may be empty
 * @param vehicles pairs that may pay them, at least one
 * @param costs what is minimised
 */
public record Problem(Matrix matrix, List<Stop> stops, List<Vehicle> vehicles, Costs costs) {
  /**
   * Checks that places exist and pins form prefixes.
   *
   * @throws BadProblem when a stop or a vehicle lies at a place outside the matrix, there is no
   *     vehicle, a pin names a vehicle that does not exist, or the pinned positions of a vehicle
   *     are not 0, 1, 2 …
   */
  public Problem {
    stops = List.copyOf(stops);
    vehicles = List.copyOf(vehicles);
    if (vehicles.isEmpty()) {
      throw new BadProblem("there is no vehicle");
    }
    for (int i = 0; i < stops.size(); i++) {
      requirePlace("stop", i, stops.get(i).location(), matrix);
    }
    for (int i = 0; i < vehicles.size(); i++) {
      requirePlace("vehicle", i, vehicles.get(i).startLocation(), matrix);
      requirePlace("vehicle", i, vehicles.get(i).endLocation(), matrix);
    }
    requirePrefixes(stops, vehicles.size());
  }

  /** A problem whose cost is travel time. */
  public static Problem of(Matrix matrix, List<Stop> stops, List<Vehicle> vehicles) {
    return new Problem(matrix, stops, vehicles, Costs.TRAVEL_SECONDS);
  }

  /**
   * The same problem with buffers: windows and hours end earlier, so that a plan made for it still
   * keeps those of this one when visits last longer than thought. Judge its plans by this problem.
   *
   * @param spread how far a visit's duration may differ from {@link Stop#serviceSeconds()}, as a
   *     share of it, every alternative as likely; 0 to 1, e.g. 0.4
   * @param quantile share of days on which the buffer at a stop shall suffice, 0.5 to below 1
   * @throws BadProblem when one of them is out of range
   */
  public Problem buffered(double spread, double quantile) {
    return Buffers.in(this, spread, quantile);
  }

  private static void requirePlace(String what, int index, int location, Matrix matrix) {
    if (location >= matrix.size()) {
      throw new BadProblem(
          "%s %d lies at place %d, the matrix has places 0–%d"
              .formatted(what, index, location, matrix.size() - 1));
    }
  }

  private static void requirePrefixes(List<Stop> stops, int vehicles) {
    int[] pinned = new int[vehicles];
    var pins = new ArrayList<Pin>();
    for (Stop stop : stops) {
      if (stop.pin() != null) {
        pins.add(stop.pin());
      }
    }
    pins.sort(Comparator.comparingInt(Pin::position));
    for (Pin pin : pins) {
      if (pin.vehicle() >= vehicles) {
        throw new BadProblem(
            "a stop is pinned to vehicle %d, there are %d".formatted(pin.vehicle(), vehicles));
      }
      if (pin.position() != pinned[pin.vehicle()]) {
        throw new BadProblem(
            "vehicle %d has a stop pinned at position %d, expected %d"
                .formatted(pin.vehicle(), pin.position(), pinned[pin.vehicle()]),
            "pinned stops are a vehicle's first ones: positions 0, 1, 2 … each once");
      }
      pinned[pin.vehicle()]++;
    }
  }

  /** Indices of the stops pinned to a vehicle, in their order. */
  public List<Integer> pinnedTo(int vehicle) {
    var indices = new ArrayList<Integer>();
    for (int i = 0; i < stops.size(); i++) {
      Pin pin = stops.get(i).pin();
      if (pin != null && pin.vehicle() == vehicle) {
        indices.add(i);
      }
    }
    indices.sort(Comparator.comparingInt(i -> positionOf(stops.get(i))));
    return List.copyOf(indices);
  }

  private static int positionOf(Stop stop) {
    Pin pin = stop.pin();
    return pin == null ? Integer.MAX_VALUE : pin.position();
  }
}
