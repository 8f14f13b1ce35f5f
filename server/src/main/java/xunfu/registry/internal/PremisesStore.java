package xunfu.registry.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Identifier;
import xunfu.kernel.Place;
import xunfu.registry.Premises;
import xunfu.registry.Premises.EarlierVisit;
import xunfu.registry.Premises.Equipment;
import xunfu.registry.Premises.Licence;
import xunfu.registry.Premises.Occupant;

/**
 * Finds premises; what hangs on them comes along as JSON, in one statement however many are asked.
 */
@Repository
public class PremisesStore {

  private static final String LIST_SQL =
      """
      select p.*,
             s.id as subject_id, s.name as subject_name, s.scheme, s.identifier, s.representative,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'kind', l.kind, 'number', l.number, 'validUntil', l.valid_until)
                       order by l.kind, l.number), '[]')
                from registry.licence l where l.premises_id = p.id) as licences,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', e.id, 'kind', e.kind, 'name', e.name, 'registration', e.registration,
                       'nextInspection', e.next_inspection) order by e.kind, e.name, e.id), '[]')
                from registry.equipment e where e.premises_id = p.id) as equipment,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'date', v.visited_on, 'officers', v.officers, 'summary', v.summary,
                       'findings', v.findings) order by v.visited_on desc), '[]')
                from registry.earlier_visit v where v.premises_id = p.id) as visits
        from registry.premises p
        left join lateral (
             select s.* from registry.occupancy o join registry.subject s on s.id = o.subject_id
              where o.premises_id = p.id and o.until is null
              order by o.since desc nulls last, s.id limit 1) s on true
       where p.id = any (:ids::uuid[])
       order by p.id
      """;

  private static final String IDS_IN_SQL =
      """
      select id from registry.premises
       where township = :township and township_outcome = 'known'
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  PremisesStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The premises of these ids that there are. */
  public List<Premises> list(Collection<UUID> ids) {
    return jdbc.sql(LIST_SQL)
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(PremisesStore::premises)
        .list();
  }

  /** The premises known to lie in a township. */
  public List<Premises> in(String township, @Nullable UUID after, int limit) {
    return list(
        jdbc.sql(IDS_IN_SQL)
            .param("township", township)
            .param("after", after)
            .param("limit", limit)
            .query(UUID.class)
            .list());
  }

  private static Premises premises(ResultSet row, int number) throws SQLException {
    return new Premises(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getObject("inside", UUID.class),
        occupant(row),
        row.getString("address"),
        SubjectStore.township(row),
        place(row),
        row.getString("phone"),
        JSON.readValue(row.getString("opening_hours"), new TypeReference<List<List<String>>>() {}),
        Arrays.asList((String[]) row.getArray("traits").getArray()),
        JSON.readValue(row.getString("licences"), new TypeReference<List<Licence>>() {}),
        JSON.readValue(row.getString("equipment"), new TypeReference<List<Equipment>>() {}),
        JSON.readValue(row.getString("visits"), new TypeReference<List<EarlierVisit>>() {}),
        row.getString("source"));
  }

  private static @Nullable Occupant occupant(ResultSet row) throws SQLException {
    UUID subject = row.getObject("subject_id", UUID.class);
    return subject == null
        ? null
        : new Occupant(
            subject,
            row.getString("subject_name"),
            new Identifier(row.getString("scheme"), row.getString("identifier")),
            row.getString("representative"));
  }

  private static @Nullable Place place(ResultSet row) throws SQLException {
    String source = row.getString("place_source");
    return source == null
        ? null
        : new Place(
            row.getInt("lat"),
            row.getInt("lon"),
            row.getInt("accuracy_metres"),
            Place.Source.of(source),
            row.getBoolean("place_approximate"));
  }
}
