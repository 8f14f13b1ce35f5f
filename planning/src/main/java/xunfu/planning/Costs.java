package xunfu.planning;

/**
 * What a plan costs: travel by length and by time, each vehicle that leaves its depot, and the
 * prizes of the stops left out. Waiting and service cost nothing by themselves.
 *
 * @param perMetre cost of a metre, 0 to 1,000
 * @param perSecond cost of a second of travel, 0 to 1,000
 * @param perVehicle cost of each vehicle that serves at least one stop, ≥ 0
 */
public record Costs(int perMetre, int perSecond, long perVehicle) {
  /** Travel time alone, in seconds: the measure of an officer's day. */
  public static final Costs TRAVEL_SECONDS = new Costs(0, 1, 0);

  /** Travel length alone: the measure of the instances of the literature. */
  public static final Costs TRAVEL_METRES = new Costs(1, 0, 0);

  /** Refuses negative and huge costs. */
  public Costs {
    if (perMetre < 0
        || perMetre > 1_000
        || perSecond < 0
        || perSecond > 1_000
        || perVehicle < 0
        || perVehicle > Stop.REQUIRED) {
      throw new BadProblem(
          "costs %d per metre, %d per second, %d per vehicle"
              .formatted(perMetre, perSecond, perVehicle));
    }
  }
}
