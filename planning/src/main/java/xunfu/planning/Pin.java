package xunfu.planning;

/**
 * A stop's fixed place in the order of one vehicle: what has been driven already, or what was
 * promised. The pinned stops of a vehicle are its first ones: positions 0, 1, 2 … without a gap.
 *
 * @param vehicle index of the vehicle
 * @param position 0 = first stop of that vehicle
 */
public record Pin(int vehicle, int position) {
  /** Refuses negative indices. */
  public Pin {
    if (vehicle < 0 || position < 0) {
      throw new BadProblem("pin to vehicle %d, position %d".formatted(vehicle, position));
    }
  }
}
