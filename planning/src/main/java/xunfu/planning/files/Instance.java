package xunfu.planning.files;

import java.util.List;
import xunfu.planning.Problem;

/**
 * A problem read from a file, with what is needed to print its plan in the file's own terms.
 *
 * @param name its name within the file, or the file's name
 * @param problem the problem
 * @param numbers the number under which each stop is printed
 * @param depots the number of the depot from which each vehicle starts, printed when there are
 *     several
 * @param unitsPerDistance engine units in one unit of the file's distances; 10 = tenths
 * @param unitsPerPrize engine units of cost in one unit of the file's prizes
 */
public record Instance(
    String name,
    Problem problem,
    List<Integer> numbers,
    List<Integer> depots,
    int unitsPerDistance,
    int unitsPerPrize) {
  /** Copies the lists. */
  public Instance {
    numbers = List.copyOf(numbers);
    depots = List.copyOf(depots);
  }

  /** Whether vehicles start from more than one depot. */
  public boolean severalDepots() {
    return depots.stream().distinct().count() > 1;
  }
}
