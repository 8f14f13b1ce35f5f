package xunfu.rounds.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xunfu.roads.DetourModel;
import xunfu.roads.DetourModel.Error;
import xunfu.roads.Drive;
import xunfu.roads.Point;
import xunfu.roads.Travel;

/**
 * What drives taught: a model of detours, and how wrong any estimate would have been on them.
 * Immutable, but for remembering what it worked out.
 */
final class Lesson {
  /** With fewer drives nobody can say how wrong an estimate usually is. */
  static final int FEWEST_DRIVES = 10;

  /** Of more places than this no other estimate is asked; the latest drives count. */
  private static final int MOST_PLACES = 200;

  private final List<Drive> drives;
  private final DetourModel model;
  private @Nullable Optional<Error> ofDrawing;

  private Lesson(List<Drive> drives, DetourModel model) {
    this.drives = drives;
    this.model = model;
  }

  /**
   * @param drives the latest first
   */
  static Lesson of(List<Drive> drives) {
    return new Lesson(List.copyOf(drives), DetourModel.taughtBy(drives));
  }

  static final Lesson NONE = of(List.of());

  DetourModel model() {
    return model;
  }

  /** How wrong the model is; empty until it has seen enough. */
  Optional<Error> error() {
    return model.error().filter(error -> error.drives() >= FEWEST_DRIVES);
  }

  /**
   * How wrong the county's drawing would have been on these drives; empty until there are enough.
   * It is worked out once: a drawing changes less often than the drives.
   */
  synchronized Optional<Error> errorOf(Function<List<Point>, Optional<Travel>> drawing) {
    var known = ofDrawing;
    if (known == null) {
      known = error(drawing);
      ofDrawing = known;
    }
    return known;
  }

  private Optional<Error> error(Function<List<Point>, Optional<Travel>> between) {
    if (drives.size() < FEWEST_DRIVES) {
      return Optional.empty();
    }
    var places = new LinkedHashMap<Point, Integer>();
    for (var drive : drives) {
      if (places.size() <= MOST_PLACES - 2) {
        places.putIfAbsent(drive.from(), places.size());
        places.putIfAbsent(drive.to(), places.size());
      }
    }
    var tried =
        drives.stream()
            .filter(it -> places.containsKey(it.from()) && places.containsKey(it.to()))
            .toList();
    return between
        .apply(List.copyOf(places.keySet()))
        .flatMap(
            travel ->
                DetourModel.errorOf(
                    tried,
                    drive ->
                        travel
                            .seconds()[places.getOrDefault(drive.from(), 0)][
                            places.getOrDefault(drive.to(), 0)]));
  }
}
