package xunfu.registry;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Place;
import xunfu.registry.internal.GeographyStore;
import xunfu.roads.Travel;

/** How counties lie, to draw them and to say how long a way takes. */
@Service
@Transactional(readOnly = true)
public class Geographies {

  private final GeographyStore store;

  Geographies(GeographyStore store) {
    this.store = store;
  }

  /** What to draw of a county, or empty when nobody has told. */
  public Optional<Drawing> drawing(String county) {
    return store.drawing(county);
  }

  /**
   * How long one drives between these places by the county's own road graph, always an estimate;
   * empty where it has none.
   */
  public Optional<Travel> between(String county, List<Place> places) {
    return store
        .roads(county)
        .filter(roads -> !roads.isEmpty())
        .map(roads -> roads.between(places));
  }

  /** Tells how a county lies; told again, the newer counts. Only the system post of imports may. */
  @Transactional
  public void put(String county, Drawing drawing, RoadGraph roads, String source) {
    store.put(county, drawing, roads, source);
  }
}
