package xunfu.registry.internal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import xunfu.registry.Drawing;
import xunfu.registry.RoadGraph;

/** Keeps drawings and road graphs. */
@Repository
public class GeographyStore {

  private static final String DRAWING_SQL =
      """
      select drawing from registry.geography where county = :county
      """;

  private static final String ROADS_SQL =
      """
      select roads from registry.geography where county = :county
      """;

  private static final String PUT_SQL =
      """
      insert into registry.geography (county, drawing, roads, source)
      values (:county, :drawing::jsonb, :roads::jsonb, :source)
          on conflict (county) do update
         set drawing = excluded.drawing, roads = excluded.roads, source = excluded.source
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  GeographyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Drawing> drawing(String county) {
    return jdbc.sql(DRAWING_SQL)
        .param("county", county)
        .query(String.class)
        .optional()
        .map(json -> JSON.readValue(json, Drawing.class));
  }

  public Optional<RoadGraph> roads(String county) {
    return jdbc.sql(ROADS_SQL)
        .param("county", county)
        .query(String.class)
        .optional()
        .map(json -> JSON.readValue(json, RoadGraph.class));
  }

  public void put(String county, Drawing drawing, RoadGraph roads, String source) {
    jdbc.sql(PUT_SQL)
        .param("county", county)
        .param("drawing", JSON.writeValueAsString(drawing))
        .param("roads", JSON.writeValueAsString(roads))
        .param("source", source)
        .update();
  }
}
