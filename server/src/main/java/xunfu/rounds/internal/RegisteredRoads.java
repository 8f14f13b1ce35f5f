package xunfu.rounds.internal;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import xunfu.kernel.Place;
import xunfu.kernel.Scope;
import xunfu.registry.Geographies;
import xunfu.rounds.Travel;

/**
 * Travel by the road graph that the register has of the acting county, or by stretched straight
 * lines where it has none; the table says that it is estimated.
 */
@Component
class RegisteredRoads implements Travel {

  private final Geographies geographies;

  RegisteredRoads(Geographies geographies) {
    this.geographies = geographies;
  }

  @Override
  public Table between(List<Place> places) {
    var times = geographies.between(Scope.acting().actor().home(), places);
    return new Table(rows(times.seconds()), rows(times.metres()), times.estimated());
  }

  private static List<List<Integer>> rows(int[][] table) {
    return Arrays.stream(table).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }
}
