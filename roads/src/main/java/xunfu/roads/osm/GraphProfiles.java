package xunfu.roads.osm;

import static com.graphhopper.json.Statement.If;
import static com.graphhopper.json.Statement.Op.LIMIT;
import static com.graphhopper.json.Statement.Op.MULTIPLY;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.CHProfile;
import com.graphhopper.util.CustomModel;
import java.util.Arrays;
import xunfu.roads.Profile;

/**
 * What our ways of getting about mean on a road, in GraphHopper's terms. The import and the opening
 * of a graph must agree on every word of this, and GraphHopper checks that they do.
 *
 * <p>Turn restrictions and elevation are not in it: without them a table of 34 doors takes a
 * twentieth of a second, and a visit is not lost over a forbidden left turn.
 */
final class GraphProfiles {
  /** Every value of a road that the models ask for, by GraphHopper's names. */
  private static final String VALUES =
      "car_access, car_average_speed, bike_access, bike_priority, bike_average_speed,"
          + " foot_access, foot_priority, foot_average_speed";

  /** How much faster a bicycle with a motor goes on the same road, up to what the motor helps. */
  private static final String MOTOR = "1.3";

  private static final String MOTOR_HELPS_TO_KMH = "25";

  private GraphProfiles() {}

  static <G extends GraphHopper> G configured(G hopper) {
    hopper.setEncodedValuesString(VALUES);
    hopper.setProfiles(Arrays.stream(Profile.values()).map(GraphProfiles::profile).toList());
    hopper
        .getCHPreparationHandler()
        .setCHProfiles(
            Arrays.stream(Profile.values()).map(it -> new CHProfile(it.word())).toList());
    return hopper;
  }

  static com.graphhopper.config.Profile profile(Profile profile) {
    return new com.graphhopper.config.Profile(profile.word()).setCustomModel(model(profile));
  }

  private static CustomModel model(Profile profile) {
    var model = new CustomModel();
    switch (profile) {
      case CAR ->
          model
              .addToPriority(If("!car_access", MULTIPLY, "0"))
              .addToSpeed(If("true", LIMIT, "car_average_speed"));
      case E_BIKE ->
          model
              .addToPriority(If("!bike_access", MULTIPLY, "0"))
              .addToPriority(If("true", MULTIPLY, "bike_priority"))
              .addToSpeed(If("true", LIMIT, "bike_average_speed"))
              .addToSpeed(If("true", MULTIPLY, MOTOR))
              .addToSpeed(If("true", LIMIT, MOTOR_HELPS_TO_KMH));
      case FOOT ->
          model
              .addToPriority(If("!foot_access", MULTIPLY, "0"))
              .addToPriority(If("true", MULTIPLY, "foot_priority"))
              .addToSpeed(If("true", LIMIT, "foot_average_speed"));
    }
    return model;
  }
}
