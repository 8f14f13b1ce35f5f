package xunfu.rounds.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import xunfu.roads.CachedRoads;
import xunfu.roads.Roads;
import xunfu.roads.osm.BadMap;
import xunfu.roads.osm.GraphRoads;

/**
 * The road graph of this server, opened at its start when one was imported. One that cannot be
 * opened is named in the log and left aside: days are then estimated, as without a map.
 */
@Component
class MapOfRoads implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(MapOfRoads.class);

  /** Cells of all tables that are remembered together: 32 MB, three thousand days of 34 doors. */
  private static final long REMEMBERED_CELLS = 4_000_000;

  private final @Nullable GraphRoads graph;
  private final @Nullable Roads roads;

  MapOfRoads(@Value("${xunfu.rounds.roads}") Path directory) {
    graph = opened(directory);
    roads = graph == null ? null : new CachedRoads(graph, REMEMBERED_CELLS);
  }

  private static @Nullable GraphRoads opened(Path directory) {
    if (!GraphRoads.isIn(directory)) {
      return null;
    }
    try {
      var graph = GraphRoads.open(directory);
      LOG.info("Travel is by the roads of {} ({})", graph.source(), graph.attribution());
      return graph;
    } catch (BadMap fault) {
      LOG.warn("Travel is estimated: {}", fault.getMessage());
      return null;
    }
  }

  /** The roads, or empty when there is no map. */
  Optional<Roads> roads() {
    return Optional.ofNullable(roads);
  }

  @Override
  public void destroy() {
    if (graph != null) {
      graph.close();
    }
  }
}
