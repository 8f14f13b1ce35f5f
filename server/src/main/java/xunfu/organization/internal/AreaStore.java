package xunfu.organization.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.organization.Area;

/** Reads areas as they are today. */
@Repository
public class AreaStore {

  private static final String FIND_SQL =
      """
      select a.id, v.code, a.level, v.name, v.parent
        from organization.area a
        join organization.area_version v on v.area = a.id and v.valid_until is null
       where a.id = :id
      """;

  private static final String LINEAGE_SQL =
      """
      with recursive line as (
        select v.*, 0 as step from organization.area_version v where v.area = :id and v.valid_until is null
        union all
        select v.*, line.step + 1 from line
          join organization.area_version v on v.area = line.parent and v.valid_until is null
      )
      select a.id, line.code, a.level, line.name, line.parent
        from line join organization.area a on a.id = line.area
       order by line.step desc
      """;

  private static final String LIST_SQL =
      """
      select a.id, v.code, a.level, v.name, v.parent
        from organization.area_version v
        join organization.area a on a.id = v.area
       where v.valid_until is null
         and (:parent::text is null or v.parent = :parent)
         and (:word::text is null or position(:word in v.name) > 0)
         and (:after::text is null or v.area > :after)
       order by v.area
       limit :limit
      """;

  private static final String ALL_SQL =
      """
      select a.id, v.code, a.level, v.name, v.parent
        from organization.area a
        join organization.area_version v on v.area = a.id and v.valid_until is null
       order by a.level, a.id
      """;

  private final JdbcClient jdbc;

  AreaStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Area> find(String id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(Area.class).optional();
  }

  public List<Area> lineage(String id) {
    return jdbc.sql(LINEAGE_SQL).param("id", id).query(Area.class).list();
  }

  public List<Area> list(
      @Nullable String parent, @Nullable String word, @Nullable String after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("parent", parent)
        .param("word", word)
        .param("after", after)
        .param("limit", limit)
        .query(Area.class)
        .list();
  }

  public List<Area> all() {
    return jdbc.sql(ALL_SQL).query(Area.class).list();
  }
}
